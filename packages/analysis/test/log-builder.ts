import {
  Actor,
  type ActorName,
  type AutomationRuns,
  type DiscreteSeries,
  type EntitySeries,
  type EventLog,
  SETTINGS,
  type SettingSeries,
} from "../src/event-log.ts";
import type { EntityInfo, ExistingAutomation, HomeModel } from "../src/home.ts";
import { DAY, LocalClock } from "../src/time/local-clock.ts";

interface Change {
  readonly time: number;
  readonly state: string;
  readonly by: ActorName;
  readonly cause: number;
}

interface Setting {
  readonly time: number;
  readonly value: number;
  readonly by: ActorName;
  readonly cause: number;
}

export interface BuilderOptions {
  readonly from: string;
  readonly days: number;
  readonly timeZone?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** Builds small histories for tests: changes in any order, by local day and minute. */
export class LogBuilder {
  readonly clock: LocalClock;
  readonly from: number;
  readonly until: number;
  /** Local day numbers that lie wholly in the history. */
  readonly days: readonly number[];
  readonly #options: BuilderOptions;
  readonly #changes = new Map<string, Change[]>();
  readonly #readings = new Map<string, { time: number; value: number }[]>();
  readonly #settings = new Map<string, Setting[]>();
  readonly #info = new Map<string, EntityInfo>();
  readonly #runs: { entityId: string; name: string; times: number[] }[] = [];
  readonly #restarts: number[] = [];
  readonly #stops: number[] = [];
  readonly automations: ExistingAutomation[] = [];

  constructor(options: BuilderOptions) {
    this.#options = options;
    this.clock = new LocalClock(options.timeZone ?? "Europe/Amsterdam");
    const first = Math.floor(Date.parse(`${options.from}T00:00:00Z`) / DAY);
    this.days = Array.from({ length: options.days }, (_, i) => first + i);
    this.from = this.clock.instant(first, 0);
    this.until = this.clock.instant(first + options.days, 0);
  }

  /** Adds an entity; its domain decides what it is. */
  entity(entityId: string, info: Partial<EntityInfo> & { initial?: string } = {}): this {
    const { initial, ...rest } = info;
    this.#info.set(entityId, { entityId, name: entityId.split(".")[1]!.replaceAll("_", " "), ...rest });
    if (initial !== undefined) this.change(entityId, initial, this.from - 1000, "nobody");
    return this;
  }

  change(entityId: string, state: string, time: number, by: ActorName = "device", cause = 0): this {
    const known = this.#changes.get(entityId);
    const change = { time, state, by, cause };
    if (known) known.push(change);
    else this.#changes.set(entityId, [change]);
    if (!this.#info.has(entityId)) this.entity(entityId);
    return this;
  }

  reading(entityId: string, value: number, time: number): this {
    const known = this.#readings.get(entityId);
    if (known) known.push({ time, value });
    else this.#readings.set(entityId, [{ time, value }]);
    return this;
  }

  /** Somebody sets the brightness, position, temperature … of an entity; NaN when it goes off. */
  setting(entityId: string, value: number, time: number, by: ActorName = "device", cause = 0): this {
    const known = this.#settings.get(entityId);
    if (known) known.push({ time, value, by, cause });
    else this.#settings.set(entityId, [{ time, value, by, cause }]);
    if (!this.#info.has(entityId)) this.entity(entityId);
    return this;
  }

  /** Registers a run of an automation; the number it returns is the cause of what it changes. */
  run(entityId: string, name: string, time: number): number {
    let index = this.#runs.findIndex((one) => one.entityId === entityId);
    if (index < 0) index = this.#runs.push({ entityId, name, times: [] }) - 1;
    this.#runs[index]!.times.push(time);
    return index + 1;
  }

  /** Home Assistant starts. */
  restart(time: number, stopped = time): this {
    this.#restarts.push(time);
    this.#stops.push(stopped);
    return this;
  }

  at(day: number, minute: number): number {
    return this.clock.instant(day, minute);
  }

  weekday(day: number): number {
    return this.clock.weekday(day);
  }

  build(): { log: EventLog; home: HomeModel } {
    const series = new Map<string, EntitySeries>();
    for (const [entityId, changes] of this.#changes) series.set(entityId, discrete(entityId, changes));
    for (const [entityId, readings] of this.#readings) {
      readings.sort((a, b) => a.time - b.time);
      series.set(entityId, {
        kind: "numeric",
        entityId,
        times: Float64Array.from(readings, (one) => one.time),
        values: Float64Array.from(readings, (one) => one.value),
      });
    }
    const byActor = { nobody: 0, user: 0, device: 0, automation: 0, integration: 0 };
    const names = Object.keys(Actor) as ActorName[];
    let events = 0;
    for (const one of series.values()) {
      events += one.times.length;
      if (one.kind === "discrete") for (const actor of one.actors) byActor[names[actor]!]++;
    }
    const runs: AutomationRuns[] = this.#runs.map((one) => ({ ...one, times: Float64Array.from(one.times).sort() }));
    const { timeZone = "Europe/Amsterdam", latitude = 52.09, longitude = 5.12 } = this.#options;
    return {
      log: {
        from: this.from,
        until: this.until,
        series,
        settings: new Map([...this.#settings].map(([entityId, settings]) => [entityId, setting(entityId, settings)])),
        runs,
        users: [],
        restarts: Float64Array.from(this.#restarts).sort(),
        stops: Float64Array.from(this.#stops).sort(),
        stats: { rows: events, events, entities: series.size, byActor },
        warnings: [],
      },
      home: {
        timeZone,
        latitude,
        longitude,
        entities: this.#info,
        devices: [],
        areas: [],
        automations: this.automations,
      },
    };
  }
}

function discrete(entityId: string, changes: Change[]): DiscreteSeries {
  changes.sort((a, b) => a.time - b.time);
  const kept = changes.filter((change, i) => i === 0 || change.state !== changes[i - 1]!.state);
  const states = [...new Set(kept.map((change) => change.state))];
  return {
    kind: "discrete",
    entityId,
    times: Float64Array.from(kept, (change) => change.time),
    codes: Uint16Array.from(kept, (change) => states.indexOf(change.state)),
    states,
    actors: Uint8Array.from(kept, (change) => Actor[change.by]),
    causes: Uint16Array.from(kept, (change) => change.cause),
    users: new Uint8Array(kept.length),
  };
}

function setting(entityId: string, settings: Setting[]): SettingSeries {
  const kept = settings
    .sort((a, b) => a.time - b.time)
    .filter((one, i) => i === 0 || !Object.is(one.value, settings[i - 1]!.value));
  return {
    entityId,
    attribute: SETTINGS[entityId.split(".")[0] as keyof typeof SETTINGS],
    times: Float64Array.from(kept, (one) => one.time),
    values: Float64Array.from(kept, (one) => one.value),
    actors: Uint8Array.from(kept, (one) => Actor[one.by]),
    causes: Uint16Array.from(kept, (one) => one.cause),
    users: new Uint8Array(kept.length),
  };
}

/** A random number generator by seed (mulberry32): 0..1. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** A normal deviate by Box and Muller's method. */
export function gauss(next: () => number, spread: number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()) * spread;
}
