/**
 * The history of a home as the engine reads it: one columnar series per entity, one byte for who acted.
 * Sources build it (see @routinely/home-assistant); the engine never does I/O.
 */

/** Who caused a state change. One byte per change in {@link DiscreteSeries.actors}. */
export const Actor = {
  /** Nobody's act: a restart, a return from `unavailable` or `unknown`, an outage, the first state in the history. */
  nobody: 0,
  /** A person in the app, by voice or through a bridge that acts as a user: the context has a user id. */
  user: 1,
  /** The device itself: a wall switch, a remote, or a sensor that saw something. */
  device: 2,
  /** An automation, script or scene run by one, including late echoes of its commands. */
  automation: 3,
  /** An integration's own action call, e.g. a thermostat that switches its relay. */
  integration: 4,
} as const;
export type Actor = (typeof Actor)[keyof typeof Actor];
export type ActorName = keyof typeof Actor;

/** Changes of an entity with few distinct states (lights, motion, people, …). Columns have equal length, times ascend. */
export interface DiscreteSeries {
  readonly kind: "discrete";
  readonly entityId: string;
  /** Epoch milliseconds. Consecutive equal states are collapsed to the first. */
  readonly times: Float64Array;
  /** Index into {@link states}. */
  readonly codes: Uint16Array;
  /** Distinct states, canonical: `opening` is `open`, `closing` is `closed`; `unavailable` and `unknown` stay. */
  readonly states: readonly string[];
  readonly actors: Uint8Array;
  /** For changes by an automation: index into {@link EventLog.runs} plus one; 0 when unknown or somebody else's. */
  readonly causes: Uint16Array;
  /** For changes by a user: index into {@link EventLog.users} plus one; 0 when not a user's. */
  readonly users: Uint8Array;
}

/** Readings of a sensor. Columns have equal length, times ascend. */
export interface NumericSeries {
  readonly kind: "numeric";
  readonly entityId: string;
  /** Epoch milliseconds. */
  readonly times: Float64Array;
  /** In the entity's unit; NaN while unavailable or unknown. */
  readonly values: Float64Array;
}

export type EntitySeries = DiscreteSeries | NumericSeries;

/** By domain: the attribute that people set besides the state; `value` where the state itself is the setting. */
export const SETTINGS = {
  light: "brightness",
  cover: "current_position",
  valve: "current_position",
  fan: "percentage",
  climate: "temperature",
  water_heater: "temperature",
  humidifier: "humidity",
  media_player: "volume_level",
  number: "value",
  input_number: "value",
} as const;
export type SettingAttribute = (typeof SETTINGS)[keyof typeof SETTINGS];

/** What one entity was set to: how bright, how far open, how warm. Columns have equal length, times ascend. */
export interface SettingSeries {
  readonly entityId: string;
  readonly attribute: SettingAttribute;
  /** Epoch milliseconds. Consecutive equal values are collapsed to the first. */
  readonly times: Float64Array;
  /** As the attribute has it (brightness 0..255, volume 0..1, position and percentage 0..100); NaN while it is off. */
  readonly values: Float64Array;
  /** Who set it, as in {@link DiscreteSeries}. */
  readonly actors: Uint8Array;
  readonly causes: Uint16Array;
  readonly users: Uint8Array;
}

/** When one automation or script ran. */
export interface AutomationRuns {
  /** e.g. `automation.hallway_light`; what the recorded event names. */
  readonly entityId: string;
  readonly name: string;
  /** Epoch milliseconds, ascending. */
  readonly times: Float64Array;
}

export interface EventLogStats {
  /** Rows of the source that were looked at, in the range. */
  readonly rows: number;
  /** Changes and readings kept in the series. */
  readonly events: number;
  readonly entities: number;
  /** Kept changes of discrete series by who acted. */
  readonly byActor: Readonly<Record<ActorName, number>>;
}

export interface EventLog {
  /** Epoch milliseconds of the first and last moment that the history covers, within the range asked for. */
  readonly from: number;
  readonly until: number;
  /** By entity id. An entity's first row may lie before `from`: its state when the range begins. */
  readonly series: ReadonlyMap<string, EntitySeries>;
  /** By entity id, of those whose settings the source knows. */
  readonly settings: ReadonlyMap<string, SettingSeries>;
  readonly runs: readonly AutomationRuns[];
  /** Home Assistant user ids (32 hex digits). */
  readonly users: readonly string[];
  /** Epoch milliseconds at which Home Assistant started, ascending. */
  readonly restarts: Float64Array;
  /** When it had stopped before each of the {@link restarts}; the same moment where that is not known. */
  readonly stops: Float64Array;
  readonly stats: EventLogStats;
  /** What was wrong with the source and left out, as sentences (an unreadable automations file, say). */
  readonly warnings: readonly string[];
}
