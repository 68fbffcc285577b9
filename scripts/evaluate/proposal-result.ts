import type { EventLog } from "../../packages/analysis/src/index.ts";
import type { Habit } from "../../packages/simulator/src/index.ts";
import { ActSet, counts, isAutomated, isDuplicate } from "./firings.ts";
import { isProposed, type Offer } from "./offer.ts";
import type { Firing } from "./replayed.ts";
import type { ProposalResult } from "./result.ts";

/** Nobody can know of a habit that stopped less than this before the end of what was mined. */
const KNOWN_DEAD_AFTER = 3 * 86_400_000;

/**
 * What came of a proposal.
 *
 * @param better what was offered before it
 * @param split end of the mined days and begin of the later ones, epoch ms
 */
export function proposalResult(
  log: EventLog,
  { suggestion, before, later }: Offer,
  better: readonly Offer[],
  truth: readonly Habit[],
  split: number,
): ProposalResult {
  const { total } = suggestion.evidence;
  const habit = habitBehind(before, truth);
  const isChange = suggestion.evidence.changes !== undefined;
  return {
    title: suggestion.title,
    trigger: String(suggestion.automation.triggers[0]?.trigger),
    confidence: suggestion.confidence,
    proposed: isProposed({ suggestion }),
    before: { hits: total.hits, wrong: total.wrong, unneeded: total.unneeded },
    later: counts(later),
    habit: habit?.title ?? null,
    kind: habit?.kind ?? null,
    dead: habit !== null && habit.aliveUntil < split - KNOWN_DEAD_AFTER,
    duplicate:
      !isChange &&
      isDuplicate(
        [...before, ...later],
        better.flatMap((one) => [...one.before, ...one.later]),
      ),
    automated: !isChange && isAutomated(log, [...before, ...later]),
  };
}

/** The habit out of which people did at least half of what the firings did; null when there is none. */
function habitBehind(judged: readonly Firing[], truth: readonly Habit[]): Habit | null {
  const done = new ActSet(judged);
  const shares = truth.map((habit) => ({ habit, acts: habit.acts.filter((act) => done.has(act)).length }));
  const best = shares.sort((a, b) => b.acts - a.acts)[0];
  return best && best.acts > 0 && best.acts >= done.size / 2 ? best.habit : null;
}
