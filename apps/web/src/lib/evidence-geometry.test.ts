import type { SuggestionView } from "@routinely/api";
import { expect, test } from "vitest";
import { plotEvidence, timeOfRoutine } from "./evidence-geometry.ts";

type Evidence = SuggestionView["evidence"];

const counts = { days: 3, daysDone: 2, fired: 2, hits: 1, unneeded: 0, wrong: 1, missed: 1 };

function evidence(changes: Partial<Evidence>): Evidence {
  return {
    total: { from: "2026-03-27T23:00:00Z", until: "2026-03-30T22:00:00Z", ...counts },
    validation: null,
    firings: [],
    misses: [],
    actedBy: { user: 0, device: 0 },
    usualTime: null,
    usualDelaySeconds: null,
    reasons: [],
    ...changes,
  };
}

test("there is one column for each local day, also when the clock changes, and none for a day that only begins", () => {
  const { days } = plotEvidence(evidence({}), "Europe/Amsterdam");
  expect(days.map(({ date }) => date)).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
  expect(days.map(({ weekend }) => weekend)).toEqual([true, true, false]);
});

test("marks lie on the home's day at the home's time, where the people acted", () => {
  const { marks } = plotEvidence(
    evidence({
      firings: [{ at: "2026-03-28T23:29:00Z", actedAt: "2026-03-28T23:30:00Z", outcome: "hit" }],
      misses: [{ at: "2026-03-30T04:45:00Z" }],
    }),
    "Europe/Amsterdam",
  );
  expect(marks).toEqual([
    { kind: "hit", at: "2026-03-28T23:30:00Z", day: 1, minutes: 30 },
    { kind: "missed", at: "2026-03-30T04:45:00Z", day: 2, minutes: 6 * 60 + 45 },
  ]);
});

test("a day on which something was wrong is not shown as a good one", () => {
  const { days } = plotEvidence(
    evidence({
      firings: [
        { at: "2026-03-28T10:00:00Z", outcome: "hit" },
        { at: "2026-03-28T12:00:00Z", outcome: "wrong" },
        { at: "2026-03-29T10:00:00Z", outcome: "hit" },
        { at: "2026-03-29T12:00:00Z", outcome: "unneeded" },
      ],
    }),
    "Europe/Amsterdam",
  );
  expect(days.map(({ verdict }) => verdict)).toEqual(["wrong", "hit", null]);
});

test("days that were kept apart are marked, and only the newest are shown when there are too many", () => {
  const kept = evidence({ validation: { from: "2026-03-29T22:00:00Z", until: "2026-03-30T22:00:00Z", ...counts } });
  expect(plotEvidence(kept, "Europe/Amsterdam").days.map(({ unseen }) => unseen)).toEqual([false, false, true]);
  expect(plotEvidence(kept, "Europe/Amsterdam", 2).days).toHaveLength(2);
});

test("a routine without a usual time lies at the median of its moments", () => {
  const at = (time: string) => ({ at: `2026-03-28T${time}:00Z`, outcome: "hit" as const });
  expect(timeOfRoutine(evidence({ firings: [at("09:00"), at("20:00"), at("10:00")] }), "UTC")).toBe(600);
  expect(timeOfRoutine(evidence({ usualTime: { minutes: 405, spreadMinutes: 4 } }), "UTC")).toBe(405);
  expect(timeOfRoutine(evidence({}), "UTC")).toBeNull();
});
