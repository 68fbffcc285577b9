import type { NumericSeries } from "../event-log.ts";
import { crossings } from "../judge/firings.ts";
import { DAY } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import { type Occasions, occasionsOf } from "./occasions.ts";

const MAX_CROSSINGS_A_DAY = 24;

/** Crossings of limits in a stretch, each looked for once: much of what people act on goes by the same few sensors. */
export class Crossings {
  readonly #range: Range;
  readonly #known = { above: new Map<NumericSeries, Known>(), below: new Map<NumericSeries, Known>() };

  constructor(range: Range) {
    this.#range = range;
  }

  /** When the reading crosses the limit; null when that is too often to be an occasion for anything. */
  over(series: NumericSeries, direction: "above" | "below", limit: number): Occasions | null {
    const known = this.#known[direction].get(series) ?? new Map();
    this.#known[direction].set(series, known);
    let found = known.get(limit);
    if (found === undefined) {
      const most = (MAX_CROSSINGS_A_DAY * (this.#range.until - this.#range.from)) / DAY;
      const firings = crossings(series, { direction, limit, forMs: 0 }, this.#range, most);
      found = firings && occasionsOf(firings, this.#range);
      known.set(limit, found);
    }
    return found;
  }
}

/** By limit. */
type Known = Map<number, Occasions | null>;
