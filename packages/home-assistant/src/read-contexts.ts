import type { DatabaseSync } from "node:sqlite";
import type { AutomationRuns, EntityInfo } from "@routinely/analysis";
import { type Order, readOrder } from "./commands.ts";
import { type Deed, Deeds } from "./deed.ts";
import { parseObject } from "./parse-object.ts";
import { type Span, toMs } from "./read-range.ts";

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

/** The events that tell who acted, between two times in seconds. */
const events = (join = "") => `
  FROM events e JOIN event_types t ON t.event_type_id = e.event_type_id ${join}
  WHERE t.event_type IN ('automation_triggered', 'script_started', 'call_service') AND e.time_fired_ts BETWEEN ? AND ?`;

/**
 * Fills the temporary table `context (id, deed)`: whose deed each context of an automation, script or action call is.
 * A run comes before the user who started it; an action call without a user, of no run, is an integration's own.
 *
 * @param entities for calls that name groups, devices or areas
 */
export function readContexts(db: DatabaseSync, span: Span, entities: ReadonlyMap<string, EntityInfo>): Contexts {
  const seconds = { from: span.from / 1000 - LONGEST_RUN_S, until: span.until / 1000 };
  const deeds = new Deeds();
  db.exec(`
    CREATE TEMP TABLE run (data_id INTEGER PRIMARY KEY, deed INTEGER);
    CREATE TEMP TABLE person (id BLOB PRIMARY KEY, deed INTEGER) WITHOUT ROWID;
    CREATE TEMP TABLE context (id BLOB PRIMARY KEY, deed INTEGER) WITHOUT ROWID;`);
  const { runners, orders } = readEventData(db, seconds, deeds, entities);
  fillPersons(db, seconds, deeds);
  fillContexts(db, seconds);
  const runTimes = readRunTimes(db, { ...seconds, from: span.from / 1000 });
  return {
    deeds,
    commands: readCommands(db, seconds, deeds, orders),
    runs: runners.map(({ entityId, name, number }) => ({
      entityId,
      name,
      times: Float64Array.from(runTimes.get(number) ?? []),
    })),
  };
}

/** Reads each different data of the events once: which automation ran, what a call wants. Fills the table `run`. */
function readEventData(
  db: DatabaseSync,
  { from, until }: Span,
  deeds: Deeds,
  entities: ReadonlyMap<string, EntityInfo>,
): { runners: Runner[]; orders: Map<number, Order> } {
  const runners = new Map<string, Runner>();
  const orders = new Map<number, Order>();
  const addRun = db.prepare("INSERT OR IGNORE INTO run VALUES (?, ?)");
  const data = db.prepare(
    `SELECT data_id, shared_data, (SELECT event_type FROM event_types WHERE event_type_id = kind) AS event_type
     FROM (SELECT DISTINCT e.data_id AS data_id, e.event_type_id AS kind ${events()}) JOIN event_data USING (data_id)`,
  );
  for (const { data_id, shared_data, event_type } of data.iterate(from, until)) {
    const content = parseObject(shared_data);
    if (event_type === "call_service") {
      const order = readOrder(content, entities);
      if (order) orders.set(Number(data_id), order);
      continue;
    }
    const { entity_id: entityId, name } = content;
    if (typeof entityId !== "string") continue;
    let runner = runners.get(entityId);
    if (!runner) {
      const number = deeds.addAutomation(runners.size + 1);
      runner = { entityId, name: typeof name === "string" ? name : entityId, number };
      runners.set(entityId, runner);
    }
    addRun.run(Number(data_id), runner.number);
  }
  return { runners: [...runners.values()], orders };
}

function fillPersons(db: DatabaseSync, { from, until }: Span, deeds: Deeds): void {
  const add = db.prepare("INSERT INTO person VALUES (unhex(?), ?)");
  const ids = db.prepare(`SELECT DISTINCT hex(context_user_id_bin) AS id ${events()} AND context_user_id_bin NOT NULL`);
  for (const { id } of ids.all(from, until)) add.run(String(id), deeds.numberOfUser(String(id)));
}

/** The first row of a context stays, so the order is the rule of who comes first. */
function fillContexts(db: DatabaseSync, { from, until }: Span): void {
  db.prepare(
    `INSERT OR IGNORE INTO context
     SELECT e.context_id_bin, CASE
       WHEN t.event_type = 'call_service'
       THEN coalesce((SELECT deed FROM person WHERE id = e.context_user_id_bin), ${Deeds.integration})
       ELSE coalesce((SELECT deed FROM run WHERE data_id = e.data_id), ${Deeds.automation}) END
     ${events()} AND e.context_id_bin NOT NULL
     ORDER BY t.event_type = 'call_service', t.event_type, e.context_user_id_bin IS NULL`,
  ).run(from, until);
}

/** Epoch milliseconds, ascending, by the number of the deed. */
function readRunTimes(db: DatabaseSync, { from, until }: Span): Map<number, number[]> {
  const rows = db.prepare(
    `SELECT r.deed, e.time_fired_ts AS time ${events("JOIN run r USING (data_id)")} ORDER BY time`,
  );
  const times = new Map<number, number[]>();
  for (const { deed, time } of rows.iterate(from, until)) {
    const number = Number(deed);
    if (!times.has(number)) times.set(number, []);
    times.get(number)!.push(toMs(Number(time)));
  }
  return times;
}

function readCommands(
  db: DatabaseSync,
  { from, until }: Span,
  deeds: Deeds,
  orders: ReadonlyMap<number, Order>,
): Command[] {
  const rows = db.prepare(
    `SELECT e.data_id, e.time_fired_ts AS time, c.deed ${events("JOIN context c ON c.id = e.context_id_bin")}
     AND t.event_type = 'call_service' ORDER BY time`,
  );
  const commands: Command[] = [];
  for (const { data_id, time, deed } of rows.iterate(from, until)) {
    const order = orders.get(Number(data_id));
    if (order) commands.push({ ...order, time: toMs(Number(time)), deed: deeds.at(Number(deed)) });
  }
  return commands;
}
