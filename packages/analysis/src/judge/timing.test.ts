import { expect, test } from "vitest";
import type { Habitat } from "../world/acts.ts";
import { Outcome, type Verdict } from "./judge.ts";
import { timingEvidence } from "./timing.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const ONCE_A_DAY = 1 / DAY;
const ALL_DAY = 1440;

/** Firings a day apart, each with the minutes until the act that followed; null where none did. */
function judged(delays: readonly (number | null)[]): [Habitat, Verdict] {
  const times = delays.flatMap((delay, day) => (delay === null ? [] : [day * DAY + delay * MINUTE]));
  const hits = times.length;
  let act = 0;
  const verdict = {
    firings: Float64Array.from(delays, (_, day) => day * DAY),
    outcomes: Uint8Array.from(delays, (delay) => (delay === null ? Outcome.wrong : Outcome.hit)),
    acts: Int32Array.from(delays, (delay) => (delay === null ? -1 : act++)),
    hits,
    wrong: delays.length - hits,
    unneeded: 0,
    taken: 0,
  };
  return [{ times: Float64Array.from(times) } as Habitat, verdict];
}

function evidence(delays: readonly (number | null)[], perMs = ONCE_A_DAY): number {
  return timingEvidence(...judged(delays), perMs, ALL_DAY);
}

test("the closer together the times are, the less they are chance", () => {
  expect(evidence([12, 14, 13, 12, 15])).toBeGreaterThan(evidence([3, 25, 13, 8, 20]) + 3);
});

test("what is left out speaks against a habit, what is done often anyway says little for one", () => {
  expect(evidence([12, null, 14, 13, null, null])).toBeLessThan(evidence([12, 14, 13]));
  expect(evidence([12, 14, 13], 50 * ONCE_A_DAY)).toBeLessThan(0);
});

test("every day on which it is done at its time says more", () => {
  const days = [12, 16, 9, 14, 18, 11, 13];
  const growing = days.map((_, i) => evidence(days.slice(0, i + 1)));
  growing.slice(1).forEach((nats, i) => {
    expect(nats).toBeGreaterThan(growing[i]!);
  });
});
