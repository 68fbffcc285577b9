import type { Household } from "./people.ts";
import type { ScriptSpec } from "./spec/automation.ts";
import type { World } from "./world.ts";

/** Now and then somebody runs a script in the app; the script and all that it does have the context of that call. */
export function startScripts(world: World, household: Household, scripts: readonly ScriptSpec[]): void {
  for (const { key, alias, actions, perDay, window } of scripts) {
    const rng = world.rng.fork(`script ${key}`);
    const entityId = `script.${key}`;
    const run = () => {
      const person = household.someone(rng);
      if (!person || !world.reachable(entityId)) return;
      const context = world.context({ user: person.user });
      world.event("call_service", { domain: "script", service: key, service_data: {} }, context);
      world.event("script_started", { name: alias, entity_id: entityId }, context);
      world.set(entityId, "on", context);
      for (const action of actions) world.command(action, context);
      world.after(0.5, () => world.set(entityId, "off", context));
    };
    world.onDay((day) => {
      if (rng.chance(perDay)) world.at(world.calendar.at(day, rng.between(...window)), run);
    });
  }
}
