import type { MotionSensors } from "./motion.ts";
import type { Household } from "./people.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { World } from "./world.ts";

/**
 * Evenings with guests: they come through the door, move about in more rooms than their hosts would, and use switches that are
 * none of their habits.
 */
export function startGuests(world: World, household: Household, home: HomeSpec, motion: MotionSensors): void {
  const rng = world.rng.fork("guests");
  const lights = home.entities.filter(({ entityId, members }) => entityId.startsWith("light.") && !members);
  const rooms = Object.keys(home.rooms.evening);
  world.onDay((day) => {
    const visit = world.diary.visit(day);
    if (!visit) return;
    const until = world.calendar.at(day, visit.until);
    const stay = () => {
      if (world.now >= until || !household.someone(rng)) return;
      const room = rng.chance(0.7) ? rng.weighted(home.rooms.evening) : rng.pick(rooms);
      motion.see(room);
      const light = lights.find(({ areaId }) => areaId === room);
      if (light && rng.chance(0.08)) {
        const { entityId } = light;
        if (world.reachable(entityId)) world.touch({ entityId, state: world.state(entityId) === "on" ? "off" : "on" });
      }
      world.after(rng.wait(240) + 15, stay);
    };
    world.at(world.calendar.at(day, visit.from), () => {
      if (!household.someone(rng)) return;
      household.throughTheDoor(rng);
      world.after(20, stay);
      world.at(until, () => household.throughTheDoor(rng));
    });
  });
}
