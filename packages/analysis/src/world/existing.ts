import type { ExistingAutomation } from "../home.ts";
import { actionFor, setterOf } from "./setters.ts";
import type { World } from "./world.ts";

/** What the configuration of an existing automation says. Written by hand, so that anything may stand anywhere. */

export type Fields = Readonly<Record<string, unknown>>;

/** Keys under which actions stand within actions. */
export const NESTED_ACTIONS = ["choose", "default", "sequence", "then", "else", "parallel", "repeat"];

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One or several, as Home Assistant takes them: a list, or a text with commas. */
export function listOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === "string") return value.split(",").map((one) => one.trim());
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** The triggers with their kinds, in either spelling. */
export function triggersOf({ triggers }: ExistingAutomation): { kind: string; fields: Fields }[] {
  return triggers.filter(isFields).map((fields) => ({ kind: String(fields.trigger ?? fields.platform), fields }));
}

/** Actions at any depth: within choose, if, sequence, parallel and repeat. */
export function actionsWithin(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flatMap(actionsWithin);
  if (!isFields(value)) return [];
  const nested = NESTED_ACTIONS.flatMap((key) => actionsWithin(value[key]));
  return typeof (value.action ?? value.service) === "string" ? [value, ...nested] : nested;
}

/** Whom an action is aimed at: `target`, or in the older spelling the action itself. */
export function aimOf(action: Fields): Fields {
  return isFields(action.target) ? action.target : action;
}

/** Whether an action names the entity, or a group that it is in. */
export function names(world: World, action: Fields, entityId: string): boolean {
  return listOf(aimOf(action).entity_id).some((id) => id === entityId || world.info(id)?.members?.includes(entityId));
}

/** Whether an action is aimed at the entity: by name, in a group, by device or area. */
export function isAimedAt(world: World, action: Fields, entityId: string): boolean {
  const aim = aimOf(action);
  const info = world.info(entityId);
  const isIn = (key: string, value: string | undefined) => value !== undefined && listOf(aim[key]).includes(value);
  return names(world, action, entityId) || isIn("device_id", info?.deviceId) || isIn("area_id", info?.areaId);
}

/** Whether an action brings the entity to the target (a state, or a value as text). */
export function reaches(world: World, action: Fields, entityId: string, target: string): boolean {
  const call = actionFor(entityId, target);
  const verb = verbOf(action);
  if (!call || verb === null || !isAimedAt(world, action, entityId)) return false;
  const setter = setterOf(entityId);
  if (verb !== call.action.split(".")[1]) {
    // To open a cover to some extent opens it.
    return setter?.action === "cover.set_cover_position" && target === "open" && verb === "set_cover_position";
  }
  const data = isFields(action.data) ? action.data : action;
  return Object.entries(call.data ?? {}).every(
    ([key, value]) => data[key] !== undefined && String(data[key]) === String(value),
  );
}

/** Whether an action sets the entity's value, be it while it switches it on. */
export function sets(world: World, action: Fields, entityId: string): boolean {
  const setter = setterOf(entityId);
  const verb = verbOf(action);
  if (!setter || verb === null || !isAimedAt(world, action, entityId)) return false;
  return verb === setter.action.split(".")[1] || (isFields(action.data) && setter.argument in action.data);
}

function verbOf(action: Fields): string | null {
  const name = action.action ?? action.service;
  return typeof name === "string" ? (name.split(".")[1] ?? null) : null;
}

/** Names of the weekdays (`mon`) that a condition limits the automation to; null for every day. */
export function weekdaysOf({ conditions }: ExistingAutomation): string[] | null {
  const limits = conditions.filter(isFields).flatMap(({ weekday }) => (weekday === undefined ? [] : [listOf(weekday)]));
  return limits[0] ?? null;
}

/** Minute of the day of `7:00`, `07:00:00`, or the seconds that YAML reads from it; null for anything else. */
export function minuteOf(at: unknown): number | null {
  if (typeof at === "number") return at / 60;
  const match = /^(\d{1,2}):(\d{2})/.exec(String(at));
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
