import { learnConditions } from "../conditions/learn.ts";
import { Actor } from "../event-log.ts";
import { iso } from "../judge/evidence.ts";
import { whereAllHold } from "../judge/holds.ts";
import { Outcome, type Verdict } from "../judge/replay.ts";
import type { Condition } from "../judge/routine.ts";
import { automationSchema, type ReplayCounts, type Suggestion } from "../results.ts";
import type { Range } from "../time/range.ts";
import { conditionsOf } from "../words/automation.ts";
import { conditionInWords } from "../words/routine-in-words.ts";
import { list, plural } from "../words/wording.ts";
import { type Acts, type Habitat, UNDO_WITHIN_MS } from "../world/acts.ts";
import { daysOf, isPersonsAct, validationStart, type World } from "../world/world.ts";
import { listed } from "./evidence.ts";
import { fingerprints } from "./fingerprint.ts";

const MIN_RUNS = 8;
const MIN_UNDONE = 4;
const MIN_UNDONE_SHARE = 0.2;
/** What is left of the runs has to be taken back no more often than this … */
const MAX_STILL_UNDONE = 0.15;
/** … and has to be at least this share of those that nobody minded. */
const MIN_KEPT = 0.7;

/** What one automation did to one entity, run by run. */
interface Work {
  readonly cause: number;
  readonly habitat: Habitat;
  /** When it did it: epoch ms, ascending, with 1 where somebody took it back at once. */
  readonly times: Float64Array;
  readonly undone: Uint8Array;
}

/**
 * Automations that people take back at certain times only: the same automation with the condition that tells those
 * times, as a change of it. Where nothing tells them, there is nothing to propose.
 */
export function changedAutomations(world: World, acts: Acts): Suggestion[] {
  return acts.habitats.flatMap((habitat) => worksOn(world, habitat).flatMap((work) => changed(world, work) ?? []));
}

function worksOn(world: World, habitat: Habitat): Work[] {
  const { series, reached } = habitat;
  const runs = new Map<number, { times: number[]; undone: number[] }>();
  for (let i = 1; i < series.times.length; i++) {
    const cause = series.causes[i]!;
    if (cause === 0 || series.actors[i] !== Actor.automation || reached[series.codes[i]!] !== 1) continue;
    if (series.times[i]! < world.range.from || series.times[i]! + UNDO_WITHIN_MS > world.range.until) continue;
    const next = series.times[i + 1] ?? Number.POSITIVE_INFINITY;
    const isUndone = next - series.times[i]! <= UNDO_WITHIN_MS && isPersonsAct(series.actors[i + 1]!);
    const work = runs.get(cause) ?? { times: [], undone: [] };
    work.times.push(series.times[i]!);
    work.undone.push(isUndone ? 1 : 0);
    runs.set(cause, work);
  }
  return [...runs].map(([cause, { times, undone }]) => ({
    cause,
    habitat,
    times: Float64Array.from(times),
    undone: Uint8Array.from(undone),
  }));
}

function changed(world: World, work: Work): Suggestion | null {
  const run = world.log.runs[work.cause - 1];
  const existing = world.home.automations.find((automation) => automation.alias === run?.name);
  if (!run || !existing) return null;
  const undone = sum(work.undone);
  if (work.times.length < MIN_RUNS || undone < MIN_UNDONE || undone < MIN_UNDONE_SHARE * work.times.length) return null;
  const conditions = tellingConditions(world, work, run.entityId, world.range);
  if (conditions.length === 0) return null;
  const total = countsWith(world, work, conditions, world.range);
  const kept = total.hits / Math.max(1, work.times.length - undone);
  if (total.wrong > MAX_STILL_UNDONE * total.fired || kept < MIN_KEPT) return null;

  const start = validationStart(world);
  const earlier =
    start === null ? [] : tellingConditions(world, work, run.entityId, { from: world.range.from, until: start });
  const validation =
    start === null || earlier.length === 0
      ? null
      : countsWith(world, work, earlier, { from: start, until: world.range.until });
  const when = list(conditions.map((condition) => conditionInWords(world, condition)));
  const automation = automationSchema.safeParse({
    alias: existing.alias,
    description: `Changed by Routinely: “${existing.alias}” runs only ${when}, because it was taken back at other times.`,
    triggers: existing.triggers,
    conditions: [...existing.conditions, ...conditionsOf(world, conditions)],
    actions: existing.actions,
    mode: existing.mode ?? "single",
  });
  if (!automation.success) return null; // conditions in shorthand that only Home Assistant understands
  const name = world.name(work.habitat.entityId);
  const keeps = new Set(whereAllHold(world, conditions, work.times));
  const firings = [...work.times].flatMap((time, i) =>
    keeps.has(time) ? { at: iso(time), outcome: work.undone[i] ? ("wrong" as const) : ("hit" as const) } : [],
  );
  return {
    title: `${existing.alias}: only ${when}`,
    pattern: `People took back what “${existing.alias}” did to ${name} after ${undone} of its ${plural(work.times.length, "run")}, but hardly ever ${when}.`,
    analysisType: "automation_analysis",
    confidence: Math.round(((total.hits + 1.25) / (total.fired + 2.5)) * 1000) / 1000,
    fingerprint: fingerprints([{ base: `change|${run.entityId}|${work.habitat.entityId}`, minute: 0 }])[0]!,
    entities: [run.entityId, work.habitat.entityId],
    automation: automation.data,
    evidence: {
      total,
      validation,
      ...listed(firings, [], world.range.from),
      actedBy: { user: 0, device: 0 },
      usualTime: null,
      usualDelaySeconds: null,
      reasons: [
        `Of its ${plural(work.times.length, "run")}, ${undone} were taken back within two minutes.`,
        `With this condition it would have run ${plural(total.fired, "time")}, and ${total.wrong === 0 ? "none" : total.wrong} of these ${total.wrong === 1 ? "was" : "were"} taken back.`,
        `This is a change of “${existing.alias}”, which exists already, not a new automation.`,
      ],
      changes: { id: existing.id ?? null, entityId: run.entityId, alias: existing.alias },
    },
  };
}

function tellingConditions(world: World, work: Work, automationId: string, range: Range): readonly Condition[] {
  const inRange = work.times.map((time) => (time >= range.from && time < range.until ? 1 : 0));
  const firings = work.times.filter((_, i) => inRange[i] === 1);
  const outcomes = work.undone
    .filter((_, i) => inRange[i] === 1)
    .map((undone) => (undone ? Outcome.wrong : Outcome.hit));
  const wrong = outcomes.filter((outcome) => outcome === Outcome.wrong).length;
  const verdict: Verdict = {
    firings,
    outcomes,
    acts: new Int32Array(firings.length).fill(-1),
    hits: firings.length - wrong,
    unneeded: 0,
    wrong,
    taken: 0,
  };
  const trigger = { kind: "state", entityId: automationId, to: "on", forMs: 0 } as const;
  return learnConditions(world, work.habitat, trigger, verdict).conditions;
}

/** Runs that the conditions would have left, judged by whether somebody took them back. */
function countsWith(world: World, work: Work, conditions: readonly Condition[], range: Range): ReplayCounts {
  const keeps = new Set(whereAllHold(world, conditions, work.times));
  let [hits, wrong, missed] = [0, 0, 0];
  const days = new Set<number>();
  work.times.forEach((time, i) => {
    if (time < range.from || time >= range.until) return;
    if (!keeps.has(time)) missed += work.undone[i] ? 0 : 1;
    else if (work.undone[i]) wrong++;
    else {
      hits++;
      days.add(world.clock.day(time));
    }
  });
  return {
    from: iso(range.from),
    until: iso(range.until),
    days: daysOf(world, range).length,
    daysDone: days.size,
    fired: hits + wrong,
    hits,
    unneeded: 0,
    wrong,
    missed,
  };
}

function sum(flags: Uint8Array): number {
  return flags.reduce((total, flag) => total + flag, 0);
}
