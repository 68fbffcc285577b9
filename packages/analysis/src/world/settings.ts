import { Actor, type DiscreteSeries, type SettingAttribute, type SettingSeries } from "../event-log.ts";
import { firstAtOrAfter } from "../math/search.ts";
import { MINUTE, SECOND } from "../time/local-clock.ts";
import { inActionUnit, isValue } from "./setters.ts";
import { isPersonsAct, type World } from "./world.ts";

/** Changes closer than this are one: a slider that is dragged, blinds on their way. */
const ONE_CHANGE_MS = MINUTE;
/** What is set this long after a change of state is still chosen for it … */
const AFTER_STATE_MS = 2 * MINUTE;
/** … and this soon before it. */
const BEFORE_STATE_MS = 5 * SECOND;
/** What is set this long after a change of state came along with it, and is no act of its own; blinds take a while. */
const ALONG_MS = 10 * SECOND;
/** Fewer acts than these make no value that people choose. */
const MIN_CHOSEN = 3;
/** More values than these are no habits but a dial that is turned to and fro. */
const MAX_VALUES = 8;
/** What is off has no value. */
export const OFF = "off";
/** The share of acts that have to agree on a value. */
const AGREEING = 0.8;
/** Values this close are the same choice, in the action's unit; for plain numbers, by share of the range in which they were set. */
const TOLERANCE: Readonly<Record<Exclude<SettingAttribute, "value">, number>> = {
  brightness: 5,
  current_position: 5,
  percentage: 5,
  temperature: 0.5,
  humidity: 3,
  volume_level: 0.05,
};
const TOLERANCE_OF_RANGE = 0.02;

/**
 * What an entity was set to as changes between the values that people choose again and again, see
 * {@link settingStatesOf}. null when there is no such value. Changes that came along with a change of the entity's state
 * are nobody's: the change of state is somebody's act already.
 */
export function settingStates(world: World, settings: SettingSeries): DiscreteSeries | null {
  const chosen = settled(settings).filter(
    ({ first }) => first > 0 && isPersonsAct(settings.actors[first]!) && isAlone(world, settings, first),
  );
  const values = commonValues(
    chosen.map((change) => change.value).filter((value) => !Number.isNaN(value)),
    toleranceOf(settings),
  );
  if (values.length === 0) return null;
  const begun = settled(settings).map(({ first }) => first);
  return {
    ...settingStatesOf(settings, values),
    times: Float64Array.from(begun, (index) => settings.times[index]!),
    actors: Uint8Array.from(begun, (index) =>
      isAlone(world, settings, index) ? settings.actors[index]! : Actor.nobody,
    ),
  };
}

/**
 * What an entity was set to as changes between these values (in the action's unit), `other` ones and `off`, each at
 * the moment at which it was reached.
 */
export function settingStatesOf(settings: SettingSeries, values: readonly number[]): DiscreteSeries {
  const changes = settled(settings);
  const tolerance = toleranceOf(settings);
  const states = [...values.map(String), OFF, "other"];
  const codes = changes.map(({ value }) => {
    if (Number.isNaN(value)) return values.length;
    const code = values.findIndex((one) => Math.abs(one - value) <= tolerance);
    return code < 0 ? values.length + 1 : code;
  });
  return {
    kind: "discrete",
    entityId: settings.entityId,
    times: Float64Array.from(changes, ({ last }) => settings.times[last]!),
    codes: Uint16Array.from(codes),
    states,
    actors: Uint8Array.from(changes, ({ first }) => settings.actors[first]!),
    causes: Uint16Array.from(changes, ({ first }) => settings.causes[first]!),
    users: Uint8Array.from(changes, ({ first }) => settings.users[first]!),
  };
}

/**
 * What people set an entity to along with acts at these times (epoch ms), in the action's unit; undefined when they do
 * not agree, when nobody ever chose another value, and when the act alone comes to the same.
 */
export function settingAlong(world: World, entityId: string, times: readonly number[]): number | undefined {
  const settings = world.log.settings.get(entityId);
  if (!settings || times.length === 0) return undefined;
  const tolerance = toleranceOf(settings);
  const values = times.map((time) => valueAlong(settings, time));
  const [value] = commonValues(
    values.filter((one) => !Number.isNaN(one)),
    tolerance,
  );
  if (value === undefined) return undefined;
  const agreeing = values.filter((one) => Math.abs(one - value) <= tolerance).length;
  if (agreeing < AGREEING * times.length) return undefined;
  const isEnd = value <= tolerance || value >= 100 - tolerance;
  if (settings.attribute === "current_position" && isEnd) return undefined;
  const isOnlyOne = settings.values.every(
    (one) => Number.isNaN(one) || Math.abs(inActionUnit(settings.attribute, one) - value) <= tolerance,
  );
  return isOnlyOne ? undefined : value;
}

/** The states in which a thing is off, so that it cannot be set to a value; none for other targets. */
export function statesOff(world: World, entityId: string, target: string): string[] {
  const series = world.log.series.get(entityId);
  if (!isValue(target) || series?.kind !== "discrete") return [];
  return series.states.filter((state) => state === OFF || state === "standby");
}

/** Whether this is only set to a value, while it is on. */
export function mayBeOff(world: World, { entityId, target }: { entityId: string; target: string }): boolean {
  return statesOff(world, entityId, target).length > 0;
}

/** NaN when nothing was set then. */
function valueAlong({ times, values, attribute }: SettingSeries, time: number): number {
  let value = Number.NaN;
  for (let i = firstAtOrAfter(times, time - BEFORE_STATE_MS); i < times.length; i++) {
    if (times[i]! > time + AFTER_STATE_MS) break;
    if (!Number.isNaN(values[i])) value = inActionUnit(attribute, values[i]!);
  }
  return value;
}

/** A change that stayed for a while: the first and the last index of what led there, and the value in the action's unit. */
interface Settled {
  readonly first: number;
  last: number;
  value: number;
}

function settled({ times, values, actors, causes, attribute }: SettingSeries): Settled[] {
  const changes: Settled[] = [];
  for (let i = 0; i < times.length; i++) {
    const value = inActionUnit(attribute, values[i]!);
    const last = changes.at(-1);
    const isContinued =
      last !== undefined &&
      times[i]! - times[i - 1]! < ONE_CHANGE_MS &&
      // Blinds report where they are by themselves; other devices are set anew, also after what came with switching on.
      ((travels(attribute) && actors[i] === Actor.device) ||
        (actors[i] === actors[last.first] && causes[i] === causes[last.first] && !isSwitchedOn(values, last.first)));
    if (isContinued) Object.assign(last, { last: i, value });
    else changes.push({ first: i, last: i, value });
  }
  return changes;
}

function isSwitchedOn(values: Float64Array, index: number): boolean {
  return index > 0 && Number.isNaN(values[index - 1]);
}

function travels(attribute: SettingAttribute): boolean {
  return attribute === "current_position";
}

/** Whether a setting changed without the state of its entity. */
function isAlone(world: World, { entityId, times, attribute }: SettingSeries, index: number): boolean {
  const series = world.log.series.get(entityId);
  if (series?.kind !== "discrete") return true;
  const next = firstAtOrAfter(series.times, times[index]! - (travels(attribute) ? AFTER_STATE_MS : ALONG_MS));
  return next >= series.times.length || series.times[next]! > times[index]! + BEFORE_STATE_MS;
}

/** Values that occur often, the most frequent first, each with all that are close to it. */
export function commonValues(values: readonly number[], tolerance: number): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const common: number[] = [];
  for (const [value] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (common.length === MAX_VALUES) break;
    if (common.some((one) => Math.abs(one - value) <= tolerance)) continue;
    if (values.filter((one) => Math.abs(one - value) <= tolerance).length >= MIN_CHOSEN) common.push(value);
  }
  return common;
}

export function toleranceOf({ attribute, values }: SettingSeries): number {
  if (attribute !== "value") return TOLERANCE[attribute];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most > least ? (most - least) * TOLERANCE_OF_RANGE : 0;
}
