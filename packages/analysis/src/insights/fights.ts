import { Actor, type DiscreteSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { idsOf } from "../replay/fields.ts";
import type { Insight } from "../results.ts";
import { MINUTE } from "../time/local-clock.ts";
import { durationInWords, list, plural, unit } from "../words/wording.ts";
import type { World } from "../world/world.ts";
import { byDay, insight } from "./build.ts";
import type { KnownAutomation } from "./known-automations.ts";

const FIGHT_WITHIN_MS = 5 * MINUTE;
const MIN_FIGHTS = 3;
/** A motion light that comes on again now and then is no fight. */
const MIN_FIGHT_SHARE = 0.3;

interface Fight {
  /** Causes: the one who did it, and the one who took it back. */
  readonly first: number;
  readonly second: number;
  readonly entities: Set<string>;
  /** When it was taken back: by run of the first, for a run may switch many things. */
  readonly times: Map<number, number>;
}

/**
 * Pairs of automations of which one takes back at once what the other did. Two that wait for the same entity belong together:
 * one for its coming on, one for its going off.
 */
export function fightInsights(world: World, known: readonly KnownAutomation[], loops: readonly Insight[]): Insight[] {
  const told = new Set<string>();
  return fightsIn(world).flatMap(({ first, second, entities, times }) => {
    const [one, other] = [world.log.runs[first - 1], world.log.runs[second - 1]];
    if (!one || !other || times.size < Math.max(MIN_FIGHTS, MIN_FIGHT_SHARE * one.times.length)) return [];
    // Of two that take back each other's work, the more frequent is told.
    if (told.has(`${second} ${first}`)) return [];
    if (waitForTheSame(known, first, second)) return [];
    const isLoop = loops.some((loop) => loop.entities.includes(one.entityId) && loop.entities.includes(other.entityId));
    if (isLoop) return [];
    told.add(`${first} ${second}`);
    const days = Map.groupBy(times.values(), (time) => world.clock.day(time));
    return insight({
      type: "automation_analysis",
      severity: "warning",
      title: `“${one.name}” and “${other.name}” fight`,
      text: `${plural(times.size, "time")} “${other.name}” took back within ${durationInWords(FIGHT_WITHIN_MS)} what “${one.name}” had done to ${list([...entities].map(world.name))}.`,
      entities: [one.entityId, other.entityId, ...entities],
      metrics: [
        { label: "Fights", value: times.size, unit: unit(times.size, "time"), formula: "runs of the first taken back" },
        { label: "Runs", value: one.times.length, unit: "runs" },
      ],
      chart: byDay(world, "bars", "Taken back", "times", (day) => days.get(day)?.length ?? 0),
      advice: "Give one of them a condition, so that only one of them decides.",
    });
  });
}

function fightsIn(world: World): Fight[] {
  const fights = new Map<string, Fight>();
  for (const series of world.log.series.values()) {
    if (series.kind !== "discrete") continue;
    world.progress.tick();
    for (const { first, second, doneAt, time } of reversals(series)) {
      const key = `${first} ${second}`;
      const fight = fights.get(key) ?? { first, second, entities: new Set(), times: new Map() };
      fight.entities.add(series.entityId);
      fight.times.set(lastAtOrBefore(world.log.runs[first - 1]?.times ?? new Float64Array(), doneAt), time);
      fights.set(key, fight);
    }
  }
  return [...fights.values()].sort((a, b) => b.times.size - a.times.size || a.first - b.first);
}

function reversals({
  times,
  codes,
  causes,
  actors,
}: DiscreteSeries): { first: number; second: number; doneAt: number; time: number }[] {
  const found: { first: number; second: number; doneAt: number; time: number }[] = [];
  for (let i = 2; i < times.length; i++) {
    const first = causes[i - 1]!;
    const second = causes[i]!;
    if (first === 0 || second === 0 || first === second || codes[i] !== codes[i - 2]) continue;
    if (actors[i] !== Actor.automation || times[i]! - times[i - 1]! > FIGHT_WITHIN_MS) continue;
    found.push({ first, second, doneAt: times[i - 1]!, time: times[i]! });
  }
  return found;
}

function waitForTheSame(known: readonly KnownAutomation[], first: number, second: number): boolean {
  const awaited = (cause: number) =>
    known.find((one) => one.cause === cause)?.triggers.flatMap((trigger) => idsOf(trigger.entity_id)) ?? [];
  const ids = awaited(second);
  return awaited(first).some((id) => ids.includes(id));
}
