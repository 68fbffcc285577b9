import { expect, test } from "vitest";
import { Outcome } from "../judge/judge.ts";
import type { Trigger } from "../judge/routine.ts";
import type { Scored } from "../judge/score.ts";
import type { Habitat } from "../world/acts.ts";
import { alternativesTo } from "./alternatives.ts";

const habitat = { entityId: "light.lamp", target: "on" } as Habitat;
const at = (minute: number): Trigger => ({ kind: "time", minute });
const after = (entityId: string): Trigger => ({ kind: "state", entityId, to: "on", forMs: 0 });
const gain = ({ verdict }: Scored) => verdict.hits - 1.5 * verdict.wrong;

/** A candidate that would have done these acts (by index), and was wrong so often besides. */
function candidate(trigger: Trigger, acts: readonly number[], wrong = 0): Scored {
  const outcomes = Uint8Array.from([...acts.map(() => Outcome.hit), ...new Array<number>(wrong).fill(Outcome.wrong)]);
  const verdict = {
    outcomes,
    acts: Int32Array.from([...acts, ...new Array<number>(wrong).fill(-1)]),
    hits: acts.length,
    wrong,
  };
  return { habitat, trigger, conditions: [], verdict } as unknown as Scored;
}

const chosen = candidate(after("binary_sensor.door"), [0, 1, 2, 3, 4, 5]);

test("the two best other explanations of the same acts are kept, the best first", () => {
  const others = [
    candidate(at(1080), [0, 1, 2]),
    candidate(after("media_player.tv"), [0, 1, 2, 3, 4]),
    candidate({ kind: "sun", event: "sunset", offsetMinutes: 0 }, [1, 2, 3, 4]),
  ];
  const kept = alternativesTo(chosen, [chosen, ...others], gain);
  expect(kept.map((one) => one.trigger)).toEqual([others[1]!.trigger, others[2]!.trigger]);
});

test("what explains other acts, or is wrong too often, is no alternative", () => {
  const others = [candidate(at(420), [6, 7, 8, 9]), candidate(at(1080), [0, 1, 2, 3], 5)];
  expect(alternativesTo(chosen, others, gain)).toEqual([]);
});

test("nearly the same is no choice", () => {
  const others = [
    candidate(at(1080), [0, 1, 2, 3]),
    candidate(at(1088), [0, 1, 2]),
    candidate(chosen.trigger, [0, 1, 2, 3]),
  ];
  expect(alternativesTo(chosen, others, gain)).toEqual([others[0]]);
});
