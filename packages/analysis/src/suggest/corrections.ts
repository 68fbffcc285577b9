import { mayBeDead } from "../choice/gate.ts";
import { Actor, type SettingSeries } from "../event-log.ts";
import { Outcome } from "../judge/judge.ts";
import { lifeOf } from "../judge/life.ts";
import { firstAtOrAfter } from "../math/search.ts";
import type { ReplayCounts, SuggestionEvidence } from "../results.ts";
import { iso } from "../time/iso.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import { type Habitat, UNDO_WITHIN_MS } from "../world/acts.ts";
import { inActionUnit } from "../world/setters.ts";
import { daysOf, isPersonsAct, type World } from "../world/world.ts";
import { listed } from "./evidence.ts";

/** How people took what an automation did to one entity, run by run. */
export interface Corrections {
  /** Index into the log's runs plus one. */
  readonly cause: number;
  /** When it did it: epoch ms, ascending, with 1 where somebody corrected it at once. */
  readonly times: Float64Array;
  readonly corrected: Uint8Array;
}

/** What runs of one automation in the same minute do is one deed. */
const ONE_RUN_MS = MINUTE;
/** So often people would do just that by chance, soon after an automation. */
const BY_CHANCE = 0.05;

/** What automations brought the habitat to, and whether somebody took it back soon after, see {@link UNDO_WITHIN_MS}. */
export function takenBack(world: World, { series, reached }: Habitat): Corrections[] {
  const runs = new Map<number, { time: number; corrected: boolean }[]>();
  for (let i = 1; i < series.times.length; i++) {
    const cause = series.causes[i]!;
    const time = series.times[i]!;
    if (cause === 0 || series.actors[i] !== Actor.automation || reached[series.codes[i]!] !== 1) continue;
    if (time < world.range.from || time + UNDO_WITHIN_MS > world.range.until) continue;
    const next = series.times[i + 1] ?? Number.POSITIVE_INFINITY;
    const corrected = next - time <= UNDO_WITHIN_MS && isPersonsAct(series.actors[i + 1]!);
    add(runs, cause, { time, corrected });
  }
  return [...runs].map(([cause, list]) => toCorrections(cause, list));
}

/** A run of an automation that set an entity, with the value that people then chose; NaN where they left it. */
export interface SetRun {
  readonly time: number;
  /** In the action's unit. */
  readonly chosen: number;
}

/** What automations set or switched an entity to, by automation, with what people set it to soon after. */
export function setAfter(world: World, settings: SettingSeries): Map<number, SetRun[]> {
  const runs = new Map<number, SetRun[]>();
  const state = world.log.series.get(settings.entityId);
  for (const series of [settings, ...(state?.kind === "discrete" ? [state] : [])]) {
    series.times.forEach((time, i) => {
      const cause = series.causes[i]!;
      if (cause === 0 || series.actors[i] !== Actor.automation) return;
      if (time < world.range.from || time + UNDO_WITHIN_MS > world.range.until) return;
      const known = runs.get(cause) ?? [];
      if (known.some((run) => Math.abs(run.time - time) < ONE_RUN_MS)) return;
      runs.set(cause, [...known, { time, chosen: chosenAfter(settings, time) }]);
    });
  }
  for (const list of runs.values()) list.sort((a, b) => a.time - b.time);
  return runs;
}

/** The value at which people left it when they began to set it soon after. */
function chosenAfter({ times, values, actors, attribute }: SettingSeries, time: number): number {
  let until = time + UNDO_WITHIN_MS;
  let chosen = Number.NaN;
  for (let i = firstAtOrAfter(times, time + 1); i < times.length && times[i]! <= until; i++) {
    if (!isPersonsAct(actors[i]!) || Number.isNaN(values[i])) continue;
    chosen = inActionUnit(attribute, values[i]!);
    until = Math.max(until, times[i]! + MINUTE); // blinds are on their way for a while
  }
  return chosen;
}

/** The time in which people corrected it: an automation that is a nuisance since last week is one now. */
export function timeOfCorrections(world: World, { times, corrected }: Corrections): Range | null {
  const outcomes = corrected.map((one) => (one ? Outcome.hit : Outcome.wrong));
  const acts = new Int32Array(times.length).fill(-1);
  const hits = outcomes.filter((outcome) => outcome === Outcome.hit).length;
  const wrong = outcomes.length - hits;
  const verdict = { firings: times, outcomes, acts, hits, wrong, unneeded: 0, taken: 0 };
  const { life } = lifeOf(verdict, world.range);
  return mayBeDead(world, { verdict, life, baseRate: BY_CHANCE }) ? null : life;
}

/** The runs of a stretch. */
export function within({ cause, times, corrected }: Corrections, { from, until }: Range): Corrections {
  const isIn = (i: number) => times[i]! >= from && times[i]! < until;
  return { cause, times: times.filter((_, i) => isIn(i)), corrected: corrected.filter((_, i) => isIn(i)) };
}

export function toCorrections(cause: number, runs: readonly { time: number; corrected: boolean }[]): Corrections {
  return {
    cause,
    times: Float64Array.from(runs, (run) => run.time),
    corrected: Uint8Array.from(runs, (run) => (run.corrected ? 1 : 0)),
  };
}

export function count(flags: Uint8Array): number {
  return flags.reduce((total, flag) => total + flag, 0);
}

/** Runs of a stretch, judged one by one; null leaves one out. */
export function countsOf(
  world: World,
  { times, corrected }: Corrections,
  range: Range,
  judge: (time: number, corrected: boolean) => "hit" | "wrong" | "missed" | null,
): ReplayCounts {
  const counts = { hit: 0, wrong: 0, missed: 0 };
  const days = new Set<number>();
  times.forEach((time, i) => {
    if (time < range.from || time >= range.until) return;
    const outcome = judge(time, corrected[i] === 1);
    if (outcome === null) return;
    counts[outcome]++;
    if (outcome === "hit") days.add(world.clock.day(time));
  });
  return {
    from: iso(range.from),
    until: iso(range.until),
    days: daysOf(world, range).length,
    daysDone: days.size,
    fired: counts.hit + counts.wrong,
    hits: counts.hit,
    unneeded: 0,
    wrong: counts.wrong,
    missed: counts.missed,
  };
}

/** The runs as a person can check them, judged one by one; null leaves one out. */
export function evidenceOf(
  { times, corrected }: Corrections,
  life: Range,
  judge: (time: number, corrected: boolean) => "hit" | "wrong" | null,
): Omit<SuggestionEvidence, "total" | "validation" | "reasons"> {
  const firings = [...times].flatMap((time, i) => {
    const outcome = judge(time, corrected[i] === 1);
    return outcome ? [{ at: iso(time), outcome }] : [];
  });
  return {
    ...listed(firings, [], life.from),
    actedBy: { user: 0, device: 0 },
    usualTime: null,
    usualDelaySeconds: null,
  };
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
