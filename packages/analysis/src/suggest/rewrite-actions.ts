import type { ExistingAutomation } from "../home.ts";
import { aimOf, type Fields, isFields, listOf, NESTED_ACTIONS, names } from "../world/existing.ts";
import type { World } from "../world/world.ts";

/**
 * The automation's actions with those for an entity replaced by others for this entity alone; what they do to other
 * entities stays. null when none is replaced: a whole area, or what a blueprint does, cannot be taken apart.
 *
 * @param isMeant which actions are to be replaced, of those that name the entity or a group that it is in
 * @param replace gets such an action for this entity alone, and gives what comes in its place
 */
export function rewriteActions(
  world: World,
  { actions }: ExistingAutomation,
  entityId: string,
  isMeant: (action: Fields) => boolean,
  replace: (action: Fields) => readonly Fields[],
): Record<string, unknown>[] | null {
  let replaced = 0;
  const rewritten = (value: unknown): readonly Fields[] | null => {
    if (!isFields(value) || !names(world, value, entityId) || !isMeant(value)) return null;
    replaced++;
    const others = listOf(aimOf(value).entity_id).flatMap((id) => {
      if (id === entityId) return [];
      const members = world.info(id)?.members ?? [];
      return members.includes(entityId) ? members.filter((member) => member !== entityId) : [id];
    });
    const own = replace(aimedAt(value, [entityId]));
    return others.length > 0 ? [aimedAt(value, others), ...own] : own;
  };
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.flatMap((one): unknown[] => [...(rewritten(one) ?? [within(one)])]);
    if (!isFields(value)) return value;
    const nested = NESTED_ACTIONS.filter((key) => key in value).map((key) => [key, within(value[key])]);
    return rewritten(value) ?? { ...value, ...Object.fromEntries(nested) };
  };
  const result = within(actions) as Record<string, unknown>[];
  return replaced > 0 ? result : null;
}

/** The action for these entities, in the spelling that it has. */
function aimedAt(action: Fields, ids: readonly string[]): Fields {
  return isFields(action.target) ? { ...action, target: { entity_id: ids } } : { ...action, entity_id: ids };
}
