import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";

/** When something might set a routine off. */
export interface Occasions {
  /** Epoch ms, ascending. */
  readonly firings: Float64Array;
  /** Share of the time that lies within ten minutes after a firing. */
  readonly coverage: number;
}

export function occasionsOf(firings: Float64Array, range: Range): Occasions {
  let covered = 0;
  for (let i = 0; i < firings.length; i++) {
    covered += Math.min(10 * MINUTE, (firings[i + 1] ?? range.until) - firings[i]!);
  }
  return { firings, coverage: covered / (range.until - range.from) };
}
