import type { DatabaseSync } from "node:sqlite";
import type { AutomationRuns, EntityInfo } from "@routinely/analysis";
import { type Order, readOrder } from "./commands.ts";
import { type Deed, Deeds } from "./deed.ts";
import { parseObject } from "./parse-object.ts";
import { type Span, toMs } from "./read-range.ts";
import { slices } from "./slices.ts";

/** An automation may still act long after it was triggered: it waits, or delays. */
const LONGEST_RUN_S = 24 * 3600;

/** An action call of known effect. */
export interface Command extends Order {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly deed: Deed;
}

/** What the events tell about who acted. */
export interface Contexts {
  /** What the numbers in the temporary table `context` stand for. */
  readonly deeds: Deeds;
  readonly runs: readonly AutomationRuns[];
  /** In order of time. */
  readonly commands: readonly Command[];
}

/** An automation or script that ran, with the number of its deed. */
interface Runner {
  readonly entityId: string;
  readonly name: string;
  readonly number: number;
}

/** Events of one type in a slice of time. */
const EVENTS = `events e WHERE e.event_type_id = ? AND e.time_fired_ts > ? AND e.time_fired_ts <= ?`;

/**
 * Fills the temporary table `context (id, deed)`: whose deed each context of an automation, script or action call is.
 * A run comes before the user who started it; an action call without a user, of no run, is an integration's own.
 *
 * @param entities for calls that name groups, devices or areas
 * @param step called every now and then, with how far it is (0..1)
 */
export function readContexts(
  db: DatabaseSync,
  span: Span,
  entities: ReadonlyMap<string, EntityInfo>,
  step: (share: number) => void,
): Contexts {
  const seconds = { after: span.from / 1000 - LONGEST_RUN_S, last: span.until / 1000 };
  const reader = new ContextReader(db, entities);
  // The first row of a context stays, so the order is the rule of who comes first.
  const passes: [type: string, read: (parameters: EventSlice) => void][] = [
    ["automation_triggered", (slice) => reader.readRuns(slice, span.from)],
    ["script_started", (slice) => reader.readRuns(slice, span.from)],
    ["call_service", (slice) => reader.readCalls(slice)],
    ["call_service", (slice) => reader.addCallsOfNobody(slice)],
    ["call_service", (slice) => reader.readCommands(slice)],
  ];
  passes.forEach(([name, read], pass) => {
    const type = db.prepare("SELECT event_type_id AS id FROM event_types WHERE event_type = ?").get(name)?.id;
    if (type === undefined) return;
    const rows = "events WHERE event_type_id = ?";
    for (const { after, last } of slices(db, rows, "time_fired_ts", [Number(type)], seconds)) {
      step((pass + (after - seconds.after) / (seconds.last - seconds.after)) / passes.length);
      read([Number(type), after, last]);
    }
  });
  return reader.contexts();
}

/** Parameters of {@link EVENTS}. */
type EventSlice = [type: number, after: number, last: number];

class ContextReader {
  readonly #deeds = new Deeds();
  readonly #runners = new Map<string, Runner>();
  readonly #runTimes = new Map<number, number[]>();
  readonly #orders = new Map<number, Order>();
  readonly #commands: Command[] = [];
  readonly #known = new Set<number>();
  readonly #entities: ReadonlyMap<string, EntityInfo>;
  readonly #statements;

  constructor(db: DatabaseSync, entities: ReadonlyMap<string, EntityInfo>) {
    this.#entities = entities;
    db.exec(`
      CREATE TEMP TABLE run (data_id INTEGER PRIMARY KEY, deed INTEGER);
      CREATE TEMP TABLE person (id BLOB PRIMARY KEY, deed INTEGER) WITHOUT ROWID;
      CREATE TEMP TABLE context (id BLOB PRIMARY KEY, deed INTEGER) WITHOUT ROWID;`);
    const addContext = (deed: string, which = "") =>
      db.prepare(
        `INSERT OR IGNORE INTO context SELECT e.context_id_bin, ${deed} FROM ${EVENTS} AND e.context_id_bin NOT NULL ${which}
         ORDER BY e.context_user_id_bin IS NULL`,
      );
    this.#statements = {
      dataIds: db.prepare(`SELECT DISTINCT e.data_id FROM ${EVENTS}`),
      data: db.prepare("SELECT shared_data FROM event_data WHERE data_id = ?"),
      addRun: db.prepare("INSERT OR IGNORE INTO run VALUES (?, ?)"),
      runTimes: db.prepare(
        `SELECT r.deed, e.time_fired_ts AS time FROM run r, ${EVENTS} AND r.data_id = e.data_id ORDER BY time`,
      ),
      addRuns: addContext(`coalesce((SELECT deed FROM run WHERE data_id = e.data_id), ${Deeds.automation})`),
      users: db.prepare(
        `SELECT DISTINCT hex(e.context_user_id_bin) AS id FROM ${EVENTS} AND e.context_user_id_bin NOT NULL`,
      ),
      addPerson: db.prepare("INSERT OR IGNORE INTO person VALUES (unhex(?), ?)"),
      addUsersCalls: addContext(
        "(SELECT deed FROM person WHERE id = e.context_user_id_bin)",
        "AND e.context_user_id_bin NOT NULL",
      ),
      addCallsOfNobody: addContext(`${Deeds.integration}`, "AND e.context_user_id_bin IS NULL"),
      calls: db.prepare(
        `SELECT e.data_id, e.time_fired_ts AS time, c.deed FROM context c, ${EVENTS} AND c.id = e.context_id_bin
         ORDER BY time`,
      ),
    };
  }

  /** @param from runs before are only there for their contexts; epoch milliseconds */
  readRuns(slice: EventSlice, from: number): void {
    const { addRun, addRuns, runTimes } = this.#statements;
    for (const [dataId, { entity_id: entityId, name }] of this.#newData(slice)) {
      if (typeof entityId === "string") addRun.run(dataId, this.#runnerOf(entityId, name).number);
    }
    addRuns.run(...slice);
    for (const { deed, time } of runTimes.iterate(...slice)) {
      const at = toMs(Number(time));
      if (at < from) continue;
      const times = this.#runTimes.get(Number(deed));
      if (times) times.push(at);
      else this.#runTimes.set(Number(deed), [at]);
    }
  }

  readCalls(slice: EventSlice): void {
    const { users, addPerson, addUsersCalls } = this.#statements;
    for (const [dataId, content] of this.#newData(slice)) {
      const order = readOrder(content, this.#entities);
      if (order) this.#orders.set(dataId, order);
    }
    for (const { id } of users.all(...slice)) addPerson.run(String(id), this.#deeds.numberOfUser(String(id)));
    addUsersCalls.run(...slice);
  }

  addCallsOfNobody(slice: EventSlice): void {
    this.#statements.addCallsOfNobody.run(...slice);
  }

  readCommands(slice: EventSlice): void {
    for (const { data_id, time, deed } of this.#statements.calls.iterate(...slice)) {
      const order = this.#orders.get(Number(data_id));
      if (order) this.#commands.push({ ...order, time: toMs(Number(time)), deed: this.#deeds.at(Number(deed)) });
    }
  }

  contexts(): Contexts {
    return {
      deeds: this.#deeds,
      commands: this.#commands,
      runs: [...this.#runners.values()].map(({ entityId, name, number }) => ({
        entityId,
        name,
        times: Float64Array.from(this.#runTimes.get(number) ?? []),
      })),
    };
  }

  /** Each different data of events is read once: which automation ran, what a call wants. */
  *#newData(slice: EventSlice): Generator<[dataId: number, content: Record<string, unknown>]> {
    for (const { data_id } of this.#statements.dataIds.all(...slice)) {
      const dataId = Number(data_id);
      if (data_id === null || this.#known.has(dataId)) continue;
      this.#known.add(dataId);
      yield [dataId, parseObject(this.#statements.data.get(dataId)?.shared_data)];
    }
  }

  #runnerOf(entityId: string, name: unknown): Runner {
    let runner = this.#runners.get(entityId);
    if (!runner) {
      const number = this.#deeds.addAutomation(this.#runners.size + 1);
      runner = { entityId, name: typeof name === "string" ? name : entityId, number };
      this.#runners.set(entityId, runner);
    }
    return runner;
  }
}
