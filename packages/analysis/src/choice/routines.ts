import { precisionOf, verdictOf } from "../judge/candidate.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Habitat } from "../world/acts.ts";
import { mayBeOff } from "../world/settings.ts";
import type { World } from "../world/world.ts";
import { compare, partAlong } from "./scenes.ts";
import type { Chosen } from "./select.ts";

/** What is proposed: one trigger with its conditions, and everything that people then do. */
export interface Routine {
  readonly trigger: Trigger;
  readonly conditions: readonly Condition[];
  /** One per entity, the best supported first; all have the routine's trigger and conditions. */
  readonly parts: readonly Chosen[];
  readonly confidence: number;
}

/** Daily routines this close together may be one. */
const SAME_TIME_MINUTES = 12;
/** Moving to the common time may cost a part this share of its hits. */
const KEPT_HITS = 0.85;

/**
 * Routines with an equal trigger and equal conditions, or nearly so, are one automation with several actions; and so is
 * what people do along with one of them.
 *
 * @param habitats everything that may be done along with a routine
 */
export function mergeRoutines(world: World, chosen: readonly Chosen[], habitats: readonly Habitat[]): Routine[] {
  const groups: Chosen[][] = [];
  const order = [...chosen].sort(
    (a, b) => b.verdict.hits - a.verdict.hits || offsetOf(a.trigger) - offsetOf(b.trigger),
  );
  for (const candidate of order) {
    const joined = groups.some((group) => {
      // What is set only while it is on stays alone: that condition concerns nothing else.
      if (mayBeOff(world, group[0]!.habitat) || mayBeOff(world, candidate.habitat)) return false;
      if (group.some((part) => part.habitat.entityId === candidate.habitat.entityId)) return false;
      const together = joinedTo(world, group, candidate);
      if (together) group.splice(0, group.length, ...together);
      return together !== null;
    });
    if (!joined) groups.push([candidate]);
  }
  joinScenes(world, groups, habitats);
  return groups.filter((group) => group.length > 0).map(toRoutine);
}

/** Moves what is done along with a routine into it, out of routines of its own. */
function joinScenes(world: World, groups: Chosen[][], habitats: readonly Habitat[]): void {
  const joined = new Set<Habitat>();
  for (const group of groups) {
    if (isLed(group, groups)) continue;
    for (const habitat of habitats) {
      const lead = group[0];
      if (!lead || joined.has(habitat) || mayBeOff(world, lead.habitat) || mayBeOff(world, habitat)) continue;
      if (group.some((part) => part.habitat.entityId === habitat.entityId)) continue;
      const part = partAlong(world, lead, habitat, groups.length * habitats.length);
      if (!part) continue;
      const rivals = groups.flatMap((other) =>
        other.filter((one) => one.habitat === habitat && compare(one, part) !== "other"),
      );
      if (rivals.some((rival) => compare(rival, part) === "more")) continue;
      for (const other of groups) other.splice(0, other.length, ...other.filter((one) => !rivals.includes(one)));
      joined.add(habitat);
      group.push(part);
    }
  }
}

/** Whether a routine follows what another one does: then that one leads. */
function isLed([lead]: readonly Chosen[], groups: readonly (readonly Chosen[])[]): boolean {
  if (lead?.trigger.kind !== "state") return false;
  const { entityId } = lead.trigger;
  return groups.some((other) => other.some(({ habitat }) => habitat.entityId === entityId));
}

function toRoutine(parts: readonly Chosen[]): Routine {
  const lead = parts[0]!;
  const confidence = parts.reduce((sum, part) => sum + part.confidence, 0) / parts.length;
  return { trigger: lead.trigger, conditions: lead.conditions, parts, confidence };
}

/** The group and one more, all at one trigger and under the same conditions; null when that does not fit. */
function joinedTo(world: World, group: readonly Chosen[], candidate: Chosen): Chosen[] | null {
  const lead = group[0]!;
  const trigger = commonTrigger(lead.trigger, candidate.trigger);
  if (!trigger) return null;
  const together = [...group, candidate].map((part) => moved(world, part, trigger, lead.conditions));
  return together.every((part) => part !== null) ? together : null;
}

/** The part under another trigger and other conditions; null when it is done clearly worse by them. */
function moved(world: World, part: Chosen, trigger: Trigger, conditions: readonly Condition[]): Chosen | null {
  if (sameJson(trigger, part.trigger) && sameJson(conditions, part.conditions)) return part;
  const draft = { ...part, trigger, conditions };
  const there = { ...draft, verdict: verdictOf(world, draft, part.life) };
  if (there.verdict.hits < part.verdict.hits * KEPT_HITS) return null;
  const precision = precisionOf(there);
  if (precision < precisionOf(part) - 0.05) return null;
  return { ...there, confidence: (part.confidence * precision) / precisionOf(part) };
}

/** The earlier of two daily triggers that are close; a trigger that is the same; else null. */
function commonTrigger(a: Trigger, b: Trigger): Trigger | null {
  if (a.kind === "time" && b.kind === "time") {
    if (sameJson(a.drift, b.drift) === false) return null;
    if (Math.abs(a.minute - b.minute) > SAME_TIME_MINUTES) return null;
    return a.minute <= b.minute ? a : b;
  }
  if (a.kind === "sun" && b.kind === "sun") {
    if (a.event !== b.event || Math.abs(a.offsetMinutes - b.offsetMinutes) > SAME_TIME_MINUTES) return null;
    return a.offsetMinutes <= b.offsetMinutes ? a : b;
  }
  if (a.kind === "state" && b.kind === "state" && a.entityId === b.entityId && a.to === b.to) {
    // A routine that waits is not one that acts at once.
    if (a.forMs === b.forMs) return a;
    if (a.forMs === 0 || b.forMs === 0 || Math.abs(a.forMs - b.forMs) > SAME_TIME_MINUTES * MINUTE) return null;
    return a.forMs <= b.forMs ? a : b;
  }
  return sameJson(a, b) ? a : null;
}

function offsetOf(trigger: Trigger): number {
  if (trigger.kind === "time") return trigger.minute;
  return trigger.kind === "sun" ? trigger.offsetMinutes : 0;
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function habitatsOf(routine: Routine): Habitat[] {
  return routine.parts.map((part) => part.habitat);
}
