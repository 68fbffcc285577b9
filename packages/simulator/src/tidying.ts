import type { Household } from "./people.ts";
import { holds } from "./rules.ts";
import type { Action } from "./spec/automation.ts";
import type { Habit } from "./spec/habit.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { World } from "./world.ts";

/**
 * What no living habit and no automation switches off does not stay on for ever: somebody sees to it, at some time of the evening or
 * on the day after.
 */
export function startTidying(world: World, household: Household, home: HomeSpec, habits: readonly Habit[]): void {
  const automated = new Set(home.automations.flatMap(({ actions }) => switchedOff(actions)));
  for (const { entityId, watts, members, areaId, leftOn } of home.entities) {
    if (
      !watts ||
      members ||
      leftOn ||
      areaId === "garden" ||
      automated.has(entityId) ||
      entityId.startsWith("climate.")
    )
      continue;
    const rng = world.rng.fork(`tidying ${entityId}`);
    const ended = habits.filter(({ targets }) => switchedOff(targets).includes(entityId));
    const tidy = () => {
      const person = household.someone(rng);
      const habitual = ended.some(({ aliveFrom, aliveUntil }) => world.now >= aliveFrom && world.now < aliveUntil);
      if (!person || habitual || !rng.chance(0.85)) return;
      household.act(person, { entityId, state: "off" }, rng.chance(person.spec.appShare) ? "app" : "device");
    };
    world.onDay((day) => {
      world.at(world.calendar.at(day, rng.between(480, 960)), () => {
        if (!holds(world, { type: "dark" })) tidy();
      });
      world.at(world.calendar.at(day, rng.between(1250, 1425)), tidy);
    });
  }
}

function switchedOff(actions: readonly Action[]): string[] {
  return actions.filter(({ state }) => state === "off").map(({ entityId }) => entityId);
}
