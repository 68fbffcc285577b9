import { holdsEach } from "../judge/holds.ts";
import { Outcome, type Verdict, WRONG_COSTS } from "../judge/judge.ts";
import type { Condition } from "../judge/routine.ts";
import { logLikelihood } from "../math/statistics.ts";
import { people, type World } from "../world/world.ts";

/** Whom a routine waits for. */
export interface Guard {
  readonly conditions: readonly Condition[];
  /** Nats that it takes to name it among all that might have been. */
  readonly nats: number;
}

/** Right and wrong firings that a guard keeps, and those that it leaves out. */
interface Split {
  readonly hits: number;
  readonly wrong: number;
  readonly lostHits: number;
  readonly savedWrong: number;
}

const NOBODY: Guard = { conditions: [], nats: 0 };
/** Nats that a certain person costs besides being named: most of what is done anybody may do. */
const ONE_PERSON = 1;

/**
 * Who has to be home: a habit is mostly one person's, and on days on which he is out nobody keeps it. Of nobody in
 * particular, somebody, and each of the people, it is whoever makes what was seen the most likely, in likelihood less
 * the nats it takes to say. Somebody costs nothing: there may be journeys yet to come.
 *
 * @param verdict of the firings without a guard
 */
export function guardOf(world: World, { firings, outcomes }: Verdict): Guard {
  if (!world.occupied) return NOBODY;
  const counted = [...firings.keys()].filter((i) => outcomes[i] === Outcome.hit || outcomes[i] === Outcome.wrong);
  const times = Float64Array.from(counted, (i) => firings[i]!);
  const right = counted.map((i) => outcomes[i] === Outcome.hit);
  const splitBy = (condition: Condition): Split => {
    const kept = holdsEach(world, condition, times);
    const split = { hits: 0, wrong: 0, lostHits: 0, savedWrong: 0 };
    right.forEach((isRight, i) => {
      if (isRight) split[kept[i] ? "hits" : "lostHits"]++;
      else split[kept[i] ? "wrong" : "savedWrong"]++;
    });
    return split;
  };
  const known = people(world.log);
  const nats = Math.log(known.length + 1) + ONE_PERSON;
  const guards: Guard[] = [
    { conditions: [{ kind: "somebody_home" }], nats: 0 },
    ...(known.length < 2 ? [] : known).map(({ entityId }) => ({
      conditions: [{ kind: "state", entityId, state: "home" } as const],
      nats,
    })),
  ];
  let best = NOBODY;
  let most = logLikelihood(right.filter(Boolean).length, right.length);
  for (const guard of guards) {
    const { hits, wrong, lostHits, savedWrong } = splitBy(guard.conditions[0]!);
    if (lostHits > WRONG_COSTS * savedWrong) continue;
    const likelihood = logLikelihood(hits, hits + wrong) + logLikelihood(lostHits, lostHits + savedWrong) - guard.nats;
    const isFree = guard.nats === 0 && lostHits === 0;
    if (likelihood <= most && !isFree) continue;
    best = guard;
    most = likelihood;
  }
  return best;
}
