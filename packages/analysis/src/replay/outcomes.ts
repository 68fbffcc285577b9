import { judge, Outcome } from "../judge/replay.ts";
import type { FiringOutcome } from "../results.ts";
import { type Habitat, habitatTowards } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import type { Effect } from "./actions.ts";
import type { Notes } from "./notes.ts";
import type { ReplayedFiring } from "./replay.ts";
import type { RunDone } from "./runs.ts";

/** What became of one thing that a run asked for. */
export interface JudgedEffect {
  readonly entityId: string;
  /** What it was to become, e.g. `on`. */
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
  readonly run: number;
}

/** Judges what the runs asked for, entity by entity, by the engine's one rule. */
export function judgeRuns(
  world: World,
  runs: readonly RunDone[],
  toleranceMs: number,
  notes: Notes,
): { firings: ReplayedFiring[]; aims: Aim[] } {
  const asked = runs.flatMap(({ effects }, run) => effects.map((effect): Asked => ({ ...effect, run })));
  const byAim = Map.groupBy(asked, ({ entityId, goal }) => `${entityId} ${goal.name}`);
  const effects: JudgedEffect[][] = runs.map(() => []);
  const aims: Aim[] = [];
  for (const group of byAim.values()) {
    const { entityId, goal } = group[0]!;
    const series = world.log.series.get(entityId);
    if (series?.kind !== "discrete") {
      notes.add(`The history has nothing of ${entityId}.`);
      continue;
    }
    const habitat = habitatTowards(world, series, goal.name, goal.isReached);
    const inOrder = group.sort((a, b) => a.at - b.at);
    const verdict = judge(
      habitat,
      Float64Array.from(inOrder, ({ at }) => at),
      toleranceMs,
      world.range.until,
    );
    const isClaimed = new Uint8Array(habitat.times.length);
    inOrder.forEach(({ at, run }, i) => {
      const outcome = NAMES[verdict.outcomes[i]!];
      const act = verdict.acts[i]!;
      if (!outcome) return; // too close to the end of the history to judge
      if (act >= 0) isClaimed[act] = 1;
      effects[run]!.push({
        entityId,
        target: goal.name,
        at,
        outcome,
        ...(act >= 0 && { actedAt: habitat.times[act]!, actedBy: habitat.byUser[act] ? "user" : "device" }),
      });
    });
    aims.push({ habitat, isClaimed });
  }
  return { firings: runs.map(({ at }, i) => ({ at, outcome: inOneWord(effects[i]!), effects: effects[i]! })), aims };
}

function inOneWord(effects: readonly JudgedEffect[]): FiringOutcome | null {
  const count = (outcome: FiringOutcome) => effects.filter((effect) => effect.outcome === outcome).length;
  const [hits, wrong] = [count("hit"), count("wrong")];
  if (hits + wrong > 0) return hits >= wrong ? "hit" : "wrong";
  return effects.length > 0 ? "unneeded" : null;
}
