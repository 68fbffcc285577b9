import type { DiscreteSeries } from "../event-log.ts";
import { judge, Outcome } from "../judge/replay.ts";
import type { FiringOutcome } from "../results.ts";
import { type Habitat, habitatTowards, UNDO_WITHIN_MS } from "../world/acts.ts";
import { settingStatesOf } from "../world/settings.ts";
import { isPersonsAct, type World } from "../world/world.ts";
import type { Effect } from "./actions.ts";
import type { Goal } from "./goals.ts";
import type { Notes } from "./notes.ts";
import type { ReplayedFiring } from "./replay.ts";
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

/** Judges what the runs asked for, entity by entity, by the engine's one rule. */
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
  for (const group of Map.groupBy(asked, ({ entityId, goal }) => `${entityId} ${goal.name}`).values()) {
    const { entityId, goal } = group[0]!;
    const habitat = habitatOf(world, entityId, goal, causeOf(world, instead));
    if (!habitat) {
      notes.add(`What people did with ${entityId} is not in the history.`);
      continue;
    }
    const inOrder = group.sort((a, b) => a.at - b.at);
    const verdict = judge(
      habitat,
      Float64Array.from(inOrder, ({ at }) => at),
      toleranceMs,
      world.range.until,
    );
    const isClaimed = new Uint8Array(habitat.times.length);
    inOrder.forEach(({ at, action, place }, i) => {
      const outcome = NAMES[verdict.outcomes[i]!];
      const act = verdict.acts[i]!;
      if (!outcome) return; // too close to the end of the history to judge
      if (act >= 0) isClaimed[act] = 1;
      const acted =
        act < 0
          ? {}
          : { actedAt: habitat.times[act]!, actedBy: habitat.byUser[act] ? ("user" as const) : ("device" as const) };
      judged[place] = { entityId, action, target: goal.name, at, outcome, ...acted };
    });
    aims.push({ habitat, isClaimed });
  }
  const byRun: JudgedEffect[][] = runs.map(() => []);
  asked.forEach(({ run, place }) => {
    if (judged[place]) byRun[run]!.push(judged[place]);
  });
  return { firings: runs.map(({ at }, i) => ({ at, outcome: inOneWord(byRun[i]!), effects: byRun[i]! })), aims };
}

/** What people did towards a goal, as if `cause` had not done what they put right; null when the history does not know. */
function habitatOf(world: World, entityId: string, goal: Goal, cause: number): Habitat | null {
  if ("value" in goal) {
    const settings = world.log.settings.get(entityId);
    if (!settings) return null;
    const series = withoutCorrected(settingStatesOf(settings, [goal.value]), cause);
    return habitatTowards(world, series, goal.name, (state) => state === goal.name);
  }
  const series = world.log.series.get(entityId);
  if (series?.kind !== "discrete") return null;
  return habitatTowards(world, withoutCorrected(series, cause), goal.name, goal.isReached);
}

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
