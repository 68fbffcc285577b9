import { whereAllHold } from "../judge/holds.ts";
import type { ReplayCounts, Suggestion } from "../results.ts";
import type { Range } from "../time/range.ts";
import { conditionsOf } from "../words/automation.ts";
import { conditionInWords } from "../words/routine-in-words.ts";
import { actInWords } from "../words/things.ts";
import { durationInWords, list, plural } from "../words/wording.ts";
import { type Acts, type Habitat, UNDO_WITHIN_MS } from "../world/acts.ts";
import { reaches } from "../world/existing.ts";
import { isValue } from "../world/setters.ts";
import { validationStart, type World } from "../world/world.ts";
import { automationOf, type RunAutomation, toChange } from "./change.ts";
import { type Corrections, count, countsOf, evidenceOf, takenBack, timeOfCorrections, within } from "./corrections.ts";
import { rewriteActions } from "./rewrite-actions.ts";
import { countsWith, tellingConditions } from "./telling-conditions.ts";

const MIN_RUNS = 6;
const MIN_UNDONE = 3;
/** What is taken back more often than this had better not be done. */
const MOSTLY = 0.5;
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
        `Of its ${plural(work.times.length, "run")}, ${undone} were taken back within ${durationInWords(UNDO_WITHIN_MS)}.`,
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
        `Of its ${plural(runs, "run")}, ${undone} were taken back within ${durationInWords(UNDO_WITHIN_MS)}, at no times in particular.`,
        `This is a change of “${alias}”, which exists already, not a new automation: the action is switched off.`,
      ],
    },
  });
}

/** Runs that would not have been, judged by whether somebody took them back. */
function countsWithout(world: World, work: Corrections, range: Range): ReplayCounts {
  return countsOf(world, work, range, (_, undone) => (undone ? "hit" : "wrong"));
}
