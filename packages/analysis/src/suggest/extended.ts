import type { Proposal } from "../choice/proposal.ts";
import type { Routine } from "../choice/routines.ts";
import { verdictOf } from "../judge/candidate.ts";
import { judge } from "../judge/judge.ts";
import { ALL_DAYS } from "../judge/routine.ts";
import type { Suggestion } from "../results.ts";
import { MINUTE } from "../time/local-clock.ts";
import { weekdayNames } from "../words/automation.ts";
import { actInWords } from "../words/things.ts";
import { list, timeOfDay } from "../words/wording.ts";
import { actionsWithin, isFields, minuteOf, reaches, triggersOf, weekdaysOf } from "../world/existing.ts";
import type { World } from "../world/world.ts";
import { automationOf, type RunAutomation, toChange } from "./change.ts";

/** What people do this soon after an automation they do along with it. */
const ALONG_MS = 10 * MINUTE;
/** An automation that is to do a routine besides has to do nearly as much of it as a new one would. */
const AS_GOOD = 0.85;
/** Times of the day this close are the same, in minutes. */
const SAME_MINUTES = 20;
/** An automation that still does something on more than this share of its runs is needed when it is. */
const STILL_NEEDED = 0.4;

/**
 * A routine as a change of the automation that does part of it: for another lamp too, on other days too, or at another
 * time. null when it had better be an automation of its own.
 *
 * @param suggestion the routine as a new automation
 */
export function asChange(world: World, { routine }: Proposal, suggestion: Suggestion): Suggestion | null {
  for (let cause = 1; cause <= world.log.runs.length; cause++) {
    const of = automationOf(world, cause);
    if (!of) continue;
    const change =
      withMoreThings(world, of, routine, suggestion) ??
      (doesJust(world, of, routine)
        ? (onMoreDays(world, of, routine) ?? atOtherTime(of, cause, routine, suggestion))
        : null);
    if (!change) continue;
    const { alias } = of.automation;
    const reason = `This is a change of “${alias}”, which exists already, not a new automation.`;
    return toChange({
      of,
      analysisType: "automation_gap_detection",
      changed: change.changed,
      about: suggestion.fingerprint,
      title: `${alias}: ${change.title}`,
      pattern: suggestion.pattern,
      description: change.description,
      confidence: suggestion.confidence,
      entities: suggestion.entities,
      evidence: { ...suggestion.evidence, reasons: [...suggestion.evidence.reasons, reason] },
    });
  }
  return null;
}

interface Changed {
  readonly changed: Parameters<typeof toChange>[0]["changed"];
  readonly title: string;
  readonly description: string;
}

/** People do it soon after the automation has run, each time it does: another lamp, say. */
function withMoreThings(
  world: World,
  of: RunAutomation,
  { parts }: Routine,
  { automation }: Suggestion,
): Changed | null {
  const actions = actionsWithin(of.automation.actions);
  if (parts.some(({ habitat }) => actions.some((action) => reaches(world, action, habitat.entityId, habitat.target))))
    return null;
  const isAlong = parts.every(({ habitat, verdict, life }) => {
    const runs = of.run.times.filter((time) => time >= life.from && time < life.until);
    const along = judge(habitat, runs, ALONG_MS, world.range.until);
    return (
      along.hits >= AS_GOOD * verdict.hits &&
      along.hits > 0 &&
      along.wrong <= verdict.wrong + (1 - AS_GOOD) * verdict.hits
    );
  });
  if (!isAlong) return null;
  return {
    changed: { actions: [...of.automation.actions, ...automation.actions] },
    title: `also ${list(parts.map(({ habitat }) => actInWords(habitat, [world.name(habitat.entityId)])))}`,
    description: "it also does what people did by hand soon after it.",
  };
}

/** Whether the automation does all that the routine does, and nothing else. */
function doesJust(world: World, { automation }: RunAutomation, { parts }: Routine): boolean {
  const actions = actionsWithin(automation.actions);
  const isOf = (action: (typeof actions)[number]) =>
    parts.some(({ habitat }) => reaches(world, action, habitat.entityId, habitat.target));
  return (
    actions.length > 0 &&
    actions.every(isOf) &&
    parts.every(({ habitat }) => actions.some((action) => reaches(world, action, habitat.entityId, habitat.target)))
  );
}

/** At the automation's own time, on days that it leaves out. */
function onMoreDays(
  world: World,
  { automation }: RunAutomation,
  { trigger, conditions, parts }: Routine,
): Changed | null {
  const days = weekdaysOf(automation);
  const [minute, ...others] = timesOf(automation);
  if (trigger.kind !== "time" || days === null || minute === undefined || others.length > 0) return null;
  if (!(Math.abs(minute - trigger.minute) <= SAME_MINUTES)) return null;
  const isAsGood = parts.every((part) => {
    const there = verdictOf(world, { ...part, trigger: { kind: "time", minute }, conditions }, part.life);
    return there.hits >= AS_GOOD * part.verdict.hits;
  });
  if (!isAsGood) return null;
  const more = weekdayNames(daysOf(conditions));
  const all = weekdayNames(ALL_DAYS).filter((day) => days.includes(day) || more.includes(day));
  if (all.length === days.length) return null;
  const without = automation.conditions.flatMap((condition) => {
    if (!isFields(condition) || condition.weekday === undefined) return [condition];
    return all.length === 7 ? [] : [{ ...condition, weekday: all }];
  });
  return {
    changed: { conditions: without as Record<string, unknown>[] },
    title: all.length === 7 ? "every day" : `also on ${more.join(", ")}`,
    description: "it also runs on the days on which people did it by hand at its time.",
  };
}

function daysOf(conditions: Routine["conditions"]): number {
  const limit = conditions.find((condition) => condition.kind === "weekdays");
  return limit?.days ?? ALL_DAYS;
}

/** At the time at which people do it, where the automation comes too late or is taken back. */
function atOtherTime(
  { automation, run }: RunAutomation,
  cause: number,
  { trigger, conditions, parts }: Routine,
  suggestion: Suggestion,
): Changed | null {
  if (trigger.kind !== "time" && trigger.kind !== "sun") return null;
  if (triggersOf(automation).length !== 1 || !["time", "sun"].includes(triggersOf(automation)[0]!.kind)) return null;
  const own = weekdaysOf(automation) ?? weekdayNames(ALL_DAYS);
  if (own.some((day) => !weekdayNames(daysOf(conditions)).includes(day))) return null;
  const runs = run.times.length;
  const works = Math.max(...parts.map(({ habitat }) => workOf(habitat, cause)));
  if (runs === 0 || works > STILL_NEEDED * runs) return null;
  const others = suggestion.automation.conditions.filter((condition) => condition.weekday === undefined);
  const when = trigger.kind === "time" ? `at ${timeOfDay(trigger.minute)}` : `by ${trigger.event}`;
  return {
    changed: {
      triggers: suggestion.automation.triggers,
      conditions: [...automation.conditions, ...others] as Record<string, unknown>[],
    },
    title: `${when} instead`,
    description: `it runs ${when}, when people did it by hand.`,
  };
}

/** How often the automation really brought the habitat about. */
function workOf({ series, reached }: Routine["parts"][number]["habitat"], cause: number): number {
  let works = 0;
  for (let i = 1; i < series.times.length; i++) {
    if (series.causes[i] !== cause || reached[series.codes[i]!] !== 1) continue;
    works++;
  }
  return works;
}

/** Minutes of the day of the automation's triggers, when all are times. */
function timesOf(automation: RunAutomation["automation"]): number[] {
  return triggersOf(automation).flatMap(({ kind, fields }) => {
    const minute = kind === "time" ? minuteOf(fields.at) : null;
    return minute === null ? [Number.NaN] : [minute];
  });
}
