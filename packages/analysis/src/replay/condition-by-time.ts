import { DAY } from "../time/local-clock.ts";
import { durationMs, timeOfDayMs, weekdaysOf } from "./fields.ts";
import type { ConditionReplay } from "./kinds.ts";

/** `after` counts in, `before` does not; over midnight where `before` is the earlier of the two. */
export const timeHolds: ConditionReplay = (history, condition, notes) => {
  const { clock } = history.world;
  const after = timeOfDayMs(condition.after ?? "00:00");
  const before = condition.before === undefined ? DAY : timeOfDayMs(condition.before);
  if (after === null || before === null) {
    notes.add("A condition on a time that another entity tells was taken as fulfilled.");
    return null;
  }
  const weekdays = weekdaysOf(condition.weekday, notes);
  return (time) => {
    const wall = time + clock.offset(time);
    const now = wall - Math.floor(wall / DAY) * DAY;
    const isInside = after < before ? after <= now && now < before : !(before <= now && now < after);
    return isInside && ((weekdays >> clock.weekday(clock.day(time))) & 1) === 1;
  };
};

/**
 * After and before the sunrise and sunset of the local day. As in Home Assistant, a day on which the sun does not do
 * what is asked for fulfils nothing, and "after sunset and before sunrise" means either of the two.
 */
export const sunHolds: ConditionReplay = (history, condition, notes) => {
  const { clock, sun } = history.world;
  const { after, before } = condition;
  const [afterOffset, beforeOffset] = [condition.after_offset, condition.before_offset].map((value) =>
    durationMs(value ?? 0),
  );
  if (afterOffset == null || beforeOffset == null || !(isSunEvent(after) || isSunEvent(before))) {
    notes.add("A sun condition that cannot be read was taken as fulfilled.");
    return null;
  }
  const momentOf = (event: unknown, day: number, offset: number) =>
    isSunEvent(event) ? sun.at(event, day) + offset : null;
  return (time) => {
    const day = clock.day(time);
    const start = momentOf(after, day, afterOffset);
    const end = momentOf(before, day, beforeOffset);
    if (Number.isNaN(start) || Number.isNaN(end)) return false;
    if (after === "sunset" && before === "sunrise") return time < end! || time > start!;
    return (start === null || time >= start) && (end === null || time <= end);
  };
};

function isSunEvent(value: unknown): value is "sunrise" | "sunset" {
  return value === "sunrise" || value === "sunset";
}
