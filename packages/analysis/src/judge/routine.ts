import type { SunEvent } from "../time/sun-times.ts";

/** What sets an automation off, in the engine's own terms. `automation.ts` says it in Home Assistant's. */
export type Trigger =
  /**
   * The wall clock shows this minute of the day (0..1439). With a drift the habit moves by `slope` minutes a day, and
   * `minute` is its time on that `day`; the automation keeps to `minute`.
   */
  | {
      readonly kind: "time";
      readonly minute: number;
      readonly drift?: { readonly slope: number; readonly day: number };
    }
  | { readonly kind: "sun"; readonly event: SunEvent; readonly offsetMinutes: number }
  /** The entity changes to `to` (from anything but unavailable) and stays so for `forMs`. */
  | { readonly kind: "state"; readonly entityId: string; readonly to: string; readonly forMs: number }
  /** The reading crosses the limit in that direction and stays beyond it for `forMs`. */
  | {
      readonly kind: "numeric";
      readonly entityId: string;
      readonly direction: "above" | "below";
      readonly limit: number;
      readonly forMs: number;
    }
  /** The first of the people comes home, or the last one leaves and stays away for `forMs`. */
  | { readonly kind: "presence"; readonly change: "first_comes" | "last_leaves"; readonly forMs: number };

/** Minutes by which a habit's time on a local day differs from the proposed one; 0 unless it moves. */
export function movedOn(trigger: Trigger, day: number): number {
  if (trigger.kind !== "time" || !trigger.drift) return 0;
  return Math.round(trigger.drift.slope * (day - trigger.drift.day));
}

export type Condition =
  /** Bit n is set for day n of the week, Monday = bit 0. */
  | { readonly kind: "weekdays"; readonly days: number }
  /** Local minutes of the day; over midnight when `from` > `to`. `to` is exclusive. */
  | { readonly kind: "window"; readonly from: number; readonly to: number }
  /** The sun is down (dark) or up. */
  | { readonly kind: "sun"; readonly down: boolean }
  | {
      readonly kind: "numeric";
      readonly entityId: string;
      readonly direction: "above" | "below";
      readonly limit: number;
    }
  | { readonly kind: "state"; readonly entityId: string; readonly state: string }
  | { readonly kind: "somebody_home" };

export const ALL_DAYS = 0b1111111;
export const WORKDAYS = 0b0011111;
export const WEEKEND = 0b1100000;
