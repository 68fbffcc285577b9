import { holdsEach, valueAt } from "../judge/holds.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { WEEKEND, WORKDAYS } from "../judge/routine.ts";
import type { Habitat } from "../world/acts.ts";
import { domainOf, isActionable, isSilent } from "../world/domains.ts";
import { areRelated, people, type World } from "../world/world.ts";

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
  /** What it must gain over the plainest conditions to be preferred, in firings. */
  readonly cost: number;
}

/** A wrong firing inside a learnt limit counts this much against a right one. */
const WRONG_COSTS = 1.5;
/** Learnt windows are widened to these minutes: people are a little early or late. */
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
  const add = (condition: Condition | null, cost: number) => {
    if (!condition || chosen.some((other) => sameSubject(other, condition))) return;
    options.push({
      condition,
      cost,
      keep: holdsEach(world, condition, sample.times),
    });
  };
  add({ kind: "sun", down: true }, 0);
  add({ kind: "sun", down: false }, 0.5);
  add({ kind: "weekdays", days: WORKDAYS }, 0.5);
  add({ kind: "weekdays", days: WEEKEND }, 0.5);
  add(bestWindow(world, sample), 1);
  if (world.occupied && trigger.kind !== "presence") add({ kind: "somebody_home" }, 0.5);
  const area = world.info(habitat.entityId)?.areaId;
  const triggerId = "entityId" in trigger ? trigger.entityId : null;
  for (const series of world.log.series.values()) {
    const { entityId } = series;
    const info = world.info(entityId);
    if (
      entityId === triggerId ||
      info?.category ||
      info?.members?.length ||
      areRelated(world, entityId, habitat.entityId)
    )
      continue;
    if (series.kind === "numeric") {
      const isBrightness = info?.deviceClass === "illuminance";
      if (isBrightness && (info.areaId === area || isOutdoor(entityId))) add(bestLimit(world, entityId, sample), 1);
    } else if (
      area !== undefined &&
      info?.areaId === area &&
      (isActionable(entityId) || domainOf(entityId) === "binary_sensor")
    ) {
      for (const state of series.states) {
        if (!isSilent(state) && series.states.length <= 6) add({ kind: "state", entityId, state }, 1);
      }
    }
  }
  if (trigger.kind !== "presence") {
    for (const person of people(world.log)) {
      if (person.entityId !== triggerId) add({ kind: "state", entityId: person.entityId, state: "home" }, 1.5);
    }
  }
  return options;
}

function isOutdoor(entityId: string): boolean {
  return /outdoor|outside|garden/.test(entityId);
}

/** Two conditions on the same thing say it twice. */
function sameSubject(a: Condition, b: Condition): boolean {
  if (a.kind === "state" && b.kind === "state") return a.entityId === b.entityId;
  if (a.kind === "numeric" && b.kind === "numeric") return a.entityId === b.entityId;
  return a.kind === b.kind;
}

/** The part of the day that holds the most right firings net of wrong ones: a maximum sum over the circle of the day. */
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
  const first = points[best.from % count]!.minute;
  const last = points[best.to % count]!.minute;
  const start = wrap(Math.floor((first - 5) / WINDOW_STEP) * WINDOW_STEP);
  const end = wrap(Math.ceil((last + 6) / WINDOW_STEP) * WINDOW_STEP);
  return start === end ? null : { kind: "window", from: start, to: end };
}

/** The limit of a reading that best tells right from wrong firings. */
function bestLimit(world: World, entityId: string, sample: Sample): Condition | null {
  const points = Array.from(sample.times, (time, i) => ({
    value: valueAt(world, entityId, time),
    right: sample.right[i] === 1,
  }))
    .filter((point) => !Number.isNaN(point.value))
    .sort((a, b) => a.value - b.value);
  let below = 0;
  let best = { sum: 0, limit: Number.NaN, direction: "below" as "above" | "below" };
  const total = points.reduce((sum, point) => sum + worth(point.right), 0);
  for (let i = 0; i + 1 < points.length; i++) {
    below += worth(points[i]!.right);
    if (points[i]!.value === points[i + 1]!.value) continue;
    const limit = roundBetween(points[i]!.value, points[i + 1]!.value);
    if (below > best.sum) best = { sum: below, limit, direction: "below" };
    if (total - below > best.sum) best = { sum: total - below, limit, direction: "above" };
  }
  return Number.isNaN(best.limit) ? null : { kind: "numeric", entityId, direction: best.direction, limit: best.limit };
}

/** The roundest number above `low` and at most `high`. */
export function roundBetween(low: number, high: number): number {
  for (const step of [1000, 500, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.1, 0.01]) {
    const middle = Math.round((low + high) / 2 / step) * step;
    if (middle > low && middle <= high) return Math.round(middle * 100) / 100;
  }
  return high;
}

function worth(right: boolean): number {
  return right ? 1 : -WRONG_COSTS;
}

function wrap(minute: number): number {
  return ((minute % 1440) + 1440) % 1440;
}
