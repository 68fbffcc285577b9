import { learnConditions } from "../conditions/learn.ts";
import { whereAllHold } from "../judge/holds.ts";
import { Outcome, type Verdict } from "../judge/judge.ts";
import { ALL_DAYS, type Condition, WEEKEND, WORKDAYS } from "../judge/routine.ts";
import { logLikelihood } from "../math/statistics.ts";
import type { ReplayCounts, Suggestion } from "../results.ts";
import type { Range } from "../time/range.ts";
import { conditionsOf } from "../words/automation.ts";
import { conditionInWords } from "../words/routine-in-words.ts";
import { actInWords } from "../words/things.ts";
import { list, plural } from "../words/wording.ts";
import type { Acts, Habitat } from "../world/acts.ts";
import { reaches } from "../world/existing.ts";
import { isValue } from "../world/setters.ts";
import { validationStart, type World } from "../world/world.ts";
import { automationOf, type RunAutomation, toChange } from "./change.ts";
import { type Corrections, count, countsOf, evidenceOf, takenBack, timeOfCorrections, within } from "./corrections.ts";
import { rewriteActions } from "./rewrite-actions.ts";

const MIN_RUNS = 6;
const MIN_UNDONE = 3;
/** What is left of the runs has to be taken back no more often than this. */
const MAX_STILL_UNDONE = 0.15;
/** What is taken back more often than this had better not be done. */
const MOSTLY = 0.5;
/** A condition has to make what was seen this much more likely, in nats, besides paying for what there is to say. */
const MIN_NATS = 1;
/** Nats to name workdays or weekends, and to name any set of weekdays. */
const NAMED_DAYS = 2;
const ANY_DAYS = Math.log(ALL_DAYS);
/** A run that is taken back costs as much as this many that nobody minds. */
const UNDONE_COSTS = 1.5;
/** Parts of the day are told in these steps, in minutes. */
const STEP = 30;

/**
 * Automations that people take back: the same automation with the condition that tells when they do not, or, where it
 * is mostly taken back and nothing tells when, without that action. Changes of the automation, not new ones.
 */
export function undoneAutomations(world: World, acts: Acts): Suggestion[] {
  return acts.habitats
    .filter((habitat) => !isValue(habitat.target))
    .flatMap((habitat) => takenBack(world, habitat).flatMap((work) => changed(world, habitat, work) ?? []));
}

function changed(world: World, habitat: Habitat, all: Corrections): Suggestion | null {
  const of = automationOf(world, all.cause);
  const life = of && timeOfCorrections(world, all);
  if (!of || !life) return null;
  const work = within(all, life);
  const undone = count(work.corrected);
  if (work.times.length < MIN_RUNS || undone < MIN_UNDONE) return null;
  return (
    onlyWhen(world, habitat, of, work, life) ??
    (undone >= MOSTLY * work.times.length ? switchedOff(world, habitat, of, work, life) : null)
  );
}

/** With the conditions that tell the runs that nobody minds; null when there are none. */
function onlyWhen(
  world: World,
  habitat: Habitat,
  of: RunAutomation,
  work: Corrections,
  life: Range,
): Suggestion | null {
  const conditions = tellingConditions(world, habitat, of, work);
  if (!conditions) return null;
  const start = validationStart(world);
  const earlier =
    start === null ? null : tellingConditions(world, habitat, of, within(work, { from: life.from, until: start }));
  const later = { from: start ?? life.until, until: life.until };
  const keeps = new Set(whereAllHold(world, conditions, work.times));
  const total = countsWith(world, work, conditions, life);
  const undone = count(work.corrected);
  const name = world.name(habitat.entityId);
  const { alias, conditions: existing } = of.automation;
  const when = list(conditions.map((condition) => conditionInWords(world, condition)));
  return toChange({
    of,
    analysisType: "automation_analysis",
    changed: { conditions: [...existing, ...conditionsOf(world, conditions)] as Record<string, unknown>[] },
    about: habitat.entityId,
    title: `${alias}: only ${when}`,
    pattern: `People took back what “${alias}” did to ${name} after ${undone} of its ${plural(work.times.length, "run")}, but hardly ever ${when}.`,
    description: `“${alias}” runs only ${when}, because it was taken back at other times.`,
    confidence: (total.hits + 1.25) / (total.fired + 2.5),
    entities: [habitat.entityId],
    evidence: {
      ...evidenceOf(work, life, (time, undone) => (keeps.has(time) ? (undone ? "wrong" : "hit") : null)),
      total,
      validation: earlier && countsWith(world, work, earlier, later),
      reasons: [
        `Of its ${plural(work.times.length, "run")}, ${undone} were taken back within two minutes.`,
        `With this condition it would have run ${plural(total.fired, "time")}, and ${total.wrong === 0 ? "none" : total.wrong} of these ${total.wrong === 1 ? "was" : "were"} taken back.`,
        `This is a change of “${alias}”, which exists already, not a new automation.`,
      ],
    },
  });
}

/** Without what is mostly taken back; null when it cannot be told apart from what else the automation does. */
function switchedOff(
  world: World,
  { entityId, target }: Habitat,
  of: RunAutomation,
  work: Corrections,
  life: Range,
): Suggestion | null {
  const actions = rewriteActions(
    world,
    of.automation,
    entityId,
    (action) => reaches(world, action, entityId, target),
    (action) => [{ ...action, enabled: false }],
  );
  if (!actions) return null;
  const runs = work.times.length;
  const undone = count(work.corrected);
  const { alias } = of.automation;
  const act = actInWords({ entityId, target }, [world.name(entityId)]);
  const start = validationStart(world);
  return toChange({
    of,
    analysisType: "automation_analysis",
    changed: { actions },
    about: `${entityId}|off`,
    title: `“${alias}” should no longer ${act}`,
    pattern: `People took back what “${alias}” did to ${world.name(entityId)} after ${undone} of its ${plural(runs, "run")}.`,
    description: `“${alias}” does not ${act} any more, because that was mostly taken back. Its action is switched off, not deleted.`,
    confidence: (undone + 1.25) / (runs + 2.5),
    entities: [entityId],
    evidence: {
      ...evidenceOf(work, life, (_, undone) => (undone ? "hit" : "wrong")),
      total: countsWithout(world, work, life),
      validation: start === null ? null : countsWithout(world, work, { from: start, until: life.until }),
      reasons: [
        `Of its ${plural(runs, "run")}, ${undone} were taken back within two minutes, at no times in particular.`,
        `This is a change of “${alias}”, which exists already, not a new automation: the action is switched off.`,
      ],
    },
  });
}

/** Conditions with what they tell: how much likelier, in nats, they make what was seen, besides paying for their words. */
interface Telling {
  readonly conditions: readonly Condition[];
  readonly nats: number;
}

/**
 * Conditions under which the runs are hardly ever taken back, and few others are lost: those that describe what was seen
 * in the fewest words. null when nothing tells them.
 */
function tellingConditions(
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
function countsWith(world: World, work: Corrections, conditions: readonly Condition[], range: Range): ReplayCounts {
  const keeps = new Set(whereAllHold(world, conditions, work.times));
  return countsOf(world, work, range, (time, undone) =>
    keeps.has(time) ? (undone ? "wrong" : "hit") : undone ? null : "missed",
  );
}

/** Runs that would not have been, judged by whether somebody took them back. */
function countsWithout(world: World, work: Corrections, range: Range): ReplayCounts {
  return countsOf(world, work, range, (_, undone) => (undone ? "hit" : "wrong"));
}
