import type { Condition } from "../judge/routine.ts";
import type { World } from "../world/world.ts";
import { type Sample, toldApart } from "./sample.ts";

/** What a wrong firing inside a window may cost, in right ones. */
const PRICES = [2, 1, 0.5, 0.25];
/** Times of the day that people say, every so many minutes: the roundest first. */
const ROUND_STEPS = [60, 30, 15, 5, 1];
/** A part of the day is at least so many minutes long. */
const SHORTEST_WINDOW = 60;

/**
 * The part of the day that best tells the right firings from the wrong ones: the likeliest of those that hold the most
 * right firings net of wrong ones, at several prices of a wrong one (the scan statistic of Kulldorff, 1997). It ends at
 * the times that are shortest to say for what they explain: at a full hour, if no minutes are worth more.
 */
export function bestWindow(world: World, sample: Sample): Condition | null {
  const points = Array.from(sample.times, (time, i) => ({
    minute: world.clock.minuteOfDay(time),
    right: sample.right[i] === 1,
  }));
  points.sort((a, b) => a.minute - b.minute);
  const count = points.length;
  const hits = points.filter(({ right }) => right).length;
  let best: Stretch | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const price of PRICES) {
    const stretch = richest(points, price);
    if (!stretch) continue;
    const likelihood = toldApart(stretch.right, stretch.to - stretch.from + 1, hits, count);
    if (likelihood <= most) continue;
    best = stretch;
    most = likelihood;
  }
  if (!best) return null;
  const within = (from: number, to: number) => {
    let kept = 0;
    let keptRight = 0;
    for (const { minute, right } of points) {
      if (from <= to ? minute < from || minute >= to : minute < from && minute >= to) continue;
      kept++;
      if (right) keptRight++;
    }
    return toldApart(keptRight, kept, hits, count);
  };
  const last = wrap(Math.floor(points[best.to % count]!.minute) + 1);
  const from = roundest(points[best.from % count]!.minute, (minute) => within(minute, last));
  const to = roundest(last, (minute) => within(from, minute));
  return wrap(to - from) < SHORTEST_WINDOW ? null : { kind: "window", from, to };
}

/** The time of the day near a minute that is the likeliest for the words that it takes: full hours take the fewest. */
function roundest(minute: number, likelihood: (minute: number) => number): number {
  let best = minute;
  let most = Number.NEGATIVE_INFINITY;
  for (const step of ROUND_STEPS) {
    for (const round of [Math.floor(minute / step) * step, Math.ceil(minute / step) * step]) {
      const worth = likelihood(wrap(round)) + Math.log(step);
      if (worth <= most) continue;
      best = wrap(round);
      most = worth;
    }
  }
  return best;
}

interface Point {
  readonly minute: number;
  readonly right: boolean;
}

/** Points of the day in a row, from one index to another (inclusive), counted on over midnight. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How many of them are right. */
  readonly right: number;
}

/** The stretch with the maximum sum over the circle of the day; null when that is the whole day, or nothing. */
function richest(points: readonly Point[], price: number): Stretch | null {
  const count = points.length;
  const worth = (index: number) => (points[index % count]!.right ? 1 : -price);
  let best = { sum: 0, from: -1, to: -1 };
  let sum = 0;
  let from = 0;
  // Twice round, for windows over midnight; never longer than once round.
  for (let i = 0; i < 2 * count; i++) {
    if (i - from >= count) {
      sum -= worth(from);
      from++;
    }
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += worth(i);
    if (sum > best.sum) best = { sum, from, to: i };
  }
  if (best.from < 0 || best.to - best.from >= count - 1) return null;
  let right = 0;
  for (let i = best.from; i <= best.to; i++) if (points[i % count]!.right) right++;
  return { from: best.from, to: best.to, right };
}

function wrap(minute: number): number {
  return ((minute % 1440) + 1440) % 1440;
}
