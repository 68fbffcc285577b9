import type { Trigger } from "../judge/routine.ts";
import { lastAtOrBeforeNear } from "../math/search.ts";
import type { Range } from "../time/range.ts";
import { domainOf } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { TOLERANCE_MS } from "./chance.ts";

/**
 * How often people do anything while nobody is home, by how often they do while somebody is: 0..1. Not counted is what
 * they do just after the last one left: that is what the leaving may have caused.
 *
 * @param acts everything that people did in the home: epoch ms, ascending
 */
export function shareWhileAway({ occupied }: World, acts: Float64Array, range: Range): number {
  if (!occupied) return 1;
  // One act more than was seen: with little time there is little to go by.
  const away = { acts: 1, ms: 0 };
  const home = { acts: 1, ms: 0 };
  let row = -1;
  for (const act of acts) {
    row = lastAtOrBeforeNear(occupied.times, act, row);
    if (row < 0 || act < range.from || act >= range.until) continue;
    if (occupied.values[row] === 1) home.acts++;
    else if (act - occupied.times[row]! > TOLERANCE_MS) away.acts++;
  }
  for (let i = 0; i < occupied.times.length; i++) {
    const from = Math.max(range.from, occupied.times[i]!);
    const until = Math.min(range.until, occupied.times[i + 1] ?? range.until);
    if (occupied.values[i] === 1) home.ms += Math.max(0, until - from);
    else away.ms += Math.max(0, until - from - TOLERANCE_MS);
  }
  if (home.ms === 0 || away.ms === 0) return 1;
  return Math.min(1, away.acts / away.ms / (home.acts / home.ms));
}

/**
 * How often the act would come by chance after people left, by how often it came before: as seldom as anything is done
 * in an empty home, as far as the home is empty then. 1 for triggers that are no leaving.
 *
 * @param whileAway see {@link shareWhileAway}
 */
export function shareAfter(
  { occupied }: World,
  { trigger, firings }: { readonly trigger: Trigger; readonly firings: Float64Array },
  whileAway: number,
): number {
  const leaves =
    trigger.kind === "presence"
      ? trigger.change === "last_leaves"
      : trigger.kind === "state" && domainOf(trigger.entityId) === "person" && trigger.to !== "home";
  if (!leaves || !occupied || firings.length === 0) return 1;
  let empty = 0;
  let row = -1;
  for (const firing of firings) {
    row = lastAtOrBeforeNear(occupied.times, firing, row);
    if (row >= 0 && occupied.values[row] === 0) empty++;
  }
  const share = empty / firings.length;
  return share * whileAway + 1 - share;
}
