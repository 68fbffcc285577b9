import type { Rng } from "../rng.ts";
import type { HomeSpec } from "../spec/home.ts";
import { withBadAutomations } from "./bad-automations.ts";
import { withBatteries } from "./batteries.ts";
import { withEnergy } from "./energy.ts";
import { withHubGroups, withReporting, withWeakDevices } from "./weak-devices.ts";

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
