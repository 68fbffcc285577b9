import type { Candidate } from "../judge/candidate.ts";
import { standardDeviation } from "../math/statistics.ts";
import type { World } from "../world/world.ts";
import type { Anchor } from "./anchors.ts";

/** A drift must explain this much more than anything that keeps still, in nats: it imitates the sun and chance alike. */
export const DRIFT_GAIN = 20;
/** The times themselves must lie this much closer to the moving time than to one that keeps still, in nats. */
const CLOSER_NATS = 5;

/**
 * Whether the acts of a drifting habit really move: they must scatter less about the moving time than about the wall
 * clock, sunrise and sunset (a likelihood ratio of normal distributions).
 */
export function moves(
  world: World,
  { habitat, verdict }: Candidate,
  drift: Anchor,
  steady: readonly Anchor[],
): boolean {
  const acts = Array.from(verdict.acts, (act, i) => ({ act, day: world.clock.day(verdict.firings[i]!) })).filter(
    ({ act }) => act >= 0,
  );
  const scatter = (anchor: Anchor) =>
    Math.max(1, standardDeviation(acts.map(({ act, day }) => anchor.offset(day, habitat.times[act]!))));
  const about = Math.min(...steady.map(scatter).filter((spread) => !Number.isNaN(spread)));
  return acts.length * Math.log(about / scatter(drift)) >= CLOSER_NATS;
}
