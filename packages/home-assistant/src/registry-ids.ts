import type { ExistingAutomation } from "@routinely/analysis";
import type { Registry } from "./read-registry.ts";

/**
 * Names entities by their entity id where automations name them by their id in the registry (32 hexadecimal digits),
 * as those made in Home Assistant's user interface do in device triggers, conditions and actions.
 */
export function withEntityIds(automations: readonly ExistingAutomation[], { entities }: Registry) {
  const entityIds = new Map([...entities.values()].flatMap(({ id, entity_id }) => (id ? [[id, entity_id]] : [])));
  const named = (value: unknown): unknown => {
    if (typeof value === "string") return entityIds.get(value) ?? value;
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, named(part)]));
  };
  return automations.map((automation) => named(automation) as ExistingAutomation);
}
