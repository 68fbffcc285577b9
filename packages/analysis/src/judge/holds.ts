import { lastAtOrBefore, lastAtOrBeforeNear } from "../math/search.ts";
import { flagAt, stateAt, type World } from "../world/world.ts";
import type { Condition } from "./routine.ts";

/** Whether the condition holds at a moment (epoch ms). An entity that says nothing fulfils no condition. */
export function holds(world: World, condition: Condition, time: number): boolean {
  switch (condition.kind) {
    case "weekdays":
      return ((condition.days >> world.clock.weekday(world.clock.day(time))) & 1) === 1;
    case "window": {
      const minute = world.clock.minuteOfDay(time);
      const { from, to } = condition;
      return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
    }
    case "sun":
      return world.sun.isDown(time) === condition.down;
    case "numeric": {
      const value = valueAt(world, condition.entityId, time);
      return condition.direction === "above" ? value > condition.limit : value < condition.limit;
    }
    case "state": {
      const series = world.log.series.get(condition.entityId);
      return series?.kind === "discrete" && stateAt(series, time) === condition.state;
    }
    case "somebody_home":
      return world.occupied !== null && flagAt(world.occupied, time);
  }
}

/** The reading at a moment; NaN when there is none. */
export function valueAt(world: World, entityId: string, time: number): number {
  const series = world.log.series.get(entityId);
  if (series?.kind !== "numeric") return Number.NaN;
  const index = lastAtOrBefore(series.times, time);
  return index < 0 ? Number.NaN : series.values[index]!;
}

/** {@link holds} for many moments, ascending: 1 where it does. */
export function holdsEach(world: World, condition: Condition, times: Float64Array): Uint8Array {
  const kept = new Uint8Array(times.length);
  if (condition.kind !== "state" && condition.kind !== "numeric") {
    for (let i = 0; i < times.length; i++) kept[i] = holds(world, condition, times[i]!) ? 1 : 0;
    return kept;
  }
  const series = world.log.series.get(condition.entityId);
  if (!series) return kept;
  const code = series.kind === "discrete" && condition.kind === "state" ? series.states.indexOf(condition.state) : -1;
  let row = -1;
  for (let i = 0; i < times.length; i++) {
    row = lastAtOrBeforeNear(series.times, times[i]!, row);
    if (row < 0) continue;
    if (series.kind === "discrete") kept[i] = series.codes[row] === code ? 1 : 0;
    else if (condition.kind === "numeric") {
      const value = series.values[row]!;
      kept[i] = (condition.direction === "above" ? value > condition.limit : value < condition.limit) ? 1 : 0;
    }
  }
  return kept;
}

/** The moments (ascending) at which all conditions hold. */
export function whereAllHold(world: World, conditions: readonly Condition[], times: Float64Array): Float64Array {
  let left = times;
  for (const condition of conditions) {
    left = thoseKept(left, holdsEach(world, condition, left));
  }
  return left;
}

/** The moments marked by 1. */
function thoseKept(times: Float64Array, kept: Uint8Array): Float64Array {
  const left = new Float64Array(times.length);
  let count = 0;
  for (let i = 0; i < times.length; i++) if (kept[i] === 1) left[count++] = times[i]!;
  return left.subarray(0, count);
}

export function holdAll(world: World, conditions: readonly Condition[], time: number): boolean {
  return conditions.every((condition) => holds(world, condition, time));
}
