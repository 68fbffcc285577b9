import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { type EventLog, type HomeModel, replay } from "@routinely/analysis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readHome } from "../src/index.ts";
import { type ContractHome, contractHomes } from "./contract-homes.ts";
import { askHomeAssistant, request } from "./home-assistant-client.ts";
import { temporaryFolder } from "./recorder-file.ts";
import { AUTOMATIONS, LIMIT, PHONE, SCENARIO, START } from "./replayed-automations.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** Home Assistant comes to things this much later than they are due, on a busy machine; and never before. */
const LATE_MS = 1500;
const EARLY_MS = 50;
const COMMIT = { timeout: 20_000, interval: 200 };

/** One action call: how long after the beginning, and of which lamp. */
interface Call {
  readonly after: number;
  readonly lamp: string;
}

/** What happened in a home from one moment to another (epoch ms). */
interface Played {
  readonly log: EventLog;
  readonly model: HomeModel;
  readonly span: { readonly from: number; readonly until: number };
}

const homes = contractHomes();
const played = new Map<ContractHome, Played>();

beforeAll(async () => {
  await Promise.all(homes.map(async (home) => played.set(home, await play(home))));
});

afterAll(async () => {
  for (const home of homes) for (const name of AUTOMATIONS.keys()) await request(home, "DELETE", path(name));
});

describe.each(homes)("the replay of an automation is what Home Assistant $version did", (home) => {
  test.each([...AUTOMATIONS])("%s", (name, automation) => {
    const { log, model, span } = played.get(home)!;
    const { firings, notReplayable } = replay(automation, log, model, span, { toleranceMs: 0 });
    const replayed = firings
      .flatMap(({ effects }) => effects)
      .filter(({ at }) => at < span.until)
      .map(({ at, entityId }): Call => ({ after: at - span.from, lamp: entityId }));
    const called = callsOf(home, name, span);
    expect(replayed.sort(byTime).map(({ lamp }) => lamp)).toEqual(called.map(({ lamp }) => lamp));
    for (const [i, { after }] of called.entries()) {
      expect(after - replayed[i]!.after).toBeGreaterThan(-EARLY_MS);
      expect(after - replayed[i]!.after).toBeLessThan(LATE_MS);
    }
    expect(notReplayable.filter((sentence) => !sentence.includes("not_there"))).toEqual([]);
  });
});

test.each(homes)("the targets of actions are the entities that Home Assistant $version means", async (home) => {
  const [entities, devices, areas, floors, labels] = (await askHomeAssistant(
    home,
    ["entity", "device", "area", "floor", "label"].map((what) => ({ type: `config/${what}_registry/list` })),
  )) as Record<string, string>[][];
  const registryPath = join(temporaryFolder(), "registry.json");
  writeFileSync(registryPath, JSON.stringify({ entities, devices, areas }));
  const { log, home: model } = readHome({ recorderPath: home.recorderPath, registryPath, hours: 24 });
  const targets = [
    ...areas!.map(({ area_id }) => ({ area_id })),
    ...floors!.map(({ floor_id }) => ({ floor_id })),
    ...labels!.map(({ label_id }) => ({ label_id })),
    ...devices!.map(({ id }) => ({ device_id: [id] })),
    ...areas!.map(({ area_id }) => ({
      area_id,
      exclude: { entity_id: ["light.kitchen_ceiling", "light.bedside_lamp"] },
    })),
  ];
  const answers = (await askHomeAssistant(
    home,
    targets.map((target) => ({ type: "extract_from_target", target })),
  )) as ({ referenced_entities: string[] } | undefined)[];
  for (const [i, target] of targets.entries()) {
    const often = { trigger: "time_pattern", seconds: "/30" };
    const automation = { triggers: [often], actions: [{ action: "light.turn_on", target }] };
    const { firings } = replay(automation, log, model, log, { toleranceMs: 0 });
    const meant = new Set(firings.flatMap(({ effects }) => effects.map(({ entityId }) => entityId)));
    const expected = answers[i]?.referenced_entities ?? [...meant]; // older versions do not tell
    expect({ target, meant: [...meant].sort() }).toEqual({
      target,
      meant: expected.filter((id) => id.startsWith("light.")).sort(),
    });
  }
});

/** Deploys the automations and lets the scenario happen. */
async function play(home: ContractHome): Promise<Played> {
  for (const [entityId, state] of Object.entries(START)) await bring(home, entityId, state);
  for (const [name, automation] of AUTOMATIONS) {
    await request(home, "POST", path(name), { alias: aliasOf(name), description: "", ...automation });
  }
  // Nothing is due at the edges of the span: the time patterns are every four seconds.
  await wait(6000 - (Date.now() % 4000));
  const from = Date.now();
  for (const [second, changes] of SCENARIO.entries()) {
    await wait(from + (second + 1) * 1000 - Date.now());
    for (const [entityId, state] of Object.entries(changes)) await bring(home, entityId, state);
  }
  const until = Date.now();
  await bring(home, LIMIT, "0");
  return await vi.waitFor(() => {
    const { log, home: model } = readHome({ recorderPath: home.recorderPath, from: from - 10_000 });
    expect(log.until).toBeGreaterThan(until);
    return { log, model, span: { from, until } };
  }, COMMIT);
}

function aliasOf(name: string): string {
  return `Replay ${name}`;
}

function path(name: string): string {
  return `/api/config/automation/config/contract_replay_${[...AUTOMATIONS.keys()].indexOf(name)}`;
}

/** Where the zones of the test home are. */
const PLACES: Readonly<Record<string, object>> = {
  home: { latitude: 52.0907, longitude: 5.1214 },
  Work: { latitude: 52.08, longitude: 5.13 },
  not_home: { latitude: 52.5, longitude: 5.5 },
};

async function bring(home: ContractHome, entityId: string, state: string): Promise<void> {
  const attributes =
    entityId === PHONE ? PLACES[state] : entityId.startsWith("sensor.") ? { unit_of_measurement: "lx" } : {};
  await request(home, "POST", `/api/states/${entityId}`, { state, attributes });
}

/** What the automation called in the span, as the recorder has it: calls share the context of their automation's run. */
function callsOf(home: ContractHome, name: string, span: { from: number; until: number }): Call[] {
  const db = new DatabaseSync(home.recorderPath, { readOnly: true });
  try {
    const rows = db.prepare(CALLS).all(aliasOf(name), span.from / 1000, span.until / 1000);
    return rows.map(({ time, lamp }) => ({ after: Number(time) * 1000 - span.from, lamp: String(lamp) }));
  } finally {
    db.close();
  }
}

// Lamps of the test home switch a helper by a call of their own, in the same context.
const CALLS = `
  SELECT call.time_fired_ts AS time, json_extract(call_data.shared_data, '$.service_data.entity_id[0]') AS lamp
  FROM events AS run
  JOIN event_types AS run_type ON run_type.event_type_id = run.event_type_id
  JOIN event_data AS run_data ON run_data.data_id = run.data_id
  JOIN events AS call ON call.context_id_bin = run.context_id_bin
  JOIN event_types AS call_type ON call_type.event_type_id = call.event_type_id
  JOIN event_data AS call_data ON call_data.data_id = call.data_id
  WHERE run_type.event_type = 'automation_triggered' AND json_extract(run_data.shared_data, '$.name') = ?
    AND call_type.event_type = 'call_service' AND json_extract(call_data.shared_data, '$.domain') = 'light'
    AND call.time_fired_ts BETWEEN ? AND ?
  ORDER BY call.time_fired_ts, call.event_id`;

function byTime(a: Call, b: Call): number {
  return a.after - b.after;
}
