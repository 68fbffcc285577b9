import type { Household } from "./people.ts";
import { holds } from "./rules.ts";
import type { Settings } from "./spec/entity.ts";
import type { RandomUse } from "./spec/use.ts";
import type { World } from "./world.ts";

/** People use things without a pattern, too. */
export function startRandomUse(world: World, household: Household, uses: readonly RandomUse[]): void {
  for (const use of uses) {
    const rng = world.rng.fork(`random ${use.entityId} ${use.on} ${use.window} ${use.values?.length}`);
    const act = (state: string, settings?: Settings): boolean => {
      const person = household.someone(rng);
      if (!person) return false;
      const byHand = use.entityId.startsWith("binary_sensor.") || (settings !== undefined && state !== use.off);
      const how = !byHand && rng.chance(person.spec.appShare) ? "app" : "device";
      return household.act(person, { entityId: use.entityId, state, ...(settings && { settings }) }, how);
    };
    world.onDay((day) => {
      for (let minutes = use.window[0] + gap(); minutes < use.window[1]; minutes += gap()) {
        world.at(world.calendar.at(day, minutes), () => {
          if (use.onlyDark && !holds(world, { type: "dark" })) return;
          if (world.state(use.entityId) !== use.off) return;
          if (!act(use.on, use.values && rng.pick(use.values)) || !use.minutes) return;
          const end = () => {
            // Nobody is there: it stays so until somebody comes.
            if (world.state(use.entityId) !== use.off && !act(use.off)) world.after(60 * rng.between(10, 60), end);
          };
          world.after(60 * rng.between(...use.minutes), end);
        });
      }
    });
    /** A Poisson process over the window. */
    function gap(): number {
      return rng.wait((use.window[1] - use.window[0]) / use.perDay);
    }
  }
}
