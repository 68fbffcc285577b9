import { lastAtOrBefore, lastAtOrBeforeNear } from "./search.ts";

/** Parts into which the values are divided, as many values in each. */
const PARTS = 256;
/** Values that tell where the borders of the parts are. */
const SAMPLE = 4096;
/** An index may have this many entries a value; values that jump over more parts than these are looked through instead. */
const MOST_ENTRIES = 24;

/**
 * Finds where values rise or fall over a level without looking at them all: by part of their distribution, the steps
 * from one value to the next that touch it (an interval index in buckets).
 */
export class LevelIndex {
  /** Lower borders of the parts, ascending and different from each other; below the first there is nothing. */
  readonly #borders: Float64Array;
  /** By part: how often the values rise over all of it. */
  readonly #rises: Int32Array;
  /** Steps by part, each named by the index of its second value, ascending; null when there are too many. */
  readonly #steps: Uint32Array | null;
  /** By part: where its steps begin. */
  readonly #starts: Uint32Array;

  constructor(values: Float64Array) {
    this.#borders = bordersOf(values);
    const count = this.#borders.length;
    const parts = new Uint16Array(values.length);
    for (let i = 0, part = -1; i < values.length; i++) {
      part = lastAtOrBeforeNear(this.#borders, values[i]!, part);
      parts[i] = Math.max(0, part);
    }
    this.#rises = new Int32Array(count + 1);
    const touches = new Int32Array(count + 1); // by part: how many more steps touch it than the one below
    let entries = 0;
    for (let i = 1; i < values.length; i++) {
      if (!isStep(values, i)) continue;
      const [from, to] = [Math.min(parts[i - 1]!, parts[i]!), Math.max(parts[i - 1]!, parts[i]!)];
      entries += to - from + 1;
      touches[from]!++;
      touches[to + 1]!--;
      // Only the parts between the outer two are crossed as a whole for sure.
      if (values[i]! > values[i - 1]! && to - from > 1) {
        this.#rises[from + 1]!++;
        this.#rises[to]!--;
      }
    }
    const starts = new Uint32Array(count + 1);
    for (let part = 0; part < count; part++) {
      this.#rises[part + 1]! += this.#rises[part]!;
      touches[part + 1]! += touches[part]!;
      starts[part + 1] = starts[part]! + touches[part]!;
    }
    this.#starts = starts;
    this.#steps = entries <= MOST_ENTRIES * values.length ? new Uint32Array(entries) : null;
    if (!this.#steps) return;
    const next = starts.slice();
    for (let i = 1; i < values.length; i++) {
      if (!isStep(values, i)) continue;
      const to = Math.max(parts[i - 1]!, parts[i]!);
      for (let part = Math.min(parts[i - 1]!, parts[i]!); part <= to; part++) this.#steps[next[part]!++] = i;
    }
  }

  /** How often the values rise over a level, at least. A fall comes between two rises, so it tells of falls, too. */
  risesOver(level: number): number {
    return this.#rises[lastAtOrBefore(this.#borders, level)] ?? 0;
  }

  /**
   * Indices of the values that may lie beyond a level when the value before them does not, ascending; null when that
   * may be any.
   */
  stepsAt(level: number): Uint32Array | null {
    if (!this.#steps) return null;
    const part = Math.max(0, lastAtOrBefore(this.#borders, level));
    return this.#steps.subarray(this.#starts[part]!, this.#starts[part + 1]!);
  }
}

function isStep(values: Float64Array, index: number): boolean {
  const [a, b] = [values[index - 1]!, values[index]!];
  return a < b || a > b; // none to or from NaN
}

function bordersOf(values: Float64Array): Float64Array {
  const every = Math.max(1, Math.floor(values.length / SAMPLE));
  const sample = Float64Array.from({ length: Math.ceil(values.length / every) }, (_, i) => values[i * every]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const borders = Array.from({ length: PARTS }, (_, part) => sample[Math.floor((part * sample.length) / PARTS)]);
  return Float64Array.from(new Set(borders.filter((border) => border !== undefined)));
}
