import type { Proposal } from "../choice/proposal.ts";
import { habitatsOf, type Routine } from "../choice/routines.ts";
import type { Candidate } from "../judge/candidate.ts";
import { firingsOf } from "../judge/firings.ts";
import type { Trigger } from "../judge/routine.ts";
import type { ReplayCounts, Suggestion, SuggestionEvidence } from "../results.ts";
import { toAutomation } from "../words/automation.ts";
import { routineInWords } from "../words/routine-in-words.ts";
import { type Deed, isValue } from "../world/setters.ts";
import { settingAlong } from "../world/settings.ts";
import { validationStart, type World } from "../world/world.ts";
import { evidenceOf, replayCounts } from "./evidence.ts";
import { fingerprintBase, fingerprints } from "./fingerprint.ts";
import { explain } from "./reasons.ts";

/** An automation is replayed before it gets its name, which tells how that went. */
const NAMELESS = { alias: "", description: "" };

/** Writes proposals as suggestions. */
export function toSuggestions(world: World, proposals: readonly Proposal[]): Suggestion[] {
  const ids = fingerprints(
    proposals.map(({ routine }) => ({
      base: fingerprintBase(habitatsOf(routine), routine.trigger),
      minute: usualMinute(world, routine),
    })),
  );
  return proposals.map((proposal, i) => {
    world.progress.tick();
    return toSuggestion(world, proposal, ids[i]!);
  });
}

/** The most valuable first: likely ones, and among equally likely ones those that save more acts. */
export function byRank(a: Suggestion, b: Suggestion): number {
  return rank(b) - rank(a);
}

function rank(suggestion: Suggestion): number {
  return suggestion.confidence * Math.log2(2 + suggestion.evidence.total.hits * suggestion.automation.actions.length);
}

function toSuggestion(world: World, proposal: Proposal, fingerprint: string): Suggestion {
  const { routine, analysisType, earlier } = proposal;
  const deeds = deedsOf(world, routine);
  const automation = toAutomation(world, { ...routine, deeds }, NAMELESS);
  const evidence = evidenceOf(world, automation, routine.parts[0]!, validationOf(world, earlier, deeds));
  const isDaily = routine.trigger.kind === "time" || routine.trigger.kind === "sun";
  const { total } = evidence;
  const words = routineInWords(
    world,
    { ...routine, deeds },
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
    entities: deeds.map((deed) => deed.entityId),
    automation: { ...automation, alias: words.title, description: words.description },
    evidence: {
      ...evidence,
      reasons: explain(world, proposal, evidence),
      alternatives: alternativesOf(world, routine, deeds),
    },
  };
}

/** How what the earlier days alone would have proposed did on the later ones. */
function validationOf(world: World, earlier: Proposal["earlier"], deeds: readonly Deed[]): ReplayCounts | null {
  const from = validationStart(world);
  if (!earlier || from === null) return null;
  const { candidate } = earlier;
  const automation = toAutomation(world, { ...candidate, deeds }, NAMELESS);
  return replayCounts(world, automation, {
    ...candidate,
    trigger: standing(candidate.trigger),
    life: { from, until: world.range.until },
  });
}

/** The trigger as it would have been deployed: at one time, though the habit moves on. */
function standing(trigger: Trigger): Trigger {
  return trigger.kind === "time" ? { kind: "time", minute: trigger.minute } : trigger;
}

/** What the routine does, with the values that people chose each time it was right. */
function deedsOf(world: World, { parts }: Routine): Deed[] {
  return parts.map(({ habitat, verdict }) => {
    const { entityId, target, times } = habitat;
    const acts = [...verdict.acts].filter((act) => act >= 0).map((act) => times[act]!);
    return { entityId, target, setting: isValue(target) ? undefined : settingAlong(world, entityId, acts) };
  });
}

/** What else would do the same: the best other explanations of the first part, for all parts. */
function alternativesOf(
  world: World,
  routine: Routine,
  deeds: readonly Deed[],
): NonNullable<SuggestionEvidence["alternatives"]> {
  // What it switches itself sets nothing off: as a trigger it would wait for its own work.
  const isOwn = ({ trigger }: Candidate) =>
    deeds.length > 1 && "entityId" in trigger && deeds.some((deed) => deed.entityId === trigger.entityId);
  const others = routine.parts[0]!.alternatives.filter((other) => !isOwn(other));
  return others.map((other) => {
    const automation = toAutomation(world, { ...other, deeds }, NAMELESS);
    const total = replayCounts(world, automation, other);
    const words = routineInWords(
      world,
      { ...other, deeds },
      { done: total.hits, possible: total.hits + total.wrong, unit: "time", usualMinute: null },
    );
    return {
      title: words.title,
      automation: { ...automation, alias: words.title, description: words.description },
      total,
    };
  });
}

/** The local minute of the day at which the routine usually happens. */
function usualMinute(world: World, { trigger, parts }: Routine): number {
  if (trigger.kind === "time") return trigger.minute;
  const first = parts[0]!.verdict.firings[0] ?? firingsOf(world, trigger, world.range)[0] ?? world.range.from;
  return world.clock.minuteOfDay(first);
}
