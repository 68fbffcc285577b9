import { holdsEach } from "../judge/holds.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { WEEKEND, WORKDAYS } from "../judge/routine.ts";
import { lastAtOrBeforeNear } from "../math/search.ts";
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
/** A wrong firing inside a learnt limit counts this much against a right one. */
const WRONG_COSTS = 1.5;
/** Learnt windows are widened to these minutes. */
const WINDOW_STEP = 30;

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
  add(bestWindow(world, sample), NATS.window + places);
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
 * The part of the day that holds the most right firings net of wrong ones: a maximum sum over the circle of the day.
 * The right firings seen are few of those to come, so that the window is wider than they are: by its length over their
 * number (as the ends of a uniform distribution are estimated), but at most half way to the next wrong one.
 */
export function bestWindow(world: World, sample: Sample): Condition | null {
  const points = Array.from(sample.times, (time, i) => ({
    minute: world.clock.minuteOfDay(time),
    right: sample.right[i] === 1,
  }));
  points.sort((a, b) => a.minute - b.minute);
  const count = points.length;
  let best = { sum: 0, from: -1, to: -1 };
  let sum = 0;
  let from = 0;
  // Twice round, for windows over midnight; never longer than once round.
  for (let i = 0; i < 2 * count; i++) {
    if (i - from >= count) {
      sum -= worth(points[from % count]!.right);
      from++;
    }
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += worth(points[i % count]!.right);
    if (sum > best.sum) best = { sum, from, to: i };
  }
  if (best.from < 0 || best.to - best.from >= count - 1) return null;
  const minuteOf = (index: number) => points[index % count]!.minute;
  const first = minuteOf(best.from);
  const last = minuteOf(best.to);
  const overshoot = wrap(last - first) / Math.max(1, best.to - best.from);
  const before = wrap(first - minuteOf(best.from + count - 1));
  const after = wrap(minuteOf(best.to + 1) - last);
  const start = wrap(Math.floor((first - Math.max(5, Math.min(overshoot, before / 2))) / WINDOW_STEP) * WINDOW_STEP);
  const end = wrap(Math.ceil((last + Math.max(6, Math.min(overshoot, after / 2))) / WINDOW_STEP) * WINDOW_STEP);
  return start === end ? null : { kind: "window", from: start, to: end };
}

/** The limit of a reading that best tells right from wrong firings. */
function bestLimit(world: World, entityId: string, sample: Sample): Condition | null {
  const [right, wrong] = readingsOf(world, entityId, sample);
  let best = { sum: 0, limit: Number.NaN, direction: "below" as "above" | "below" };
  const total = right.length - WRONG_COSTS * wrong.length;
  const count = right.length + wrong.length;
  let [rights, wrongs] = [0, 0]; // readings at or below the present one
  while (rights + wrongs < count) {
    const value = Math.min(right[rights] ?? Number.POSITIVE_INFINITY, wrong[wrongs] ?? Number.POSITIVE_INFINITY);
    while (right[rights] === value) rights++;
    while (wrong[wrongs] === value) wrongs++;
    if (rights + wrongs === count) break;
    const below = rights - WRONG_COSTS * wrongs;
    const direction = below >= total - below ? "below" : "above";
    const sum = direction === "below" ? below : total - below;
    if (sum <= best.sum) continue;
    const next = Math.min(right[rights] ?? Number.POSITIVE_INFINITY, wrong[wrongs] ?? Number.POSITIVE_INFINITY);
    best = { sum, limit: roundBetween(value, next, world.info(entityId)?.deviceClass), direction };
  }
  return Number.isNaN(best.limit) ? null : { kind: "numeric", entityId, direction: best.direction, limit: best.limit };
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

function worth(right: boolean): number {
  return right ? 1 : -WRONG_COSTS;
}

function wrap(minute: number): number {
  return ((minute % 1440) + 1440) % 1440;
}
