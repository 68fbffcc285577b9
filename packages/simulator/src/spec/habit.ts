import type { Action, AutomationSpec, Condition, Trigger } from "./automation.ts";
import type { Settings } from "./entity.ts";

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
