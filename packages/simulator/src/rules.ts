import type { Context } from "./contexts.ts";
import { settled } from "./settled.ts";
import type { Condition, Trigger } from "./spec/automation.ts";
import type { World } from "./world.ts";

/**
 * Calls back when a trigger that waits for a change fires, with the context of the change. That something can be reached again is no
 * change.
 */
export function watch(world: World, trigger: Trigger, fire: (cause: Context) => void): void {
  if (trigger.type === "state") {
    const { entityId, from, to, forMinutes } = trigger;
    /** Counts up with each change, and with each return from being unavailable: either ends a wait. */
    let changes = 0;
    world.listen(entityId, (change) => {
      const begun = ++changes;
      const was = settled(change.from);
      if (settled(change.to) !== to || was === to || was === "unavailable" || (from !== undefined && was !== from))
        return;
      if (forMinutes === undefined) return fire(change.context);
      world.after(forMinutes * 60, () => {
        if (changes === begun && world.reachable(entityId)) fire(change.context);
      });
    });
  }
  if (trigger.type === "numeric") {
    const { entityId, forMinutes } = trigger;
    /** Counts up whenever the value crosses a limit. */
    let crossings = 0;
    world.listen(entityId, ({ from, to, context }) => {
      const now = within(trigger, to);
      if (now !== within(trigger, from)) crossings++;
      if (!now || from === "unavailable" || within(trigger, from)) return;
      if (forMinutes === undefined) return fire(context);
      const crossing = crossings;
      world.after(forMinutes * 60, () => {
        if (crossings === crossing) fire(context);
      });
    });
  }
}

function within({ above = -Infinity, below = Infinity }: { above?: number; below?: number }, state: string): boolean {
  return Number(state) > above && Number(state) < below;
}

/** When a trigger by clock or sun is due on a local day; null when it is none, or the sun does not do it on that day. */
export function due(world: World, trigger: Trigger, day: number): number | null {
  if (trigger.type === "clock") return world.calendar.at(day, trigger.minutes);
  if (trigger.type !== "sun") return null;
  const sun = world.calendar.sun(day, trigger.event);
  return sun === null ? null : sun + trigger.offsetMinutes * 60_000;
}

/** Whether a condition holds now. Days are those of the calendar, or those that a person takes them for. */
export function holds(world: World, condition: Condition, person?: string): boolean {
  switch (condition.type) {
    case "days": {
      const day = world.calendar.dayOf(world.now);
      return condition.days.includes(
        person === undefined ? world.calendar.weekdayOf(day) : world.diary.feelsLike(day, person),
      );
    }
    case "someone_home":
      return world.state("zone.home") !== "0";
    case "dark":
      return world.state("sun.sun") === "below_horizon";
    case "time": {
      const minutes = world.calendar.minutesOf(world.now);
      const { after, before } = condition;
      return after <= before ? minutes >= after && minutes < before : minutes >= after || minutes < before;
    }
    case "state":
      return settled(world.state(condition.entityId)) === condition.state;
    case "numeric":
      return within(condition, world.state(condition.entityId));
  }
}
