import { Actor, type DiscreteSeries } from "../event-log.ts";
import { judge, Outcome } from "../judge/judge.ts";
import type { FiringOutcome } from "../results.ts";
import { type Habitat, habitatTowards, UNDO_WITHIN_MS } from "../world/acts.ts";
import { isSilent } from "../world/domains.ts";
import { OFF, settingStatesOf } from "../world/settings.ts";
import { isPersonsAct, stateAt, type World } from "../world/world.ts";
import type { Effect, Goal } from "./goals.ts";
import type { Notes } from "./notes.ts";
import type { RunDone } from "./runs.ts";

/** What became of one thing that a run asked for. */
export interface JudgedEffect {
  readonly entityId: string;
  /** Such as `light.turn_on`. */
  readonly action: string;
  /** What it was to become, e.g. `on`; `21` for a value in the action's unit. */
  readonly target: string;
  /** Epoch milliseconds; later than the firing after a delay. */
  readonly at: number;
  readonly outcome: FiringOutcome;
  /** When people did it (hits only): epoch milliseconds, and whether in the app or at the device. */
  readonly actedAt?: number;
  readonly actedBy?: "user" | "device";
}

/** One run of the automation. */
export interface ReplayedFiring {
  /** Epoch milliseconds at which it was triggered. */
  readonly at: number;
  /**
   * All that it asks for in one word: `hit` or `wrong`, whichever is the more of its effects (`hit` when even), and
   * `unneeded` where there is neither. null when it asks for nothing that can be judged.
   */
  readonly outcome: FiringOutcome | null;
  readonly effects: readonly JudgedEffect[];
}

/** Something that an automation wants, with the acts of people towards it. */
export interface Aim {
  readonly habitat: Habitat;
  /** By act: 1 when a firing came first. */
  readonly isClaimed: Uint8Array;
}

const NAMES: Readonly<Record<number, FiringOutcome>> = {
  [Outcome.hit]: "hit",
  [Outcome.unneeded]: "unneeded",
  [Outcome.wrong]: "wrong",
};

interface Asked extends Effect {
  /** Which of the runs asked for it, and the how manieth of all it is. */
  readonly run: number;
  readonly place: number;
}

/**
 * Judges what the runs asked for, entity by entity, by the engine's one rule. Where a state and a value are asked for
 * and the state needs nothing, the value decides.
 */
export function judgeRuns(
  world: World,
  runs: readonly RunDone[],
  { toleranceMs, instead }: { toleranceMs: number; instead?: string | undefined },
  notes: Notes,
): { firings: ReplayedFiring[]; aims: Aim[] } {
  const asked = runs
    .flatMap(({ effects }, run) => effects.map((effect) => ({ ...effect, run })))
    .map((effect, place): Asked => ({ ...effect, place }));
  const judged = new Array<JudgedEffect | undefined>(asked.length);
  const aims: Aim[] = [];
  const cause = causeOf(world, instead);
  const judgeAll = (effects: readonly Asked[], target: (goal: Goal) => string, part: Part) => {
    for (const group of Map.groupBy(effects, ({ entityId, goal }) => `${entityId} ${target(goal)}`).values()) {
      const { entityId, goal } = group[0]!;
      const habitat = part(world, entityId, goal, cause);
      if (!habitat) {
        notes.add(`What people did with ${entityId} is not in the history.`);
        continue;
      }
      const aim = judgeGroup(world, habitat, group, toleranceMs, judged);
      // Of a state and a value together, the state tells which acts there were.
      if (part === towardsState || !goal.isReached) aims.push(aim);
    }
  };
  judgeAll(
    asked.filter(({ goal }) => goal.isReached),
    ({ name }) => name,
    towardsState,
  );
  judgeAll(
    asked.filter((effect) => effect.goal.value !== undefined && isLeft(world, effect, judged[effect.place])),
    ({ value }) => String(value),
    towardsValue,
  );
  const byRun: JudgedEffect[][] = runs.map(() => []);
  asked.forEach(({ run, place }) => {
    if (judged[place]) byRun[run]!.push(judged[place]);
  });
  return { firings: runs.map(({ at }, i) => ({ at, outcome: inOneWord(byRun[i]!), effects: byRun[i]! })), aims };
}

/** Whether the value is still to be judged: alone, or where an entity that can be reached needs no other state. */
function isLeft(world: World, { goal, entityId, at }: Effect, judged: JudgedEffect | undefined): boolean {
  if (!goal.isReached) return true;
  const series = world.log.series.get(entityId);
  const state = series?.kind === "discrete" ? stateAt(series, at) : undefined;
  return judged?.outcome === "unneeded" && state !== undefined && !isSilent(state);
}

/** Judges effects that want the same of an entity; what has been judged before stays unless this says more. */
function judgeGroup(
  world: World,
  habitat: Habitat,
  group: readonly Asked[],
  toleranceMs: number,
  judged: (JudgedEffect | undefined)[],
): Aim {
  const { entityId, target, times, byUser, series } = habitat;
  const inOrder = [...group].sort((a, b) => a.at - b.at);
  const firings = Float64Array.from(inOrder, ({ at }) => at);
  const verdict = judge(habitat, firings, toleranceMs, world.range.until);
  const isClaimed = new Uint8Array(times.length);
  inOrder.forEach(({ at, action, place }, i) => {
    const outcome = NAMES[verdict.outcomes[i]!];
    const act = verdict.acts[i]!;
    if (!outcome) return; // too close to the end of the history to judge
    if (act >= 0) isClaimed[act] = 1;
    // Of what is off it is not known what it would have been set to.
    if (judged[place] && outcome === "wrong" && stateAt(series, at) === OFF) return;
    const acted =
      act < 0 ? {} : { actedAt: times[act]!, actedBy: byUser[act] ? ("user" as const) : ("device" as const) };
    judged[place] = { entityId, action, target, at, outcome, ...acted };
  });
  return { habitat, isClaimed };
}

/** What people did towards a part of a goal, as if `cause` had not done what they put right; null when that is not known. */
type Part = (world: World, entityId: string, goal: Goal, cause: number) => Habitat | null;

const towardsState: Part = (world, entityId, { name, isReached }, cause) => {
  const series = world.log.series.get(entityId);
  if (series?.kind !== "discrete") return null;
  return habitatTowards(world, withoutCorrected(series, cause), name, isReached!);
};

const towardsValue: Part = (world, entityId, { value }, cause) => {
  const settings = world.log.settings.get(entityId);
  if (!settings) return null;
  const target = String(value);
  const series = withoutCorrected(settingStatesOf(settings, [value!]), cause);
  // Who sets another value than an automation did takes nothing back: it is the value that they want.
  const actors = series.actors.map((actor) => (actor === Actor.automation ? Actor.nobody : actor));
  return habitatTowards(world, { ...series, actors }, target, (state) => state === target);
};

/** Number of an automation among the causes of changes; 0 for none. */
function causeOf(world: World, entityId: string | undefined): number {
  return entityId === undefined ? 0 : world.log.runs.findIndex((run) => run.entityId === entityId) + 1;
}

/** A series without what an automation did and people put right soon after. */
function withoutCorrected(series: DiscreteSeries, cause: number): DiscreteSeries {
  if (cause === 0) return series;
  const { times, actors, causes } = series;
  const isKept = (_: unknown, row: number) =>
    causes[row] !== cause || !isPersonsAct(actors[row + 1] ?? 0) || times[row + 1]! - times[row]! > UNDO_WITHIN_MS;
  return {
    ...series,
    times: series.times.filter(isKept),
    codes: series.codes.filter(isKept),
    actors: series.actors.filter(isKept),
    causes: series.causes.filter(isKept),
    users: series.users.filter(isKept),
  };
}

function inOneWord(effects: readonly JudgedEffect[]): FiringOutcome | null {
  const count = (outcome: FiringOutcome) => effects.filter((effect) => effect.outcome === outcome).length;
  const [hits, wrong] = [count("hit"), count("wrong")];
  if (hits + wrong > 0) return hits >= wrong ? "hit" : "wrong";
  return effects.length > 0 ? "unneeded" : null;
}
