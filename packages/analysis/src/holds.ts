import type { Condition } from "./routine.ts";
import { lastAtOrBefore } from "./search.ts";
import { flagAt, stateAt, type World } from "./world.ts";

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

export function holdAll(world: World, conditions: readonly Condition[], time: number): boolean {
  return conditions.every((condition) => holds(world, condition, time));
}
