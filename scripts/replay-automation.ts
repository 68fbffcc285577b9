/**
 * Replays Home Assistant automations over a recorded history, independently of the engine that is evaluated by it.
 * Knows the triggers and conditions that the engine and the simulator write, and nothing else.
 */
import { tzOffset } from "../packages/analysis/node_modules/@date-fns/tz/index.js";
import * as suncalc from "../packages/analysis/node_modules/suncalc/index.js";
import type { DiscreteSeries, EventLog, HomeModel } from "../packages/analysis/src/index.ts";

type Fields = Record<string, unknown>;
const DAY = 86_400_000;

export interface Span {
  readonly from: number;
  readonly until: number;
}

export interface Judged {
  readonly entityId: string;
  readonly at: number;
  readonly outcome: "hit" | "unneeded" | "wrong";
  readonly actedAt?: number;
}

/** What a replay needs of an automation. */
export interface Replayable {
  readonly triggers: readonly Record<string, unknown>[];
  readonly conditions: readonly Record<string, unknown>[];
  readonly actions: readonly Record<string, unknown>[];
}

/** Judges every firing of an automation on every entity it acts on. */
export function replayAutomation(log: EventLog, home: HomeModel, automation: Replayable, span: Span): Judged[] {
  const replay = new Replay(log, home);
  const firings = automation.triggers
    .flatMap((trigger) => replay.firings(trigger, span))
    .filter((at) => at >= span.from && at < span.until && automation.conditions.every((one) => replay.holds(one, at)))
    .sort((a, b) => a - b);
  const timed = automation.triggers.every((trigger) => trigger.trigger === "time" || trigger.trigger === "sun");
  const tolerance = timed ? 30 * 60_000 : 10 * 60_000;
  return automation.actions.flatMap((action) => {
    const service = String(action.action).split(".")[1]!;
    const data = (action.data ?? {}) as Fields;
    return list((action.target as Fields | undefined)?.entity_id).flatMap((entityId) => {
      const series = log.series.get(entityId);
      if (series?.kind !== "discrete") return [];
      return judgeEntity(series, firings, tolerance, (state) => isReached(service, data, state));
    });
  });
}

function judgeEntity(
  series: DiscreteSeries,
  firings: readonly number[],
  tolerance: number,
  reached: (state: string) => boolean,
): Judged[] {
  const claimed = new Set<number>();
  return firings.map((at) => {
    const { entityId } = series;
    let row = series.times.findLastIndex((time) => time <= at);
    const now = row < 0 ? "unavailable" : series.states[series.codes[row]!]!;
    if (now === "unavailable" || now === "unknown" || reached(now)) return { entityId, at, outcome: "unneeded" };
    for (row++; row < series.times.length && series.times[row]! <= at + tolerance; row++) {
      if (!reached(series.states[series.codes[row]!]!)) continue;
      const byPerson = series.actors[row] === 1 || series.actors[row] === 2;
      if (!byPerson || claimed.has(row)) return { entityId, at, outcome: "unneeded" };
      claimed.add(row);
      return { entityId, at, outcome: "hit", actedAt: series.times[row]! };
    }
    return { entityId, at, outcome: "wrong" };
  });
}

function isReached(service: string, data: Fields, state: string): boolean {
  if (state === "unavailable" || state === "unknown") return false;
  switch (service) {
    case "turn_on":
    case "media_play":
      return state !== "off" && state !== "standby";
    case "turn_off":
    case "media_stop":
      return state === "off" || state === "standby";
    case "open_cover":
    case "open_valve":
      return state === "open";
    case "close_cover":
    case "close_valve":
      return state === "closed";
    case "lock":
      return state === "locked";
    case "start":
      return state === "cleaning";
    case "return_to_base":
      return state === "docked" || state === "returning";
    default:
      return Object.values(data).includes(state);
  }
}

class Replay {
  readonly #log: EventLog;
  readonly #home: HomeModel;

  constructor(log: EventLog, home: HomeModel) {
    this.#log = log;
    this.#home = home;
  }

  firings(trigger: Fields, span: Span): number[] {
    switch (trigger.trigger) {
      case "time":
        return list(trigger.at).flatMap((at) => this.#days(span, (midnight) => this.#wall(midnight + parseSpan(at))));
      case "sun":
        return this.#days(
          span,
          (midnight) => this.#sun(String(trigger.event), midnight) + parseSpan(trigger.offset ?? 0),
        );
      case "state":
        return list(trigger.entity_id).flatMap((id) =>
          this.#changes(id, trigger.for, (before, after) => {
            if (before === after) return false;
            if (trigger.from !== undefined && !list(trigger.from).includes(before)) return false;
            return trigger.to === undefined || list(trigger.to).includes(after);
          }),
        );
      case "numeric_state":
        return list(trigger.entity_id).flatMap((id) =>
          this.#changes(
            id,
            trigger.for,
            (before, after) => !isBetween(trigger, before) && isBetween(trigger, after),
            (state) => isBetween(trigger, state),
          ),
        );
      default:
        throw new Error(`cannot replay the trigger ${JSON.stringify(trigger)}`);
    }
  }

  holds(condition: unknown, at: number): boolean {
    const fields = condition as Fields;
    const nested = () => (fields.conditions as unknown[]).map((one) => this.holds(one, at));
    switch (fields.condition) {
      case "and":
        return nested().every(Boolean);
      case "or":
        return nested().some(Boolean);
      case "not":
        return !nested().some(Boolean);
      case "state":
        return list(fields.entity_id).every((id) => list(fields.state).includes(this.#state(id, at)));
      case "numeric_state":
        return list(fields.entity_id).every((id) => isBetween(fields, this.#state(id, at)));
      case "time":
        return this.#time(fields, at);
      case "sun": {
        const midnight = this.#midnight(at);
        const isAfter = !fields.after || at >= this.#sun(String(fields.after), midnight);
        return isAfter && (!fields.before || at < this.#sun(String(fields.before), midnight));
      }
      default:
        throw new Error(`cannot replay the condition ${JSON.stringify(condition)}`);
    }
  }

  #time(fields: Fields, at: number): boolean {
    const wall = at + this.#offset(at);
    const ofDay = wall % DAY;
    if (fields.weekday) {
      const day = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"][Math.floor(wall / DAY) % 7]!;
      if (!list(fields.weekday).includes(day)) return false;
    }
    const after = fields.after === undefined ? 0 : parseSpan(fields.after);
    const before = fields.before === undefined ? DAY : parseSpan(fields.before);
    return after <= before ? ofDay >= after && ofDay < before : ofDay >= after || ofDay < before;
  }

  #offset(at: number): number {
    return tzOffset(this.#home.timeZone, new Date(at)) * 60_000;
  }

  /** Wall time of local midnight, as if it were UTC. */
  #midnight(at: number): number {
    return Math.floor((at + this.#offset(at)) / DAY) * DAY;
  }

  #wall(wall: number): number {
    return wall - this.#offset(wall - this.#offset(wall));
  }

  #days(span: Span, instant: (midnight: number) => number): number[] {
    const times: number[] = [];
    for (let midnight = this.#midnight(span.from); midnight <= span.until + DAY; midnight += DAY)
      times.push(instant(midnight));
    return times;
  }

  #sun(event: string, midnight: number): number {
    const times = suncalc.getTimes(new Date(this.#wall(midnight + DAY / 2)), this.#home.latitude, this.#home.longitude);
    return times[event as "sunrise" | "sunset"]?.getTime() ?? Number.NaN;
  }

  #rows(entityId: string): { times: Float64Array; state: (row: number) => string } {
    const series = this.#log.series.get(entityId);
    if (!series) return { times: new Float64Array(0), state: () => "unavailable" };
    if (series.kind === "numeric") {
      return {
        times: series.times,
        state: (row) => (Number.isNaN(series.values[row]!) ? "unavailable" : String(series.values[row])),
      };
    }
    return { times: series.times, state: (row) => series.states[series.codes[row]!]! };
  }

  #state(entityId: string, at: number): string {
    if (entityId === "sun.sun") {
      const midnight = this.#midnight(at);
      return at < this.#sun("sunrise", midnight) || at >= this.#sun("sunset", midnight)
        ? "below_horizon"
        : "above_horizon";
    }
    const { times, state } = this.#rows(entityId);
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? "unavailable" : state(low - 1);
  }

  #changes(
    entityId: string,
    held: unknown,
    matches: (before: string, after: string) => boolean,
    stays?: (state: string) => boolean,
  ): number[] {
    const { times, state } = this.#rows(entityId);
    const ms = parseSpan(held ?? 0);
    const found: number[] = [];
    for (let row = 1; row < times.length; row++) {
      const before = state(row - 1);
      const after = state(row);
      if (before === "unavailable" || before === "unknown" || !matches(before, after)) continue;
      let end = row + 1;
      while (end < times.length && (stays ? stays(state(end)) : state(end) === after)) end++;
      if (ms > 0 && end < times.length && times[end]! - times[row]! < ms) continue;
      found.push(times[row]! + ms);
    }
    return found;
  }
}

function isBetween(fields: Fields, state: string): boolean {
  const value = Number.parseFloat(state);
  if (Number.isNaN(value)) return false;
  return (
    (fields.above === undefined || value > Number(fields.above)) &&
    (fields.below === undefined || value < Number(fields.below))
  );
}

/** Milliseconds of `HH:MM:SS` with or without a sign, seconds, or `{hours, minutes, seconds}`. */
function parseSpan(value: unknown): number {
  if (typeof value === "number") return value * 1000;
  if (typeof value === "object" && value !== null) {
    const { hours = 0, minutes = 0, seconds = 0 } = value as Record<string, number>;
    return (hours * 3600 + minutes * 60 + seconds) * 1000;
  }
  const match = /^([+-]?)(\d+):(\d+)(?::(\d+))?$/.exec(String(value));
  if (!match) throw new Error(`not a time: ${value}`);
  const ms = (Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)) * 1000;
  return match[1] === "-" ? -ms : ms;
}

function list(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
