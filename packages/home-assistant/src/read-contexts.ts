import type { DatabaseSync } from "node:sqlite";
import { Actor, type AutomationRuns, type EntityInfo } from "@routinely/analysis";
import { type Order, readOrder } from "./commands.ts";
import { DEVICE, type Deed } from "./deed.ts";
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
  readonly deeds: readonly Deed[];
  readonly runs: AutomationRuns[];
  /** In order of time. */
  readonly commands: Command[];
  readonly people: People;
}

/** Numbers the users as they are met. */
export class People {
  readonly ids: string[] = [];
  readonly #deeds = new Map<string, Deed>();

  /** @param userId 32 hex digits of either case */
  deedOf(userId: string): Deed {
    let deed = this.#deeds.get(userId);
    if (!deed) {
      this.ids.push(userId.toLowerCase());
      deed = { actor: Actor.user, cause: 0, user: Math.min(this.ids.length, 255) };
      this.#deeds.set(userId, deed);
    }
    return deed;
  }
}

const EVENTS = `
  FROM events e JOIN event_types t ON t.event_type_id = e.event_type_id
  WHERE t.event_type IN ('automation_triggered', 'script_started', 'call_service') AND e.time_fired_ts BETWEEN ? AND ?`;

/**
 * Fills the temporary table `context (id, deed)`: whose deed each context of an automation, script or action call is.
 * A run comes before the user who started it; an action call without a user, of no run, is an integration's own.
 */
export function readContexts(db: DatabaseSync, span: Span, entities: ReadonlyMap<string, EntityInfo>): Contexts {
  const range = [span.from / 1000 - LONGEST_RUN_S, span.until / 1000] as const;
  const deeds: Deed[] = [
    DEVICE,
    { actor: Actor.integration, cause: 0, user: 0 },
    { actor: Actor.automation, cause: 0, user: 0 },
  ];
  const people = new People();
  const runs = new Map<string, { entityId: string; name: string; number: number; times: number[] }>();
  const orders = new Map<number, Order>();

  db.exec(`
    CREATE TEMP TABLE run (data_id INTEGER PRIMARY KEY, deed INTEGER);
    CREATE TEMP TABLE person (id BLOB PRIMARY KEY, deed INTEGER) WITHOUT ROWID;
    CREATE TEMP TABLE context (id BLOB PRIMARY KEY, deed INTEGER) WITHOUT ROWID;`);
  const addRun = db.prepare("INSERT INTO run VALUES (?, ?)");
  const addPerson = db.prepare("INSERT INTO person VALUES (unhex(?), ?)");

  const data = db.prepare(
    `SELECT data_id, shared_data, (SELECT event_type FROM event_types WHERE event_type_id = kind) AS event_type
     FROM (SELECT DISTINCT e.data_id AS data_id, e.event_type_id AS kind ${EVENTS}) JOIN event_data USING (data_id)`,
  );
  for (const { data_id, shared_data, event_type } of data.iterate(...range)) {
    const eventData = parse(shared_data);
    if (event_type === "call_service") {
      const order = readOrder(eventData, entities);
      if (order) orders.set(Number(data_id), order);
      continue;
    }
    const { entity_id, name } = (eventData ?? {}) as Record<string, unknown>;
    if (typeof entity_id !== "string") continue;
    let run = runs.get(entity_id);
    if (!run) {
      run = { entityId: entity_id, name: typeof name === "string" ? name : entity_id, number: deeds.length, times: [] };
      runs.set(entity_id, run);
      deeds.push({ actor: Actor.automation, cause: runs.size, user: 0 });
    }
    addRun.run(Number(data_id), run.number);
  }

  const users = db.prepare(
    `SELECT DISTINCT hex(context_user_id_bin) AS id ${EVENTS} AND context_user_id_bin IS NOT NULL`,
  );
  for (const { id } of users.all(...range)) {
    addPerson.run(String(id), deeds.length);
    deeds.push(people.deedOf(String(id)));
  }

  // The first row of a context stays, so the order is the rule of who comes first.
  db.prepare(
    `INSERT OR IGNORE INTO context
     SELECT e.context_id_bin,
       CASE WHEN t.event_type <> 'call_service' THEN coalesce((SELECT deed FROM run WHERE data_id = e.data_id), 2)
            ELSE coalesce((SELECT deed FROM person WHERE id = e.context_user_id_bin), 1) END
     ${EVENTS} AND e.context_id_bin IS NOT NULL
     ORDER BY t.event_type = 'call_service', t.event_type, e.context_user_id_bin IS NULL`,
  ).run(...range);

  const numbered = [...runs.values()];
  const times = db.prepare(
    `SELECT r.deed, e.time_fired_ts ${EVENTS.replace("WHERE", "JOIN run r ON r.data_id = e.data_id WHERE")} ORDER BY 2`,
  );
  const byNumber = new Map(numbered.map((run) => [run.number, run]));
  for (const { deed, time_fired_ts } of times.iterate(span.from / 1000, range[1])) {
    byNumber.get(Number(deed))!.times.push(toMs(Number(time_fired_ts)));
  }

  const commands: Command[] = [];
  const calls = db.prepare(
    `SELECT e.time_fired_ts, e.data_id, c.deed ${EVENTS.replace("WHERE", "JOIN context c ON c.id = e.context_id_bin WHERE")}
     AND t.event_type = 'call_service' ORDER BY e.time_fired_ts`,
  );
  for (const { time_fired_ts, data_id, deed } of calls.iterate(...range)) {
    const order = orders.get(Number(data_id));
    if (order) commands.push({ ...order, time: toMs(Number(time_fired_ts)), deed: deeds[Number(deed)]! });
  }

  return {
    deeds,
    people,
    commands,
    runs: numbered.map(({ entityId, name, times }) => ({ entityId, name, times: Float64Array.from(times) })),
  };
}

function parse(json: unknown): unknown {
  try {
    return JSON.parse(String(json));
  } catch {
    return undefined; // one broken row must not cost the whole history
  }
}
