import { domainOf } from "../world/domains.ts";
import { type Fields, fieldsOf, isFields, isTemplate, textsOf } from "./fields.ts";
import { type Effect, type Goal, goalOf, sceneGoal } from "./goals.ts";
import type { History } from "./history.ts";
import type { Notes } from "./notes.ts";
import { targetedBy } from "./targets.ts";

/** What an action call asks of which entities when it is made at a moment (epoch ms). */
export type Order = (time: number) => Effect[];

/** Actions that tell people something or look after Home Assistant: nothing that people would do by hand. */
const ELSEWHERE = new Set([
  "notify",
  "persistent_notification",
  "tts",
  "logbook",
  "system_log",
  "automation",
  "recorder",
]);

/** Reads an action call; null when it does nothing that the history shows, with a note unless that is all right. */
export function orderOf(history: History, action: Fields, notes: Notes): Order | null {
  const name = action.action ?? action.service ?? deviceAction(action);
  if (action.scene !== undefined || name === "scene.turn_on") {
    notes.add("What a scene sets is not known here, so it was left out.");
    return null;
  }
  if (typeof name !== "string" || isTemplate(name) || !name.includes(".")) {
    notes.add("An action that cannot be read was left out.");
    return null;
  }
  if (name === "scene.apply") return sceneOrder(history, action);
  const domain = domainOf(name);
  if (ELSEWHERE.has(domain)) return null;
  const verb = name.slice(domain.length + 1);
  const data = { ...fieldsOf(action.data_template), ...fieldsOf(action.data) };
  if ([action.data, ...Object.values(data)].some(isTemplate))
    notes.add(`What ${name} sets by templates is not known here, so it was left out.`);
  const ids = targetedBy(history.world, { ...action, data }, domain);
  if (ids.length === 0) notes.add(`The action ${name} names no entity that is known here.`);
  const goals = new Map<string, Goal | null>();
  const goalIn = (entityId: string, state: string | undefined) => {
    const key = `${entityId} ${state}`;
    let goal = goals.get(key);
    if (goal === undefined) {
      goal = goalOf(entityId, verb, data, state, history.world.log.settings.has(entityId));
      goals.set(key, goal);
      if (!goal) notes.add(`What ${name} does to ${entityId} is not in the history.`);
    }
    return goal;
  };
  return (time) =>
    ids.flatMap((entityId) => {
      const goal = goalIn(entityId, history.stateAt(entityId, time));
      return goal ? { at: time, entityId, action: name, goal } : [];
    });
}

/** `type: turn_on` of a device, where it names the entity: the same as the entity's action. */
function deviceAction({ device_id, domain, type, entity_id }: Fields): string | undefined {
  const isReadable = device_id !== undefined && typeof domain === "string" && typeof entity_id === "string";
  return isReadable && typeof type === "string" ? `${domain}.${type}` : undefined;
}

/** `scene.apply` says itself what it sets, by entity: a state, or an object with one. */
function sceneOrder({ world }: History, action: Fields): Order {
  const goals = Object.entries(fieldsOf(fieldsOf(action.data).entities)).flatMap(
    ([entityId, value]): [string, Goal][] => {
      const [state] = textsOf(isFields(value) ? value.state : value);
      const goal = state && sceneGoal(entityId, state, fieldsOf(value), world.log.settings.has(entityId));
      return goal ? [[entityId, goal]] : [];
    },
  );
  return (time) => goals.map(([entityId, goal]) => ({ at: time, entityId, action: "scene.apply", goal }));
}
