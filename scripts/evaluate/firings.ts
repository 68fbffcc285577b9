import { Actor, type EventLog } from "../../packages/analysis/src/index.ts";
import type { Firing } from "./replayed.ts";
import type { Counts } from "./result.ts";

const MINUTE = 60_000;
/** What was meant and what was recorded lie no further apart: covers travel, and late reports. */
const SAME_ACT_MS = 45_000;
/** Automations that do the same within this time do the same thing. */
const SAME_TIME_MS = 10 * MINUTE;
/** Share of its firings that has to be done by something else for a proposal to be superfluous. */
const SUPERFLUOUS = 0.5;

export function counts(firings: readonly Firing[]): Counts {
  const count = (outcome: Firing["outcome"]) => firings.filter((one) => one.outcome === outcome).length;
  return { hits: count("hit"), wrong: count("wrong"), unneeded: count("unneeded") };
}

/** The acts of people that firings would have done for them. */
export class ActSet {
  readonly #times = new Map<string, number[]>();
  readonly size: number;

  constructor(firings: readonly Firing[]) {
    const hits = firings.flatMap(({ entityId, actedAt }) => (actedAt === undefined ? [] : { entityId, actedAt }));
    for (const { entityId, actedAt } of hits)
      this.#times.set(entityId, [...(this.#times.get(entityId) ?? []), actedAt]);
    this.size = hits.length;
  }

  has({ entityId, at }: { entityId: string; at: number }): boolean {
    return this.#times.get(entityId)?.some((time) => Math.abs(time - at) < SAME_ACT_MS) ?? false;
  }
}

/** Whether better ones do at least half of what it does right or wrong: the same act, or the same at that time. */
export function isDuplicate(firings: readonly Firing[], better: readonly Firing[]): boolean {
  const others = Map.groupBy(better.filter(isJudged), whatItDoes);
  const own = firings.filter(isJudged);
  const doubled = own.filter((one) => others.get(whatItDoes(one))?.some((other) => isSame(one, other)));
  return own.length > 0 && doubled.length >= SUPERFLUOUS * own.length;
}

/** Whether automations of the home had done at least half of what it does, at about the time at which it does it. */
export function isAutomated(log: EventLog, firings: readonly Firing[]): boolean {
  const automated = firings.filter(({ entityId, target, outcome, at }) => {
    const series = log.series.get(entityId);
    if (outcome !== "unneeded" || series?.kind !== "discrete") return false;
    return series.times.some(
      (time, row) =>
        Math.abs(time - at) <= SAME_TIME_MS &&
        series.actors[row] === Actor.automation &&
        series.states[series.codes[row]!] === target,
    );
  });
  return firings.length > 0 && automated.length >= SUPERFLUOUS * firings.length;
}

function isJudged({ outcome }: Firing): boolean {
  return outcome !== "unneeded";
}

function whatItDoes({ entityId, target }: Firing): string {
  return `${entityId} ${target}`;
}

function isSame(a: Firing, b: Firing): boolean {
  return (a.actedAt !== undefined && a.actedAt === b.actedAt) || Math.abs(a.at - b.at) <= SAME_TIME_MS;
}
