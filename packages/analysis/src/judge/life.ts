import { logLikelihood } from "../math/statistics.ts";
import type { Range } from "../time/range.ts";
import { Outcome, type Verdict } from "./judge.ts";

/** How much likelier, in nats, two reliabilities must make what was seen than one, besides paying for where to cut. */
const MIN_NATS = 3;
/** A routine that lives is this many times as reliable as chance hits before it began or after it stopped. */
const TIMES_AS_RELIABLE = 4;

export interface Life {
  readonly life: Range;
  /** It began within the history. */
  readonly late: boolean;
  /** It stopped before the end of the history. */
  readonly dead: boolean;
}

/**
 * When a routine was alive, seen from its firings: looks for the firing before (or after) which it was hardly ever
 * right, if that explains the sequence of right and wrong clearly better than one reliability throughout (a change
 * point by maximum likelihood).
 */
export function lifeOf(verdict: Verdict, range: Range): Life {
  const times: number[] = [];
  const right: number[] = [];
  verdict.outcomes.forEach((outcome, i) => {
    if (outcome !== Outcome.hit && outcome !== Outcome.wrong && outcome !== Outcome.taken) return;
    times.push(verdict.firings[i]!);
    right.push(outcome === Outcome.wrong ? 0 : 1);
  });
  const start = silentBefore(right);
  const end = silentBefore(right.slice(start).reverse());
  const last = right.length - 1 - end;
  return {
    life: {
      from: start > 0 ? times[start]! : range.from,
      until: end > 0 ? times[last]! + 1 : range.until,
    },
    late: start > 0,
    dead: end > 0,
  };
}

/** How many leading entries come from before the routine began; 0 when there is no clear beginning. */
function silentBefore(right: readonly number[]): number {
  const total = right.reduce((sum, one) => sum + one, 0);
  const whole = logLikelihood(total, right.length);
  let before = 0;
  let best = MIN_NATS + Math.log(Math.max(1, right.length));
  let cut = 0;
  for (let i = 1; i < right.length; i++) {
    before += right[i - 1]!;
    const after = total - before;
    if (right[i] === 0 || before / i > after / (right.length - i) / TIMES_AS_RELIABLE) continue;
    const gain = logLikelihood(before, i) + logLikelihood(after, right.length - i) - whole;
    if (gain > best) {
      best = gain;
      cut = i;
    }
  }
  return cut;
}
