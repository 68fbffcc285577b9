import type { Condition } from "../judge/routine.ts";
import { logLikelihood } from "../math/statistics.ts";
import type { World } from "../world/world.ts";
import { Evidence } from "./evidence.ts";
import { type Sample, toldApart } from "./sample.ts";

/** Parts of the day begin and end at full or half hours. */
const STEP = 30;
const STEPS = 1440 / STEP;
/** Nats that a half hour is less likely to be meant than a full one. */
const HALF_HOUR_NATS = Math.log(2);
/** A part of the day is at least so many steps long. */
const SHORTEST = 2;
/** Natural logarithm of the sum, over all parts of the day, of how likely each is before anything is seen. */
const ALL_PARTS = Math.log(
  Array.from({ length: STEPS * (STEPS - 2 * SHORTEST + 1) }, (_, i) => {
    const from = i % STEPS;
    const to = from + SHORTEST + Math.floor(i / STEPS);
    return Math.exp(-endsNats(from, to));
  }).reduce((sum, one) => sum + one, 0),
);

function endsNats(from: number, to: number): number {
  return ((from & 1) + (to & 1)) * HALF_HOUR_NATS;
}

/** A part of the day that tells right firings from wrong ones. */
export interface Window {
  readonly condition: Condition;
  /**
   * Nats that it takes to say: few where many parts of the day tell as much (the Occam factor of MacKay, Bayesian
   * interpolation, 1992).
   */
  readonly nats: number;
}

/**
 * The part of the day that best tells the right firings from the wrong ones; null when none does.
 */
export function bestWindow(world: World, { times, right }: Sample): Window | null {
  const count = times.length;
  // Before each step, twice round the day for what goes on over midnight.
  const all = new Int32Array(2 * STEPS + 1);
  const rights = new Int32Array(2 * STEPS + 1);
  for (let i = 0; i < count; i++) {
    const step = Math.floor(world.clock.minuteOfDay(times[i]!) / STEP);
    for (const at of [step, step + STEPS]) {
      all[at + 1]!++;
      rights[at + 1]! += right[i]!;
    }
  }
  for (let step = 0; step < 2 * STEPS; step++) {
    all[step + 1]! += all[step]!;
    rights[step + 1]! += rights[step]!;
  }
  const hits = rights[STEPS]!;
  const plain = logLikelihood(hits, count);
  const evidence = new Evidence();
  let best: { from: number; to: number } | null = null;
  let told = { kept: 0, keptRight: 0, nats: 0 }; // mostly nothing happens in another half hour
  for (let from = 0; from < STEPS; from++) {
    for (let length = SHORTEST; length <= STEPS - SHORTEST; length++) {
      const to = from + length;
      const kept = all[to]! - all[from]!;
      const keptRight = rights[to]! - rights[from]!;
      if (keptRight * count <= hits * kept) continue;
      if (kept !== told.kept || keptRight !== told.keptRight)
        told = { kept, keptRight, nats: toldApart(keptRight, kept, hits, count) };
      if (evidence.add(told.nats - plain - endsNats(from, to))) best = { from, to };
    }
  }
  if (!best) return null;
  const { from, to } = best;
  const isEmpty = (step: number) => all[(step % STEPS) + 1] === all[step % STEPS];
  let [first, last] = [from + STEPS, to + STEPS]; // the first step with a firing inside, and the one after the last
  while (isEmpty(first)) first++;
  while (isEmpty(last - 1)) last--;
  let [before, after] = [first, last]; // as far as nothing happened
  while (isEmpty(before - 1)) before--;
  while (isEmpty(after)) after++;
  return {
    condition: {
      kind: "window",
      from: (betweenHours(before, first) % STEPS) * STEP,
      to: (betweenHours(last, after) % STEPS) * STEP,
    },
    nats: endsNats(from, to) - Math.log(evidence.sum) + ALL_PARTS,
  };
}

/** The middle of two steps: a full hour, where there is one between them. */
function betweenHours(low: number, high: number): number {
  const middle = Math.floor((low + high) / 2);
  if (middle % 2 === 0) return middle;
  return middle > low ? middle - 1 : Math.min(middle + 1, high);
}
