import { firstAtOrAfter, lastAtOrBefore } from "../math/search.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Fields } from "./fields.ts";
import type { History } from "./history.ts";
import { Notes } from "./notes.ts";
import type { Aim } from "./outcomes.ts";
import { firedBy } from "./triggers.ts";

/** An act of people that the automation would not have done for them. */
export interface Miss {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly entityId: string;
  readonly target: string;
}

/** An act this far from the time of an automation that keeps to clock and sun belongs to something else. */
const NEAR_MS = 90 * MINUTE;

interface Replayed {
  readonly triggers: readonly Fields[];
  readonly holds: (time: number, triggerId: string) => boolean;
  readonly byTime: boolean;
  readonly range: Range;
}

/**
 * Acts towards the aims that no firing came before: those under the automation's conditions; for one that keeps to
 * clock and sun, those near a time at which it fires under its conditions.
 */
export function missesOf(history: History, aims: readonly Aim[], replayed: Replayed): Miss[] {
  const belongs = replayed.byTime ? nearFirings(history, replayed) : underConditions(replayed);
  return aims
    .flatMap(({ habitat: { entityId, target, times }, isClaimed }) => {
      const misses: Miss[] = [];
      const end = firstAtOrAfter(times, replayed.range.until);
      for (let act = firstAtOrAfter(times, replayed.range.from); act < end; act++) {
        if (!isClaimed[act] && belongs(times[act]!)) misses.push({ at: times[act]!, entityId, target });
      }
      return misses;
    })
    .sort((a, b) => a.at - b.at);
}

function nearFirings(history: History, { triggers, holds, range }: Replayed): (time: number) => boolean {
  const wide = { from: range.from - NEAR_MS, until: range.until + NEAR_MS };
  const fired = firedBy(history, triggers, wide, new Notes()).filter(({ at, id }) => holds(at, id));
  const times = Float64Array.from(fired, ({ at }) => at);
  return (time) => {
    const before = lastAtOrBefore(times, time);
    return [times[before], times[before + 1]].some((at) => at !== undefined && Math.abs(at - time) <= NEAR_MS);
  };
}

function underConditions({ triggers, holds }: Replayed): (time: number) => boolean {
  const ids = triggers.map(({ id }) => String(id));
  return (time) => ids.some((id) => holds(time, id));
}
