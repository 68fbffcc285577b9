import type { Habit } from "../../packages/simulator/src/index.ts";
import { counts } from "./firings.ts";
import { idealOf } from "./ideal.ts";
import type { Offer, Replay } from "./offer.ts";
import type { Firing } from "./replayed.ts";
import type { Counts, HabitResult } from "./result.ts";
import { savedActs, sparedActs } from "./saved.ts";

/** A proposal does right by a habit when it saves this share of what the ideal saves, and is right this often, compared. */
const RIGHT_SAVES = 0.5;
const RIGHT_PRECISION = 0.8;

/** What proposals, and the ideal, did for a habit in the later days. */
export function habitResult(
  habit: Habit,
  replay: Replay,
  proposals: readonly Offer[],
  { split, later, days }: { split: number; later: number; days: number },
): Omit<HabitResult, "fates"> {
  // What corrects an automation is spared by a change of just that one.
  const corrected = habit.kind === "override" ? `automation.${habit.corrects?.automation}` : undefined;
  const ideal = replay(idealOf(habit, days + later / 2), corrected).later;
  const isAbout = ({ suggestion }: Offer) =>
    corrected === undefined
      ? suggestion.entities.some((id) => habit.entities.includes(id))
      : suggestion.evidence.changes?.entityId === corrected;
  const savedBy = (firings: readonly Firing[]) =>
    (corrected === undefined ? savedActs : sparedActs)(habit, firings, split);
  const about = proposals.filter(isAbout);
  const idealSaved = savedBy(ideal);
  const isRight = (firings: readonly Firing[]) =>
    savedBy(firings) >= Math.max(1, RIGHT_SAVES * idealSaved) &&
    precision(counts(firings)) >= RIGHT_PRECISION * precision(counts(ideal));
  const place = about
    .flatMap(({ suggestion, later: firings }) => [
      firings,
      ...(suggestion.evidence.alternatives ?? []).map((other) => replay(other.automation).later),
    ])
    .findIndex(isRight);
  return {
    id: habit.id,
    kind: habit.kind,
    title: habit.title,
    acts: habit.acts.filter((act) => act.at >= split).length,
    saved: about.length === 0 ? 0 : savedBy(about.flatMap((offer) => offer.later)),
    idealSaved,
    ideal: counts(ideal),
    place: place < 0 ? null : place + 1,
  };
}

/** 1 where nothing was judged: it did no harm. */
function precision({ hits, wrong }: Counts): number {
  return hits + wrong === 0 ? 1 : hits / (hits + wrong);
}
