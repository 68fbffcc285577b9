import type { SuggestionView } from "@routinely/api";
import { expect, test } from "vitest";
import { halfHours, plotEvidence, timeOfRoutine } from "./evidence-geometry.ts";

type Evidence = SuggestionView["evidence"];

const counts = { days: 3, daysDone: 2, fired: 2, hits: 1, unneeded: 0, wrong: 1, missed: 1 };

function evidence(changes: Partial<Evidence>): Evidence {
  return {
    total: { from: "2026-03-27T23:00:00Z", until: "2026-03-30T22:00:00Z", ...counts },
    validation: null,
    listedFrom: "2026-03-27T23:00:00Z",
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

test("days of which not all is listed are left out", () => {
  const cut = evidence({ listedFrom: "2026-03-29T10:00:00Z" });
  expect(plotEvidence(cut, "Europe/Amsterdam").days.map(({ date }) => date)).toEqual(["2026-03-29", "2026-03-30"]);
});

test("what is done by hand is counted by half hours of the home's day", () => {
  const plot = plotEvidence(
    evidence({
      firings: [
        { at: "2026-03-28T05:40:00Z", outcome: "hit" },
        { at: "2026-03-28T05:41:00Z", outcome: "unneeded" },
      ],
      misses: [{ at: "2026-03-28T05:50:00Z" }, { at: "2026-03-28T22:59:00Z" }],
    }),
    "Europe/Amsterdam",
  );
  expect(halfHours(plot).flatMap((count, slot) => (count > 0 ? [[slot, count]] : []))).toEqual([
    [13, 2],
    [47, 1],
  ]);
});

test("days that were kept apart are marked, and only the newest are shown when there are too many", () => {
  const kept = evidence({ validation: { from: "2026-03-29T22:00:00Z", until: "2026-03-30T22:00:00Z", ...counts } });
  expect(plotEvidence(kept, "Europe/Amsterdam").days.map(({ unseen }) => unseen)).toEqual([false, false, true]);
  expect(plotEvidence(kept, "Europe/Amsterdam", 2).days).toHaveLength(2);
});

test("a routine without a usual time lies at the median of its moments, unless they are all over the day", () => {
  const at = (time: string) => ({ at: `2026-03-28T${time}:00Z`, outcome: "hit" as const });
  expect(timeOfRoutine(evidence({ firings: [at("09:00"), at("11:00"), at("10:00")] }), "UTC")).toBe(600);
  expect(timeOfRoutine(evidence({ firings: [at("06:00"), at("20:00"), at("10:00"), at("15:00")] }), "UTC")).toBeNull();
  expect(timeOfRoutine(evidence({ usualTime: { minutes: 405, spreadMinutes: 4 } }), "UTC")).toBe(405);
  expect(timeOfRoutine(evidence({}), "UTC")).toBeNull();
});
