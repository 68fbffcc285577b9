import { learnConditions } from "../conditions/learn.ts";
import { whereAllHold } from "../judge/holds.ts";
import { Outcome, type Verdict } from "../judge/judge.ts";
import { ALL_DAYS, type Condition, WEEKEND, WORKDAYS } from "../judge/routine.ts";
import { logLikelihood } from "../math/statistics.ts";
import type { ReplayCounts } from "../results.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import type { RunAutomation } from "./change.ts";
import { type Corrections, count, countsOf } from "./corrections.ts";

/** What is left of the runs has to be taken back no more often than this. */
const MAX_STILL_UNDONE = 0.15;
/** A condition has to make what was seen this much more likely, in nats, besides paying for what there is to say. */
const MIN_NATS = 1;
/** Nats to name workdays or weekends, and to name any set of weekdays. */
const NAMED_DAYS = 2;
const ANY_DAYS = Math.log(ALL_DAYS);
/** A run that is taken back costs as much as this many that nobody minds. */
const UNDONE_COSTS = 1.5;
/** Parts of the day are told in these steps, in minutes. */
const STEP = 30;

/** Conditions with what they tell: how much likelier, in nats, they make what was seen, besides paying for their words. */
interface Telling {
  readonly conditions: readonly Condition[];
  readonly nats: number;
}

/**
 * Conditions under which the runs are hardly ever taken back, and few others are lost: those that describe what was seen
 * in the fewest words. null when nothing tells them.
 */
export function tellingConditions(
  world: World,
  habitat: Habitat,
  { run }: RunAutomation,
  work: Corrections,
): readonly Condition[] | null {
  const trigger = { kind: "state", entityId: run.entityId, to: "on", forMs: 0 } as const;
  const undone = count(work.corrected);
  const isGood = ({ conditions, nats }: Telling) => {
    if (conditions.length === 0 || nats < MIN_NATS) return false;
    const { hits, wrong, fired } = countsWith(world, work, conditions, world.range);
    const dropped = work.times.length - fired;
    return (
      hits > 0 && wrong <= MAX_STILL_UNDONE * fired && UNDONE_COSTS * (undone - wrong) >= dropped - (undone - wrong)
    );
  };
  const { conditions, nats } = learnConditions(world, habitat, trigger, verdictOf(work));
  const keeps = new Set(whereAllHold(world, conditions, work.times));
  const left = work.corrected.filter((_, i) => keeps.has(work.times[i]!));
  const learnt = { conditions, nats: told(undone, work.times.length, count(left), left.length) - nats };
  const best = [learnt, keptDays(world, work), keptHours(world, work)]
    .filter(isGood)
    .sort((a, b) => b.nats - a.nats)[0];
  return best?.conditions ?? null;
}

/** How much likelier it makes what was seen, in nats, to tell some of the runs, with what of them was undone, from the rest. */
function told(undone: number, runs: number, undoneOfSome: number, some: number): number {
  return (
    logLikelihood(undoneOfSome, some) + logLikelihood(undone - undoneOfSome, runs - some) - logLikelihood(undone, runs)
  );
}

/** The weekdays that tell the most of what is left and what is taken back. */
function keptDays(world: World, { times, corrected }: Corrections): Telling {
  const runs = new Float64Array(7);
  const undone = new Float64Array(7);
  times.forEach((time, i) => {
    const weekday = world.clock.weekday(world.clock.day(time));
    runs[weekday]!++;
    undone[weekday]! += corrected[i]!;
  });
  let best: Telling = { conditions: [], nats: 0 };
  for (let days = 1; days < ALL_DAYS; days++) {
    const sum = (values: Float64Array) =>
      values.reduce((total, value, day) => ((days >> day) & 1 ? total + value : total), 0);
    const [bad, kept] = [sum(undone), sum(runs)];
    if (bad * times.length >= count(corrected) * kept) continue;
    const words = days === WORKDAYS || days === WEEKEND ? NAMED_DAYS : ANY_DAYS;
    const nats = told(count(corrected), times.length, bad, kept) - words;
    if (nats > best.nats) best = { conditions: [{ kind: "weekdays", days }], nats };
  }
  return best;
}

/** The rest of the day when one part of it holds nearly all that is taken back: the part that tells the most. */
function keptHours(world: World, { times, corrected }: Corrections): Telling {
  const steps = 1440 / STEP;
  const runs = new Float64Array(steps + 1); // before each step of the day
  const undone = new Float64Array(steps + 1);
  times.forEach((time, i) => {
    const step = Math.min(steps - 1, Math.floor(world.clock.minuteOfDay(time) / STEP));
    runs[step + 1]!++;
    undone[step + 1]! += corrected[i]!;
  });
  for (let step = 0; step < steps; step++) {
    runs[step + 1]! += runs[step]!;
    undone[step + 1]! += undone[step]!;
  }
  const words = 2 * Math.log(Math.min(steps, times.length));
  let best: Telling = { conditions: [], nats: 0 };
  for (let from = 0; from < steps; from++) {
    for (let to = steps; to > from; to--) {
      const [inside, bad] = [runs[to]! - runs[from]!, undone[to]! - undone[from]!];
      const [rest, others] = [runs[steps]! - inside, undone[steps]! - bad];
      if (rest === 0 || others * inside >= bad * rest) continue;
      const nats = told(undone[steps]!, runs[steps]!, bad, inside) - words;
      if (nats < best.nats) continue; // of equal ones the narrowest, which comes last
      best = { conditions: [{ kind: "window", from: (to * STEP) % 1440, to: from * STEP }], nats };
    }
  }
  return best;
}

/** The runs as firings that were right when nobody took them back. */
function verdictOf({ times, corrected }: Corrections): Verdict {
  const wrong = count(corrected);
  return {
    firings: times,
    outcomes: corrected.map((one) => (one ? Outcome.wrong : Outcome.hit)),
    acts: new Int32Array(times.length).fill(-1),
    hits: times.length - wrong,
    unneeded: 0,
    wrong,
    taken: 0,
  };
}

/** Runs that the conditions would have left, judged by whether somebody took them back. */
export function countsWith(
  world: World,
  work: Corrections,
  conditions: readonly Condition[],
  range: Range,
): ReplayCounts {
  const keeps = new Set(whereAllHold(world, conditions, work.times));
  return countsOf(world, work, range, (time, undone) =>
    keeps.has(time) ? (undone ? "wrong" : "hit") : undone ? null : "missed",
  );
}
