import { Outcome } from "../judge/judge.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { logBinomialTail } from "../math/statistics.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Chosen } from "./select.ts";

/** Half of what people do at a time of their own choice never falls into so short a time of the day … */
const EXACT_DAILY_MS = 5_000;
/** … nor so exactly that long after they switched the thing on. */
const EXACT_WAIT_MS = 2_000;
/** Fewer acts may be exact by luck. */
const MIN_ACTS = 6;
const LONGEST_CYCLE_MS = 120 * MINUTE;
/** People are right no more often than this … */
const MOST_RELIABLE = 0.97;
/** … so that what this is the chance of is no person's. */
const TOO_RELIABLE = 0.01;

/**
 * Routines that a device keeps by itself, and nobody: a thermostat's own schedule, a plug's timer, a pump that comes and
 * goes, a lamp that its hub switches with a door. People are never so exact, never forget nothing, and do not switch one
 * thing on and off for ever after the same waits.
 */
export function keptByDevices(chosen: readonly Chosen[]): Set<Chosen> {
  const waits = chosen.filter((one) => isOwnWait(one) && isByDevice(one));
  const cycles = waits.filter((one) =>
    waits.some((other) => other !== one && other.habitat.entityId === one.habitat.entityId),
  );
  const machines = new Set([...cycles, ...chosen.filter((one) => isSchedule(one) || isTimer(one) || isTireless(one))]);
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

function isTireless(candidate: Chosen): boolean {
  const { hits, wrong } = candidate.verdict;
  return isByDevice(candidate) && logBinomialTail(hits, hits + wrong, MOST_RELIABLE) < Math.log(TOO_RELIABLE);
}

function isOwnWait({ trigger, habitat }: Chosen): boolean {
  return (
    trigger.kind === "state" &&
    trigger.entityId === habitat.entityId &&
    trigger.forMs > 0 &&
    trigger.forMs <= LONGEST_CYCLE_MS
  );
}

function isSchedule(candidate: Chosen): boolean {
  const { trigger, verdict, habitat } = candidate;
  if (trigger.kind !== "time" && trigger.kind !== "sun") return false;
  const delays = actsOf(candidate).map((act) => habitat.times[act]! - verdict.firings[verdict.acts.indexOf(act)]!);
  return isByDevice(candidate) && shortestHalf(delays) < EXACT_DAILY_MS;
}

/** The thing is always switched that long after it was switched before, whatever else happens then. */
function isTimer(candidate: Chosen): boolean {
  const { series, times } = candidate.habitat;
  const lasted = actsOf(candidate).map(
    (act) => times[act]! - series.times[lastAtOrBefore(series.times, times[act]! - 1)]!,
  );
  return isByDevice(candidate) && shortestHalf(lasted) < EXACT_WAIT_MS;
}

/** Seldom in the app: whoever acted stood at the device, or was the device. */
function isByDevice(candidate: Chosen): boolean {
  const acts = actsOf(candidate);
  const byUser = acts.filter((act) => candidate.habitat.byUser[act] === 1).length;
  return acts.length - byUser >= MIN_ACTS && byUser <= acts.length / 4;
}

/** Indices of the acts that it explains. */
function actsOf({ verdict }: Chosen): number[] {
  return [...verdict.acts].filter((act, i) => act >= 0 && verdict.outcomes[i] === Outcome.hit);
}

/** Length of the shortest stretch in which half of the values lie: a spread that stragglers do not widen. */
function shortestHalf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.ceil(sorted.length / 2);
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i + half <= sorted.length; i++) shortest = Math.min(shortest, sorted[i + half - 1]! - sorted[i]!);
  return shortest;
}
