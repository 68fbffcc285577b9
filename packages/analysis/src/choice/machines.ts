import { Outcome } from "../judge/replay.ts";
import type { Scored } from "../judge/score.ts";
import { logBinomialTail } from "../math/statistics.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Habitat } from "../world/acts.ts";
import type { Chosen } from "./select.ts";

/** Half of what people do at a time of their own choice never falls into so short a time of the day … */
const EXACT_DAILY_MS = 10_000;
/** … nor so exactly that long after they switched the thing on. */
const EXACT_WAIT_MS = 2_000;
/** Fewer acts may be exact by luck. */
const MIN_ACTS = 6;
const LONGEST_CYCLE_MS = 120 * MINUTE;
/** People are right no more often than this … */
const MOST_RELIABLE = 0.97;
/** … so that what this is the chance of is no person's. */
const TOO_RELIABLE = 0.02;

/**
 * Routines that a device keeps by itself, and nobody: a thermostat's own schedule, a plug's timer, a pump that comes and
 * goes, a lamp that its hub switches with a door. People are never so exact, never forget nothing, and do not switch one
 * thing on and off for ever after the same waits.
 *
 * @param candidates all explanations of what was chosen: what is exact by one of them is so, whichever was preferred
 */
export function keptByDevices(
  chosen: readonly Chosen[],
  candidates: ReadonlyMap<Habitat, readonly Scored[]>,
): Set<Chosen> {
  const waits = chosen.filter((one) => isOwnWait(one) && isByDevice(one));
  const cycles = waits.filter((one) =>
    waits.some((other) => other !== one && other.habitat.entityId === one.habitat.entityId),
  );
  const isSchedule = (one: Chosen) =>
    candidates.get(one.habitat)?.some((other) => isExact(other) && explains(other, one)) ?? false;
  const machines = new Set([...cycles, ...chosen.filter((one) => isSchedule(one) || isTireless(one))]);
  // What switches a thing on with a door switches it off with that door.
  const links = new Set([...machines].flatMap(linkOf));
  return new Set([
    ...machines,
    ...chosen.filter((one) => isByDevice(one) && linkOf(one).some((link) => links.has(link))),
  ]);
}

/** The thing with what sets it off; none where that is the time, or the people. */
function linkOf({ habitat, trigger }: Chosen): string[] {
  return "entityId" in trigger ? [`${habitat.entityId} ${trigger.entityId}`] : [];
}

/** Whether most acts that the second explains, the first explains, too. */
function explains({ verdict }: Scored, other: Scored): boolean {
  const acts = new Set(verdict.acts);
  const shared = other.verdict.acts.filter((act, i) => other.verdict.outcomes[i] === Outcome.hit && acts.has(act));
  return shared.length > other.verdict.hits / 2;
}

function isTireless(candidate: Chosen): boolean {
  const { hits, wrong } = candidate.verdict;
  return isByDevice(candidate) && logBinomialTail(hits, hits + wrong, MOST_RELIABLE) < Math.log(TOO_RELIABLE);
}

function isOwnWait({ trigger, habitat }: Scored): boolean {
  return (
    trigger.kind === "state" &&
    trigger.entityId === habitat.entityId &&
    trigger.forMs > 0 &&
    trigger.forMs <= LONGEST_CYCLE_MS
  );
}

function isExact(candidate: Scored): boolean {
  const { kind } = candidate.trigger;
  const isDaily = kind === "time" || kind === "sun";
  if (!isDaily && !isOwnWait(candidate)) return false;
  return isByDevice(candidate) && shortestHalf(delaysOf(candidate)) < (isDaily ? EXACT_DAILY_MS : EXACT_WAIT_MS);
}

/** Seldom in the app: whoever acted stood at the device, or was the device. */
function isByDevice({ habitat, verdict }: Scored): boolean {
  const acts = [...verdict.acts].filter((act, i) => act >= 0 && verdict.outcomes[i] === Outcome.hit);
  const byUser = acts.filter((act) => habitat.byUser[act] === 1).length;
  return acts.length - byUser >= MIN_ACTS && byUser <= acts.length / 4;
}

/** How long after the firings they acted, in milliseconds, ascending. */
function delaysOf({ habitat, verdict }: Scored): number[] {
  const delays: number[] = [];
  verdict.acts.forEach((act, i) => {
    if (act >= 0 && verdict.outcomes[i] === Outcome.hit) delays.push(habitat.times[act]! - verdict.firings[i]!);
  });
  return delays.sort((a, b) => a - b);
}

/** Length of the shortest stretch in which half of the sorted values lie: a spread that stragglers do not widen. */
function shortestHalf(sorted: readonly number[]): number {
  const half = Math.ceil(sorted.length / 2);
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i + half <= sorted.length; i++) shortest = Math.min(shortest, sorted[i + half - 1]! - sorted[i]!);
  return shortest;
}
