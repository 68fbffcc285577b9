import { holdsEach } from "../judge/holds.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { WEEKEND, WORKDAYS } from "../judge/routine.ts";
import { lastAtOrBeforeNear } from "../math/search.ts";
import { logLikelihood } from "../math/statistics.ts";
import type { Habitat } from "../world/acts.ts";
import { isSilent } from "../world/domains.ts";
import { roomOf } from "../world/room-of.ts";
import { areRelated, type World } from "../world/world.ts";
import { roundBetween } from "./round-between.ts";
import { subjectsOf } from "./subjects.ts";

/** The firings that count: those that were right or wrong. */
export interface Sample {
  readonly times: Float64Array;
  /** 1 = right. */
  readonly right: Uint8Array;
}

/** A condition that might be set, with the firings that it would keep. */
export interface Option {
  readonly condition: Condition;
  readonly keep: Uint8Array;
  /**
   * How much there is to say to name this condition among all, in nats: its kind, its subject and its limits. What is
   * longer to say has to explain that much more (Rissanen, Modeling by shortest data description, 1978).
   */
  readonly nats: number;
}

/** Nats to name the kinds of conditions: darkness is what people go by most. */
const NATS = { dark: 1, light: 2, days: 2, somebody: 2, window: 1.5, brightness: 2, person: 2.5, thing: 2.5 };
/** What a wrong firing inside a window may cost, in right ones. */
const PRICES = [2, 1, 0.5, 0.25];
/** Times of the day that people say, every so many minutes: the roundest first. */
const ROUND_STEPS = [60, 30, 15, 5, 1];
/** Times at which a window may begin or end, as far as they differ. */
const WINDOW_ENDS = 48;
/** A part of the day is at least so many minutes long. */
const SHORTEST_WINDOW = 60;

/** Conditions worth trying for a sample: daylight, part of the day, weekdays, people, brightness, devices of the room. */
export function optionsFor(
  world: World,
  habitat: Habitat,
  trigger: Trigger,
  sample: Sample,
  chosen: readonly Condition[],
): Option[] {
  const options: Option[] = [];
  const add = (condition: Condition | null, nats: number) => {
    if (!condition || chosen.some((other) => sameSubject(other, condition))) return;
    options.push({ condition, nats, keep: holdsEach(world, condition, sample.times) });
  };
  const places = Math.log(Math.max(2, sample.times.length));
  add({ kind: "sun", down: true }, NATS.dark);
  add({ kind: "sun", down: false }, NATS.light);
  add({ kind: "weekdays", days: WORKDAYS }, NATS.days);
  add({ kind: "weekdays", days: WEEKEND }, NATS.days);
  add(bestWindow(world, sample), NATS.window + 2 * Math.log(Math.min(WINDOW_ENDS, sample.times.length)));
  if (world.occupied && trigger.kind !== "presence") add({ kind: "somebody_home" }, NATS.somebody);
  const triggerId = "entityId" in trigger ? trigger.entityId : null;
  const isFree = ({ entityId }: { entityId: string }) =>
    entityId !== triggerId && !areRelated(world, entityId, habitat.entityId);
  const subjects = subjectsOf(world, roomOf(world, habitat.entityId));
  for (const series of subjects.brightness.filter(isFree)) {
    const nats = NATS.brightness + Math.log(subjects.brightness.length) + places;
    add(bestLimit(world, series.entityId, sample), nats);
  }
  const things = subjects.things.filter(isFree);
  for (const { entityId, states } of things) {
    for (const state of states) {
      if (!isSilent(state)) add({ kind: "state", entityId, state }, NATS.thing + Math.log(2 * things.length));
    }
  }
  if (trigger.kind !== "presence") {
    for (const person of subjects.people.filter(isFree)) {
      const nats = NATS.person + Math.log(subjects.people.length);
      add({ kind: "state", entityId: person.entityId, state: "home" }, nats);
    }
  }
  return options;
}

/** Two conditions on the same thing say it twice. */
function sameSubject(a: Condition, b: Condition): boolean {
  if (a.kind === "state" && b.kind === "state") return a.entityId === b.entityId;
  if (a.kind === "numeric" && b.kind === "numeric") return a.entityId === b.entityId;
  return a.kind === b.kind;
}

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
    const kept = points.filter(({ minute }) =>
      from <= to ? minute >= from && minute < to : minute >= from || minute < to,
    );
    return toldApart(kept.filter(({ right }) => right).length, kept.length, hits, count);
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

/** Log-likelihood of all firings when those kept, and those left out, are right at rates of their own. */
export function toldApart(keptRight: number, kept: number, right: number, all: number): number {
  return logLikelihood(keptRight, kept) + logLikelihood(right - keptRight, all - kept);
}

/** The limit of a reading that best tells right from wrong firings. */
function bestLimit(world: World, entityId: string, sample: Sample): Condition | null {
  const [right, wrong] = readingsOf(world, entityId, sample);
  let most = Number.NEGATIVE_INFINITY;
  let limit = Number.NaN;
  let direction: "above" | "below" = "below";
  const count = right.length + wrong.length;
  let [rights, wrongs] = [0, 0]; // readings at or below the present one
  while (rights + wrongs < count) {
    const value = Math.min(right[rights] ?? Number.POSITIVE_INFINITY, wrong[wrongs] ?? Number.POSITIVE_INFINITY);
    while (right[rights] === value) rights++;
    while (wrong[wrongs] === value) wrongs++;
    if (rights + wrongs === count) break;
    const likelihood = toldApart(rights, rights + wrongs, right.length, count);
    if (likelihood <= most) continue;
    most = likelihood;
    const next = Math.min(right[rights] ?? Number.POSITIVE_INFINITY, wrong[wrongs] ?? Number.POSITIVE_INFINITY);
    limit = roundBetween(value, next, world.info(entityId)?.deviceClass);
    direction = rights * count >= right.length * (rights + wrongs) ? "below" : "above";
  }
  return Number.isNaN(limit) ? null : { kind: "numeric", entityId, direction, limit };
}

/** The readings at right and at wrong firings, each ascending. */
function readingsOf(
  world: World,
  entityId: string,
  { times, right }: Sample,
): [right: Float64Array, wrong: Float64Array] {
  const series = world.log.series.get(entityId);
  const found = [new Float64Array(times.length), new Float64Array(times.length)] as const;
  const counts = [0, 0] as [number, number];
  let row = -1;
  for (let i = 0; i < times.length && series?.kind === "numeric"; i++) {
    row = lastAtOrBeforeNear(series.times, times[i]!, row);
    const value = row < 0 ? Number.NaN : series.values[row]!;
    const side = right[i] === 1 ? 0 : 1;
    if (!Number.isNaN(value)) found[side][counts[side]++] = value;
  }
  return [found[0].subarray(0, counts[0]).sort(), found[1].subarray(0, counts[1]).sort()];
}

function wrap(minute: number): number {
  return ((minute % 1440) + 1440) % 1440;
}
