import type { Context } from "./contexts.ts";
import type { DiarySpec } from "./diary.ts";

/** What happens in a home, in the order of time; the recorder writes it down. */
export type Row =
  | {
      readonly kind: "state";
      readonly at: number;
      readonly entityId: string;
      readonly state: string;
      readonly attributes: string;
      readonly context: Context;
    }
  | {
      readonly kind: "event";
      readonly at: number;
      readonly type: string;
      readonly data: unknown;
      readonly context: Context;
    }
  | { readonly kind: "started" | "stopped"; readonly at: number };

export type Sink = (row: Row) => void;

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

export type Trigger =
  /** Minutes after local midnight. */
  | { readonly type: "clock"; readonly minutes: number }
  | { readonly type: "sun"; readonly event: "sunrise" | "sunset"; readonly offsetMinutes: number }
  | {
      readonly type: "state";
      readonly entityId: string;
      readonly from?: string;
      readonly to: string;
      readonly forMinutes?: number;
    }
  | {
      readonly type: "numeric";
      readonly entityId: string;
      readonly above?: number;
      readonly below?: number;
      readonly forMinutes?: number;
    }
  /** An existing automation ran. */
  | { readonly type: "automation"; readonly entityId: string };

export type Condition =
  /** 0 = Monday … 6 = Sunday, of the local day on which it happens. People take holidays and days off for Sundays, automations do not. */
  | { readonly type: "days"; readonly days: readonly number[] }
  | { readonly type: "someone_home" }
  /** The sun is below the horizon. */
  | { readonly type: "dark" }
  /** Minutes after local midnight; over midnight when before < after. */
  | { readonly type: "time"; readonly after: number; readonly before: number }
  | { readonly type: "state"; readonly entityId: string; readonly state: string }
  | { readonly type: "numeric"; readonly entityId: string; readonly above?: number; readonly below?: number };

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

export interface Action {
  readonly entityId: string;
  readonly state: string;
  readonly settings?: Settings;
  /** Seconds after the action before it. */
  readonly afterSeconds?: number;
}

export type HabitKind =
  | "clock"
  | "sun"
  | "reaction"
  | "off_after"
  | "forgotten"
  | "threshold"
  | "presence"
  | "scene"
  /** Several things one after the other, from something that happens. */
  | "sequence"
  /** A temperature, a position or a volume rather than a state. */
  | "setting"
  | "gap"
  | "override";

/** Something people of the home do again and again, as the profile declares it. */
export interface HabitSpec {
  readonly id: string;
  readonly kind: HabitKind;
  /** A sentence. */
  readonly title: string;
  readonly trigger: Trigger;
  readonly conditions: readonly Condition[];
  readonly actions: readonly Action[];
  /** Chance that they do it when they could. */
  readonly probability: number;
  /** Clock and sun: standard deviation in minutes. */
  readonly spreadMinutes?: number;
  /** Other triggers: shortest and longest delay in seconds. */
  readonly delaySeconds?: readonly [number, number];
  /** Person ids, the first who is able to does it. */
  readonly by: readonly string[];
  /** In the app, at the device itself, or now so, now so. */
  readonly how: "app" | "device" | "either";
  /** The time of the day wanders by so many minutes a day. */
  readonly driftMinutesPerDay?: number;
  /** Shares of the simulated time between which the habit lives. */
  readonly alive?: readonly [number, number];
  readonly corrects?: Correction;
  /** The scene of Home Assistant by which they do it all at once in the app. */
  readonly scene?: string;
}

/** What people would rather have of an automation that they take back or correct. */
export interface Correction {
  /** Object id of the automation. */
  readonly automation: string;
  /** The automation as they want it; null when it had better be switched off. */
  readonly changed: AutomationSpec | null;
}

export type OpportunityOutcome =
  | "done"
  /** They forgot, or did something else instead. */
  | "lapsed"
  /** They forgot, and did it half an hour to hours later. */
  | "late"
  /** It was so already. */
  | "unneeded"
  /** Nobody who could was there and awake, or Home Assistant could not reach the device. */
  | "unable";

/** A habit with what became of it: the ground truth. Times are epoch milliseconds. */
export interface Habit {
  readonly id: string;
  readonly kind: HabitKind;
  readonly title: string;
  readonly entities: readonly string[];
  readonly targets: readonly Action[];
  readonly trigger: Trigger;
  readonly conditions: readonly Condition[];
  readonly probability: number;
  readonly jitter: {
    readonly spreadMinutes?: number;
    readonly delaySeconds?: readonly [number, number];
    readonly driftMinutesPerDay?: number;
  };
  readonly by: readonly string[];
  readonly how: "app" | "device" | "either";
  readonly aliveFrom: number;
  readonly aliveUntil: number;
  /** Each time the habit could have happened. `at` is when they meant to do it. */
  readonly opportunities: { at: number; outcome: OpportunityOutcome }[];
  /** What was done out of this habit, as recorded. */
  readonly acts: { at: number; entityId: string; state: string; settings?: Settings }[];
  readonly corrects?: Correction;
}

export interface AutomationSpec {
  /** Object id: `automation.<key>`; also the id in automations.yaml. */
  readonly key: string;
  readonly alias: string;
  readonly trigger: Trigger;
  readonly conditions: readonly Condition[];
  /** May name entities that do not exist. */
  readonly actions: readonly Action[];
  readonly mode?: "single" | "restart";
  /** Written years ago: in the words that Home Assistant used then, and still takes. */
  readonly oldSpelling?: boolean;
}

export interface Outing {
  /** 0 = Monday … 6 = Sunday. */
  readonly days: readonly number[];
  readonly leave: number;
  readonly back: number;
  readonly spreadMinutes: number;
  readonly probability: number;
  /** Zone name when it has one. */
  readonly place?: string;
}

export interface PersonSpec {
  readonly id: string;
  readonly name: string;
  /** 32 hex digits. */
  readonly userId: string;
  /** Minutes after midnight on workdays and free days; bed may be past 1440. */
  readonly wake: readonly [number, number];
  readonly bed: readonly [number, number];
  /** Standard deviations of waking up and going to bed, in minutes. */
  readonly spread: { readonly wake: number; readonly bed: number };
  readonly outings: readonly Outing[];
  /** Goes to school, has neither a phone nor the app. */
  readonly child?: true;
  /** Weeks of other hours that follow each other. */
  readonly shifts?: readonly Pick<PersonSpec, "wake" | "bed" | "outings">[];
  /** Where they sleep; `bedroom` when left out. */
  readonly bedroom?: string;
  /** Share of random acts that are done in the app. */
  readonly appShare: number;
}

/** A script that somebody runs from the app now and then. Object id: `script.<key>`. */
export interface ScriptSpec {
  readonly key: string;
  readonly alias: string;
  readonly actions: readonly Action[];
  readonly perDay: number;
  /** Minutes after local midnight. */
  readonly window: readonly [number, number];
}

/** Use without a pattern: so many times a day, at any time of a window, for any time. */
export interface RandomUse {
  readonly entityId: string;
  readonly perDay: number;
  /** Minutes after local midnight. */
  readonly window: readonly [number, number];
  readonly on: string;
  readonly off: string;
  /** How long it is on; it stays so when left out. */
  readonly minutes?: readonly [number, number];
  readonly onlyDark?: boolean;
  /** One of these is set, by chance. */
  readonly values?: readonly Settings[];
}

/** A light that people switch on now and then as they come into a dark room, and off as the last one leaves it. */
export interface FollowingLight {
  readonly room: string;
  readonly entityId: string;
  readonly onChance: number;
  readonly offChance: number;
}

/** Something plugged in that runs a programme: watts by minute steps. */
export interface Appliance {
  /** The entity whose load it is. */
  readonly entityId: string;
  readonly perDay: number;
  readonly window: readonly [number, number];
  readonly programme: readonly { readonly minutes: number; readonly watts: number }[];
}

/** A device that acts by itself. */
export type Machine = { readonly entityId: string } & (
  | {
      /** A thermostat; minutes after local midnight, every day. */
      readonly does: "schedule";
      readonly times: readonly { readonly minutes: number; readonly temperature: number }[];
    }
  | { readonly does: "switch_off"; readonly afterMinutes: number }
  | { readonly does: "cycle"; readonly onMinutes: number; readonly offMinutes: number }
  | { readonly does: "follow_motion"; readonly motion: string }
);

/** How punctual and how quick the people of a home are. */
export interface Temperament {
  /** How their times of the day scatter: to both sides, with a long tail of being late, or anyhow within bounds. */
  readonly jitter: "normal" | "skewed" | "uniform";
  /** Their usual delay, as a share of the way from the shortest to the longest. */
  readonly delay: number;
}

export interface HomeSpec {
  readonly name: string;
  readonly timeZone: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly areas: readonly { readonly areaId: string; readonly name: string }[];
  readonly entities: readonly EntitySpec[];
  readonly people: readonly PersonSpec[];
  /** Where people spend their time: weights by part of the day. */
  readonly rooms: {
    readonly morning: Readonly<Record<string, number>>;
    readonly day: Readonly<Record<string, number>>;
    readonly evening: Readonly<Record<string, number>>;
  };
  readonly habits: readonly HabitSpec[];
  readonly automations: readonly AutomationSpec[];
  readonly scripts: readonly ScriptSpec[];
  readonly randomUse: readonly RandomUse[];
  readonly following: readonly FollowingLight[];
  readonly appliances: readonly Appliance[];
  /** Animals that motion sensors see, and the rooms they may go to. */
  readonly pets: readonly { readonly rooms: readonly string[]; readonly perHour: number }[];
  readonly diary: DiarySpec;
  readonly temperament: Temperament;
  readonly machines: readonly Machine[];
  /** Watts that are always drawn. */
  readonly baseWatts: number;
  /** Times a week at which the coordinator of all `zigbee` entities goes down; 1.2 when left out. */
  readonly outagesAWeek?: number;
  /** Yearly mean and half range between winter and summer outside, °C. */
  readonly climate: { readonly mean: number; readonly swing: number };
}
