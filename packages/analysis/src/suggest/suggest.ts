import type { Proposal } from "../choice/proposal.ts";
import { habitatsOf, type Routine } from "../choice/routines.ts";
import { evidenceOf } from "../judge/evidence.ts";
import { firingsOf } from "../judge/firings.ts";
import type { Suggestion } from "../results.ts";
import { toAutomation } from "../words/automation.ts";
import { routineInWords } from "../words/routine-in-words.ts";
import type { World } from "../world/world.ts";
import { fingerprintBase, fingerprints } from "./fingerprint.ts";
import { explain } from "./reasons.ts";

/** Writes proposals as suggestions. */
export function toSuggestions(world: World, proposals: readonly Proposal[]): Suggestion[] {
  const ids = fingerprints(
    proposals.map(({ routine }) => ({
      base: fingerprintBase(habitatsOf(routine), routine.trigger),
      minute: usualMinute(world, routine),
    })),
  );
  return proposals.map((proposal, i) => toSuggestion(world, proposal, ids[i]!));
}

/** The most valuable first: likely ones, and among equally likely ones those that save more acts. */
export function byRank(a: Suggestion, b: Suggestion): number {
  return rank(b) - rank(a);
}

function rank(suggestion: Suggestion): number {
  return suggestion.confidence * Math.log2(2 + suggestion.evidence.total.hits * suggestion.automation.actions.length);
}

function toSuggestion(world: World, proposal: Proposal, fingerprint: string): Suggestion {
  const { routine, analysisType, validation } = proposal;
  const habitats = habitatsOf(routine);
  const evidence = evidenceOf(world, routine.parts[0]!, validation);
  const isDaily = routine.trigger.kind === "time" || routine.trigger.kind === "sun";
  const { total } = evidence;
  const words = routineInWords(
    world,
    { ...routine, habitats },
    isDaily
      ? { done: total.daysDone, possible: total.days, unit: "day", usualMinute: evidence.usualTime?.minutes ?? null }
      : { done: total.hits, possible: total.hits + total.wrong, unit: "time", usualMinute: null },
  );
  return {
    title: words.title,
    pattern: words.pattern,
    analysisType,
    confidence: Math.round(routine.confidence * 1000) / 1000,
    fingerprint,
    entities: habitats.map((habitat) => habitat.entityId),
    automation: toAutomation(world, { ...routine, habitats }, { alias: words.title, description: words.description }),
    evidence: { ...evidence, reasons: explain(world, proposal, evidence) },
  };
}

/** The local minute of the day at which the routine usually happens. */
function usualMinute(world: World, { trigger, parts }: Routine): number {
  if (trigger.kind === "time") return trigger.minute;
  const first = parts[0]!.verdict.firings[0] ?? firingsOf(world, trigger, world.range)[0] ?? world.range.from;
  return world.clock.minuteOfDay(first);
}
