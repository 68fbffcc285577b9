import { SETTINGS, type SettingAttribute } from "../event-log.ts";
import { actsOf, domainOf } from "../world/domains.ts";
import { inActionUnit, settingOf } from "../world/setters.ts";
import { type Fields, isNumber, isTemplate } from "./fields.ts";

/** What an action wants of an entity: a state, a value to which it is set, or both. Equal goals have equal names. */
export interface Goal {
  /** `on`, `closed`, …; for a value alone, the value. */
  readonly name: string;
  /** Missing where only a value is wanted. */
  readonly isReached?: (state: string) => boolean;
  /** In the action's unit. */
  readonly value?: number;
}

/** What an automation asks of an entity at a moment (epoch ms). */
export interface Effect {
  readonly at: number;
  readonly entityId: string;
  /** Such as `light.turn_on`. */
  readonly action: string;
  readonly goal: Goal;
}

/** What the actions do that are not proposed (domains.ts has the others), by action. */
const STATES_AFTER: Readonly<Record<string, readonly string[]>> = {
  "lock.unlock": ["unlocked", "open"],
  "lock.open": ["open"],
  "vacuum.stop": ["idle"],
  "vacuum.pause": ["paused", "idle"],
  "vacuum.clean_spot": ["cleaning"],
  "lawn_mower.pause": ["paused"],
  "media_player.play_media": ["playing", "buffering"],
  "media_player.media_pause": ["paused"],
  "siren.turn_on": ["on"],
  "siren.turn_off": ["off"],
  "climate.turn_off": ["off"],
  "water_heater.turn_off": ["off"],
  "alarm_control_panel.alarm_arm_home": ["armed_home"],
  "alarm_control_panel.alarm_arm_away": ["armed_away"],
  "alarm_control_panel.alarm_arm_night": ["armed_night"],
  "alarm_control_panel.alarm_arm_vacation": ["armed_vacation"],
  "alarm_control_panel.alarm_disarm": ["disarmed"],
  "cover.open_cover": ["open"],
};

/** Actions that bring an entity out of one state, whatever it becomes. */
const STATES_LEFT: Readonly<Record<string, readonly string[]>> = {
  "climate.turn_on": ["off"],
  "water_heater.turn_on": ["off"],
};

/** Actions whose data name the state. */
const STATE_IN: Readonly<Record<string, string>> = {
  "climate.set_hvac_mode": "hvac_mode",
  "climate.set_temperature": "hvac_mode",
  "water_heater.set_operation_mode": "operation_mode",
  "input_select.select_option": "option",
  "input_text.set_value": "value",
  "text.set_value": "value",
  "select.select_option": "option",
};

/** Actions that open by some part: 0 closes. */
const PART_IN: Readonly<Record<string, { argument: string; some: string; none: string }>> = {
  "cover.set_cover_position": { argument: "position", some: "open", none: "closed" },
  "valve.set_valve_position": { argument: "position", some: "open", none: "closed" },
  "fan.set_percentage": { argument: "percentage", some: "on", none: "off" },
};

/** What a toggle does, by the state it finds. */
const OPPOSITES: Readonly<Record<string, string>> = { on: "off", open: "closed", closed: "open" };

/** Domains of which a value above 0 says the state, too. */
const OPENED_BY_VALUE = new Set(["cover", "valve", "fan"]);

/**
 * @param action e.g. `turn_on`, without its domain
 * @param state of the entity when the action is called
 * @param knowsValues whether the history has what the entity was set to
 * @returns null for an action whose effect the history does not show
 */
export function goalOf(
  entityId: string,
  action: string,
  data: Fields,
  state: string | undefined,
  knowsValues: boolean,
): Goal | null {
  const goal = stateGoal(entityId, action, data, state);
  return withValue(entityId, goal, knowsValues ? settingOf(entityId, data) : undefined);
}

/** @param value in the action's unit */
function withValue(entityId: string, goal: Goal | null, value: number | undefined): Goal | null {
  if (value === undefined || goal?.name === "off") return goal;
  const saysState = value > 0 && OPENED_BY_VALUE.has(domainOf(entityId));
  return goal && !saysState ? { ...goal, value } : { name: String(value), value };
}

function stateGoal(entityId: string, action: string, data: Fields, state: string | undefined): Goal | null {
  const domain = domainOf(entityId);
  if (action === "toggle") return inState(domain, OPPOSITES[state ?? ""] ?? (state === "off" ? "on" : "off"));
  const name = `${domain}.${action}`;
  const left = STATES_LEFT[name];
  if (left) return { name: action, isReached: (one) => !left.includes(one) };
  const argument = STATE_IN[name];
  if (argument !== undefined) return isText(data[argument]) ? exactly([data[argument]]) : null;
  const part = PART_IN[name];
  if (part) {
    const value = data[part.argument];
    return isNumber(value) ? exactly([Number(value) > 0 ? part.some : part.none]) : null;
  }
  // A light that is to have no brightness goes off.
  if (
    name === "light.turn_on" &&
    [data.brightness, data.brightness_pct].some((value) => isNumber(value) && Number(value) === 0)
  )
    return exactly(["off"]);
  const states = STATES_AFTER[name] ?? actsOf(entityId, []).find((target) => target.action === name)?.states;
  return states ? exactly(states) : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && !isTemplate(value);
}

/**
 * What a scene wants of an entity.
 *
 * @param attributes as the entity has them, e.g. `current_position`
 */
export function sceneGoal(entityId: string, state: string, attributes: Fields, knowsValues: boolean): Goal | null {
  const domain = domainOf(entityId);
  const attribute = (SETTINGS as Readonly<Record<string, SettingAttribute>>)[domain];
  const value = attribute && attributes[attribute];
  const isKnown = knowsValues && isNumber(value);
  return withValue(entityId, inState(domain, state), isKnown ? inActionUnit(attribute!, Number(value)) : undefined);
}

function inState(domain: string, state: string): Goal {
  const known = actsOf(`${domain}.`, []).find((target) => target.target === state);
  return exactly(known?.states ?? [state]);
}

function exactly(states: readonly string[]): Goal {
  return { name: states.join("/"), isReached: (state) => states.includes(state) };
}
