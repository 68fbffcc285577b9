import type { AutomationRuns } from "../event-log.ts";
import type { ExistingAutomation } from "../home.ts";
import { type Fields, isFields, listOf } from "../replay/fields.ts";
import { domainOf } from "../world/domains.ts";
import type { World } from "../world/world.ts";

/** An automation whose configuration is known, with its runs. Hand-written YAML may hold anything: what has no shape is left out. */
export interface KnownAutomation {
  readonly automation: ExistingAutomation;
  readonly triggers: readonly Fields[];
  /** undefined where the history does not tell. */
  readonly entityId: string | undefined;
  readonly runs: AutomationRuns | undefined;
  /** Place in the log's runs plus one, as causes name it; 0 without runs. */
  readonly cause: number;
}

/** The automations of the home, matched with their runs by name. */
export function knownAutomations(world: World): KnownAutomation[] {
  const entities = [...world.home.entities.values()].filter(({ entityId }) => domainOf(entityId) === "automation");
  return world.home.automations.map((automation) => {
    const place = world.log.runs.findIndex(
      ({ name, entityId }) => name === automation.alias && domainOf(entityId) === "automation",
    );
    const runs = world.log.runs[place];
    return {
      automation,
      triggers: listOf(automation.triggers).filter(isFields),
      entityId: runs?.entityId ?? entities.find(({ name }) => name === automation.alias)?.entityId,
      runs,
      cause: place + 1,
    };
  });
}
