import type { Rng } from "../rng.ts";
import type { HomeSpec } from "../types.ts";
import { withBadAutomations } from "./bad-automations.ts";
import { withBatteries } from "./batteries.ts";
import { withEnergy } from "./energy.ts";
import { withHubGroups, withReporting, withWeakDevices } from "./weak-devices.ts";

export interface FaultOptions {
  readonly rng: Rng;
  /** Length of the simulated time. */
  readonly days: number;
  /** 0 = all is well, 1 = as in most homes. */
  readonly burden: number;
  /** Whether an entity plays no part in the habits and automations of the home: what people do must not hang on a fault. */
  isFree(entityId: string): boolean;
}

/** Adds what goes wrong in homes by chance: much in some, nothing in others. */
export function withFaults(home: HomeSpec, rng: Rng, days: number): HomeSpec {
  const burden = rng.pick([0, 0.5, 1, 1, 2]);
  const steps = { withBatteries, withHubGroups, withWeakDevices, withEnergy, withReporting, withBadAutomations };
  return Object.entries(steps).reduce((before, [name, add]) => {
    const used = JSON.stringify([before.habits, before.automations, before.scripts]);
    const isFree = (entityId: string) => !used.includes(`"${entityId}"`);
    return add(before, { rng: rng.fork(name), days, burden, isFree });
  }, home);
}
