import type { Candidate } from "../judge/candidate.ts";
import { lastAtOrBeforeNear } from "../math/search.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import { Exposure } from "../world/exposure.ts";
import { areRelated, type World } from "../world/world.ts";
import { rateAround, rateOnOtherDays, TOLERANCE_MS } from "./chance.ts";
import { shareAfter } from "./empty-home.ts";
import { type Fit, fitTrigger, MIN_FOLLOWED } from "./fit.ts";
import type { Occasions } from "./occasions.ts";
import { oddsOf } from "./odds.ts";
import { isOpposite } from "./sense.ts";
import type { TriggerPool } from "./trigger-pool.ts";

/**
 * Routines in which people do something soon after something else changed.
 *
 * @param only the entity (null: presence) whose changes are looked at; all, when left out
 */
export function reactionCandidates(
  world: World,
  habitat: Habitat,
  pool: TriggerPool,
  range: Range,
  only?: string | null,
): Candidate[] {
  const exposure = new Exposure(habitat);
  const odds = oddsOf(
    world,
    habitat,
    pool.changes.map(({ entityId }) => entityId),
  );
  return pool.changes.flatMap((source) => {
    world.progress.tick();
    if (only !== undefined && source.entityId !== only) return [];
    if (source.entityId !== null && areRelated(world, source.entityId, habitat.entityId)) return [];
    const { trigger, firings, entityId } = source;
    if (trigger.kind === "state" && isOpposite(world, habitat, entityId, trigger.to)) return [];
    if (!isPromising(habitat, source, range)) return [];
    return (
      fitTrigger(
        world,
        habitat,
        reactionTo(
          world,
          habitat,
          exposure,
          trigger,
          firings,
          odds(entityId),
          shareAfter(world, source, pool.whileAway),
        ),
        range,
      ) ?? []
    );
  });
}

/**
 * What happens at a moment is compared with what happens around it, and at the same time of other days.
 *
 * @param share how often the act comes by chance after the trigger, by how often it came before
 */
export function reactionTo(
  world: World,
  habitat: Habitat,
  exposure: Exposure,
  trigger: Fit["trigger"],
  firings: Float64Array,
  nats: number,
  share = 1,
): Fit {
  return {
    trigger,
    firings,
    nats,
    rate(kept, conditions, life) {
      const around = rateAround(exposure, kept, life, share);
      if (share < 1) return around; // on other days somebody is home then
      return Math.max(around, rateOnOtherDays(world, habitat, conditions, firings, kept, life, around));
    },
  };
}

/** A first look: acts follow the trigger more often than its share of the time, and not too seldom an occasion. */
export function isPromising(habitat: Habitat, { firings, coverage }: Occasions, range: Range): boolean {
  const least = Math.max(MIN_FOLLOWED, (0.02 * coverage * (range.until - range.from)) / TOLERANCE_MS);
  if (habitat.times.length < least) return false;
  let followed = 0;
  let acts = 0;
  let last = -1;
  for (const time of habitat.times) {
    if (time < range.from || time >= range.until) continue;
    acts++;
    last = lastAtOrBeforeNear(firings, time, last);
    if (last >= 0 && time - firings[last]! <= TOLERANCE_MS) followed++;
  }
  return followed >= least && followed >= 0.05 * acts && followed >= 1.3 * coverage * acts;
}
