/** How a sensor gets its readings. Rooms are area ids. */
export type SensorModel =
  | { readonly model: "temperature" | "humidity" | "lux" | "co2"; readonly room: string }
  | { readonly model: "outdoor_temperature" | "outdoor_humidity" | "outdoor_lux" | "home_power" }
  /** Of a kWh, set for each hour or by day and night. */
  | { readonly model: "price"; readonly tariff?: "hourly" | "two"; readonly mean?: number }
  /** Power of some devices by entity id, and what they draw while off, in watts. */
  | { readonly model: "power"; readonly of: readonly string[]; readonly standby: number }
  /** Energy since long ago, summed up from a power sensor, in kWh. */
  | { readonly model: "energy"; readonly of: string; readonly start: number }
  | BatteryModel
  /** Of a phone, which is charged at night. */
  | { readonly model: "phone_battery"; readonly perDay: number }
  | { readonly model: "noise"; readonly mean: number; readonly spread: number };

/** A battery that is not charged; percent. */
export interface BatteryModel {
  readonly model: "battery";
  /** Where it would be at the end of the simulated time if it went on for ever: below 0 when it has run out before. */
  readonly atEnd: number;
  readonly perDay: number;
  /** It is reported in steps of so many percent; 1 when left out. */
  readonly step?: number;
  /** Standard deviation of what is reported, as the cold changes it. */
  readonly wobble?: number;
  /** Share of the simulated time at which somebody puts a new one in. */
  readonly replacedAt?: number;
}

/** What a device is set to beside its state, as Home Assistant's actions name it. */
export interface Settings {
  /** Of a thermostat, °C. */
  readonly temperature?: number;
  /** Of a cover: 0 = closed … 100 = open. */
  readonly position?: number;
  /** Of a fan. */
  readonly percentage?: number;
  /** Of a media player: 0..1. */
  readonly volume_level?: number;
  /** Of a light; the recorder keeps it in the call only. */
  readonly brightness_pct?: number;
}

export interface EntitySpec {
  readonly entityId: string;
  readonly name: string;
  readonly areaId?: string;
  /** Name of the device it belongs to; its own name when left out; null for helpers without a device. */
  readonly device?: string | null;
  /** The integration. All entities of `zigbee` share a coordinator. */
  readonly platform: string;
  readonly deviceClass?: string;
  readonly stateClass?: string;
  readonly unit?: string;
  readonly category?: "config" | "diagnostic";
  readonly members?: readonly string[];
  /** A group of its hub: repeats these a moment later with contexts of its own, and does not say whom it repeats. */
  readonly echoes?: readonly string[];
  /** Nobody thinks of switching it off for the night. */
  readonly leftOn?: boolean;
  readonly initial: string;
  /** Nobody has told Home Assistant its room. */
  readonly unassigned?: boolean;
  /** It is in no registry: set up by hand, without an id of its own. */
  readonly unregistered?: boolean;
  /** Of a motion sensor: for how many seconds it stays on after it has seen something. */
  readonly holdSeconds?: number;
  /** What it is set to at first, where that is not usual. */
  readonly setTo?: Settings;
  /** A cover that cannot tell where it is: Home Assistant takes it for what it was told to be. */
  readonly optimistic?: boolean;
  /** Watts while on. */
  readonly watts?: number;
  readonly sensor?: SensorModel;
  /** Seconds between readings. */
  readonly everySeconds?: number;
  /** It reports only what differs from the last report by this much, and once an hour at least. */
  readonly minChange?: number;
  /** Times a day at which it loses its connection. */
  readonly dropsADay?: number;
  /** For how many minutes it does; five minutes to two hours when left out. */
  readonly dropMinutes?: readonly [number, number];
  /** Shares of the simulated time between which it says nothing, unnoticed by Home Assistant. */
  readonly silent?: readonly [number, number];
  /** Times a day at which it flips to and fro for some seconds: a bad contact. */
  readonly chattersADay?: number;
  /** Share of the simulated time after which it reports the same for ever. */
  readonly stuckAfter?: number;
}
