import { propose } from "../../packages/analysis/src/choice/propose.ts";
import { ANALYSIS_TYPES, type EventLog, type HomeModel } from "../../packages/analysis/src/index.ts";
import { Outcome } from "../../packages/analysis/src/judge/judge.ts";
import type { Scored } from "../../packages/analysis/src/judge/score.ts";
import { collectActs } from "../../packages/analysis/src/world/acts.ts";
import { createWorld } from "../../packages/analysis/src/world/world.ts";
import type { Habit } from "../../packages/simulator/src/index.ts";

const SAME_ACT_MS = 45_000;
const MOST = 4;

/** The candidates that explained most of what was done out of a habit, and what became of each. */
export function fatesOf(log: EventLog, home: HomeModel, habits: readonly Habit[]): Map<string, string[]> {
  const options = { types: [...ANALYSIS_TYPES], hours: (log.until - log.from) / 3_600_000 };
  const world = createWorld(log, home, options);
  const { proposals, dropped } = propose(world, collectActs(world, options), options);
  const fates = [
    ...proposals.flatMap(({ routine }) => routine.parts.map((candidate) => ({ fate: "proposed", candidate }))),
    ...dropped.map(({ filter, candidate, instead }) => ({
      fate: instead ? `${filter} by ${JSON.stringify(instead.trigger)}` : filter,
      candidate,
    })),
  ];
  return new Map(
    habits.map((habit) => {
      const about = fates
        .map((one) => ({ ...one, shared: sharedActs(one.candidate, habit) }))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.shared - b.candidate.verdict.wrong - (a.shared - a.candidate.verdict.wrong));
      const acts = habit.acts.filter(({ at }) => at < log.until).length;
      return [
        habit.id,
        about.slice(0, MOST).map((one) => `${one.shared} of ${acts} acts: ${told(one.candidate)}: ${one.fate}`),
      ];
    }),
  );
}

function sharedActs({ habitat, verdict }: Scored, habit: Habit): number {
  const isTowards = ({ state, settings = {} }: Habit["acts"][number]) =>
    state === habitat.target || Object.values(settings).some((value) => String(value) === habitat.target);
  const times = habit.acts.filter((act) => act.entityId === habitat.entityId && isTowards(act));
  if (times.length === 0) return 0;
  return verdict.acts.filter((act, i) => {
    const at = act < 0 ? Number.NaN : habitat.times[act]!;
    return verdict.outcomes[i] !== Outcome.wrong && times.some((one) => Math.abs(one.at - at) < SAME_ACT_MS);
  }).length;
}

function told({ trigger, conditions, verdict, confidence, logP, logTests, real }: Scored): string {
  const only = conditions.length > 0 ? ` if ${JSON.stringify(conditions)}` : "";
  return `${verdict.hits}/${verdict.wrong} conf ${confidence.toFixed(2)} logP ${logP.toFixed(1)} tests ${logTests.toFixed(1)} real ${real.toFixed(2)} ${JSON.stringify(trigger)}${only}`;
}
