import type { Settings } from "./entity.ts";

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

export interface Action {
  readonly entityId: string;
  readonly state: string;
  readonly settings?: Settings;
  /** Seconds after the action before it. */
  readonly afterSeconds?: number;
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

/** A script that somebody runs from the app now and then. Object id: `script.<key>`. */
export interface ScriptSpec {
  readonly key: string;
  readonly alias: string;
  readonly actions: readonly Action[];
  readonly perDay: number;
  /** Minutes after local midnight. */
  readonly window: readonly [number, number];
}
