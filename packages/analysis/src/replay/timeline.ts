import { Actor, type DiscreteSeries, type EntitySeries } from "../event-log.ts";
import { firstAtOrAfter } from "../math/search.ts";
import { MINUTE, SECOND } from "../time/local-clock.ts";
import { isSilent } from "../world/domains.ts";
import { isNumber } from "./fields.ts";

/** What an entity says first within this time after a start is where it is, not a change … */
const STARTING_MS = 10 * MINUTE;
/** … and what it corrects this soon after it. */
const SETTLING_MS = 5 * SECOND;

/** The states of one entity as Home Assistant's automations see them. Rows ascend in time. */
export interface Timeline {
  /** Epoch milliseconds. */
  readonly times: Float64Array;
  state(row: number): string;
  /** The state as a number: NaN while it is silent, null for a text that is no number. */
  value(row: number): number | null;
  /** 1 where a row is a change to automations; 0 for the first row and for what a restart brought about. */
  readonly isChange: Uint8Array;
}

/** @param restarts epoch ms, ascending */
export function timelineOf(series: EntitySeries, restarts: Float64Array): Timeline {
  const { times } = series;
  if (series.kind === "numeric") {
    const { values } = series;
    const state = (row: number) => (Number.isNaN(values[row]!) ? "unavailable" : String(values[row]));
    return { times, state, value: (row) => values[row]!, isChange: changesOf(series, state, restarts) };
  }
  const { states, codes } = series;
  const state = (row: number) => states[codes[row]!]!;
  const numbers = states.map((one) => (isSilent(one) ? Number.NaN : isNumber(one) ? Number(one) : null));
  return { times, state, value: (row) => numbers[codes[row]!]!, isChange: changesOf(series, state, restarts) };
}

function changesOf(series: EntitySeries, state: (row: number) => string, restarts: Float64Array): Uint8Array {
  const { times } = series;
  const isChange = new Uint8Array(times.length).fill(1, 1);
  for (const restart of restarts) {
    let end = restart + STARTING_MS;
    for (let row = Math.max(1, firstAtOrAfter(times, restart)); row < times.length && times[row]! < end; row++) {
      if (isSomebodys(series, row, restart)) break;
      isChange[row] = 0;
      if (!isSilent(state(row))) end = Math.min(end, times[row]! + SETTLING_MS);
    }
  }
  return isChange;
}

function isSomebodys(series: EntitySeries, row: number, restart: number): boolean {
  if (series.kind === "numeric" || series.actors[row] === Actor.nobody) return false;
  return series.actors[row] !== Actor.device || series.times[row]! >= restart + SETTLING_MS;
}

/** A series of what can be worked out from others. Nobody acts on it. */
export function derivedSeries(entityId: string, rows: readonly { time: number; state: string }[]): DiscreteSeries {
  const kept = rows.filter((row, i) => i === 0 || row.state !== rows[i - 1]!.state);
  const states = [...new Set(kept.map((row) => row.state))];
  return {
    kind: "discrete",
    entityId,
    times: Float64Array.from(kept, (row) => row.time),
    codes: Uint16Array.from(kept, (row) => states.indexOf(row.state)),
    states,
    actors: new Uint8Array(kept.length).fill(Actor.device),
    causes: new Uint16Array(kept.length),
    users: new Uint8Array(kept.length),
  };
}
