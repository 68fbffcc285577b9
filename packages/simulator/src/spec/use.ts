import type { Settings } from "./entity.ts";

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
