import { lastAtOrBeforeNear } from "../math/search.ts";
import type { Habitat } from "./acts.ts";

/**
 * How often people bring a target about per time in which it could be brought about. Time in which the lamp is on
 * already says nothing of a habit to switch it on; this keeps acts that merely follow other acts from looking like
 * habits (a renewal process, see Cox, Renewal Theory, 1962).
 */
export class Exposure {
  readonly #habitat: Habitat;
  /** Where the last look-up ended: the next one is mostly near. */
  #row = -1;
  #act = -1;
  /** Open time (ms) before each row of the series. */
  readonly #before: Float64Array;

  constructor(habitat: Habitat) {
    this.#habitat = habitat;
    const { times, codes } = habitat.series;
    this.#before = new Float64Array(times.length);
    for (let i = 1; i < times.length; i++) {
      const open = habitat.reached[codes[i - 1]!] === 0 ? times[i]! - times[i - 1]! : 0;
      this.#before[i] = this.#before[i - 1]! + open;
    }
  }

  #until(time: number): number {
    const { series, reached } = this.#habitat;
    const row = lastAtOrBeforeNear(series.times, time, this.#row);
    this.#row = row;
    if (row < 0) return 0;
    return this.#before[row]! + (reached[series.codes[row]!] === 0 ? time - series.times[row]! : 0);
  }

  /** Acts before a moment. */
  #actsBefore(time: number): number {
    const { times } = this.#habitat;
    this.#act = lastAtOrBeforeNear(times, time, this.#act);
    let before = this.#act + 1;
    while (before > 0 && times[before - 1] === time) before--;
    return before;
  }

  /** Milliseconds between two moments in which the target was not reached. */
  open(from: number, until: number): number {
    if (until <= from) return 0;
    const before = this.#until(from);
    return this.#until(until) - before;
  }

  /** People's acts from one moment (inclusive) to another (exclusive). */
  acts(from: number, until: number): number {
    if (until <= from) return 0;
    const before = this.#actsBefore(from);
    return this.#actsBefore(until) - before;
  }
}
