import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Actor, type DiscreteSeries } from "@routinely/analysis";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { inspectRecorder, readCatalog, readHome } from "../src/index.ts";
import { changesOf } from "./changes.ts";
import { type ContractHome, contractHomes } from "./contract-homes.ts";
import { askHomeAssistant, callAction, changePhysically, currentState, request } from "./home-assistant-client.ts";
import { temporaryFolder } from "./recorder-file.ts";

/** The recorder commits every second in the test home, and every 5 s by default. */
const COMMIT = { timeout: 20_000, interval: 200 };
/** After a start entities find their states; whatever changes then is nobody's act. */
const SETTLED_MS = 10_000;

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each(contractHomes())("the recorder of Home Assistant $version", (home) => {
  beforeAll(async () => {
    await vi.waitFor(() => {
      const startedAt = readHome({ recorderPath: home.recorderPath }).log.restarts.at(-1)!;
      expect(Date.now() - startedAt).toBeGreaterThan(SETTLED_MS);
    }, COMMIT);
  });

  test("the file says where the home is and how far the history goes", () => {
    const { schemaVersion, oldest, newest, ...place } = inspectRecorder(home.recorderPath);
    expect(schemaVersion).toBeGreaterThanOrEqual(50);
    expect(newest! - oldest!).toBeGreaterThan(20 * 24 * 3_600_000);
    expect(place).toEqual({ latitude: 52.0907, longitude: 5.1214, timeZone: "Europe/Amsterdam" });
  });

  test("a person in the app acts, and two people are told apart", async () => {
    await callAction(home, "light.turn_off", { entity_id: "light.office_desk" });
    await expectChange(home, "light.office_desk", "on by user", () =>
      callAction(home, "light.turn_on", { entity_id: "light.office_desk" }),
    );
    await expectChange(home, "light.office_desk", "off by user", () =>
      callAction(home, "light.turn_off", { entity_id: "light.office_desk" }, "sam"),
    );
    const { log } = readHome({ recorderPath: home.recorderPath });
    const series = log.series.get("light.office_desk") as DiscreteSeries;
    const [alex, sam] = series.users.slice(-2);
    expect(alex).not.toBe(sam);
    expect(log.users[alex! - 1]).toMatch(/^[0-9a-f]{32}$/);
  });

  test("a wall switch acts by itself", async () => {
    const next = (await currentState(home, "light.bedroom_ceiling")) === "on" ? "off" : "on";
    await expectChange(home, "light.bedroom_ceiling", `${next} by device`, () =>
      changePhysically(home, "light.bedroom_ceiling", next),
    );
  });

  test("a triggered automation acts", async () => {
    await changePhysically(home, "binary_sensor.hallway_motion", "off");
    await changePhysically(home, "light.hallway_ceiling", "off");
    await expectChange(home, "light.hallway_ceiling", "on by automation.hallway_light_on_motion", () =>
      changePhysically(home, "binary_sensor.hallway_motion", "on"),
    );
  });

  test("an automation that a person starts by hand acts itself", async () => {
    await changePhysically(home, "light.garden_wall", "off");
    await expectChange(home, "light.garden_wall", "on by automation.garden_wall_at_sunset", () =>
      callAction(home, "automation.trigger", { entity_id: "automation.garden_wall_at_sunset" }),
    );
  });

  test("an automation started by the time, with nothing in its context, acts", async () => {
    const path = "/api/config/automation/config/contract_by_time";
    await changePhysically(home, "light.bathroom_mirror", "off");
    try {
      await expectChange(home, "light.bathroom_mirror", "on by automation.contract_by_time", () =>
        request(home, "POST", path, {
          alias: "Contract by time",
          triggers: [{ trigger: "time_pattern", seconds: "/1" }],
          conditions: [],
          actions: [{ action: "light.turn_on", target: { entity_id: "light.bathroom_mirror" } }],
          mode: "single",
        }),
      );
    } finally {
      await request(home, "DELETE", path);
    }
  });

  test("a script that a person runs acts, a scene is the person's act", async () => {
    await changePhysically(home, "cover.bedroom_shutter", "open");
    await changePhysically(home, "light.living_room_lamp", "off");
    await expectChange(home, "cover.bedroom_shutter", "closed by script.good_night", () =>
      callAction(home, "script.good_night", {}),
    );
    await expectChange(home, "light.living_room_lamp", "on by user", () =>
      callAction(home, "scene.turn_on", { entity_id: "scene.film" }),
    );
  });

  test("an outage and the return from it are nobody's", async () => {
    await changePhysically(home, "switch.coffee_machine", "on");
    await expectChange(home, "switch.coffee_machine", "unavailable by nobody", () =>
      callAction(home, "input_boolean.turn_off", { entity_id: "input_boolean.sim_online" }),
    );
    await expectChange(home, "switch.coffee_machine", "on by nobody", () =>
      callAction(home, "input_boolean.turn_on", { entity_id: "input_boolean.sim_online" }),
    );
  });

  test("everything that is written while it is read is there in the end", async () => {
    const from = Date.now();
    const acts = (async () => {
      for (let act = 0; act < 40; act++) await changePhysically(home, "switch.garden_pump", act % 2 ? "off" : "on");
    })();
    let lengths: number[] = [];
    await Promise.all([
      acts,
      vi.waitFor(() => {
        const { log } = readHome({ recorderPath: home.recorderPath, from });
        lengths = [
          ...lengths,
          changesOf(log, "switch.garden_pump").filter((change) => change.endsWith("device")).length,
        ];
        expect(lengths.at(-1)).toBeGreaterThanOrEqual(39);
      }, COMMIT),
    ]);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  });

  test("its registries and automations make the home's model", async () => {
    const [entities, devices, areas] = await askHomeAssistant(home, [
      { type: "config/entity_registry/list" },
      { type: "config/device_registry/list" },
      { type: "config/area_registry/list" },
    ]);
    const registryPath = join(temporaryFolder(), "registry.json");
    writeFileSync(registryPath, JSON.stringify({ entities, devices, areas }));
    const files = {
      recorderPath: home.recorderPath,
      registryPath,
      automationsPath: join(home.configDir, "automations.yaml"),
    };
    const { home: model, log } = readHome(files);
    expect(log.warnings).toEqual([]);
    expect(model.entities.get("light.office_desk")).toMatchObject({
      areaId: "office",
      platform: "template",
      deviceId: expect.any(String),
    });
    expect(model.entities.get("sensor.outdoor_temperature")).toMatchObject({
      unit: "°C",
      stateClass: "measurement",
      deviceClass: "temperature",
    });
    expect(model.automations.map(({ alias }) => alias)).toEqual(
      expect.arrayContaining(["Hallway light on motion", "Garden wall at sunset"]),
    );
    expect(model.automations[0]!.triggers[0]).toHaveProperty("trigger");
    const catalog = readCatalog(files);
    expect(catalog.areas).toContainEqual({ areaId: "office", name: "Office" });
    expect(catalog.entities).toContainEqual(
      expect.objectContaining({ entityId: "light.office_desk", areaId: "office" }),
    );
  });

  test("the routines of the made-up weeks are in the history, each by whom it was", () => {
    const { log } = readHome({ recorderPath: home.recorderPath });
    const { restarts } = log;
    const local = new Intl.DateTimeFormat("en", {
      timeZone: "Europe/Amsterdam",
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    const mornings = (series: DiscreteSeries, state: string, actor: number) =>
      Array.from(series.times).filter((time, index) => {
        const [weekday, clock] = local.format(time).split(/,? /);
        return (
          time < restarts[0]! &&
          series.states[series.codes[index]!] === state &&
          series.actors[index] === actor &&
          !["Sat", "Sun"].includes(weekday!) &&
          clock! >= "06:00" &&
          clock! < "08:00"
        );
      }).length;
    const kitchen = log.series.get("light.kitchen_ceiling") as DiscreteSeries;
    const coffee = log.series.get("switch.coffee_machine") as DiscreteSeries;
    expect(mornings(kitchen, "on", Actor.user)).toBeGreaterThan(14);
    expect(mornings(kitchen, "on", Actor.device)).toBe(0);
    expect(mornings(coffee, "on", Actor.device)).toBeGreaterThan(12);
    expect(mornings(coffee, "on", Actor.user)).toBe(0);

    const hallway = changesOf(log, "light.hallway_ceiling").filter((change) => change.startsWith("on by"));
    const byAutomation = hallway.filter((change) => change === "on by automation.hallway_light_on_motion");
    expect(byAutomation.length).toBeGreaterThan(80);
    expect(byAutomation.length / hallway.length).toBeGreaterThan(0.95);
    expect(log.series.get("sensor.outdoor_temperature")).toMatchObject({ kind: "numeric" });
  });

  test("its own start changed nothing in anybody's name", () => {
    const { log } = readHome({ recorderPath: home.recorderPath });
    const startedAt = log.restarts.at(-1)!;
    const acts = [...log.series.values()]
      .filter((series): series is DiscreteSeries => series.kind === "discrete")
      .filter((series) => /^(light|switch|cover|binary_sensor|device_tracker|person)\./.test(series.entityId))
      .flatMap((series) =>
        Array.from(series.times, (time, index) => ({ entityId: series.entityId, time, actor: series.actors[index] })),
      )
      .filter(({ time, actor }) => time >= startedAt && time < startedAt + 3_000 && actor !== Actor.nobody);
    expect(acts).toEqual([]);
  });
});

/** Does something and waits until the recorder has written what came of it. */
async function expectChange(
  home: ContractHome,
  entityId: string,
  change: string,
  act: () => Promise<unknown>,
): Promise<void> {
  await vi.waitFor(async () => {
    // What was done before is written first, so that it cannot be taken for what comes.
    const { log } = readHome({ recorderPath: home.recorderPath, hours: 1 });
    expect(changesOf(log, entityId).at(-1)).toMatch(new RegExp(`^${await currentState(home, entityId)} by`));
  }, COMMIT);
  const from = Date.now();
  await act();
  await vi.waitFor(() => {
    const { log } = readHome({ recorderPath: home.recorderPath, from });
    const series = log.series.get(entityId)!;
    expect(series.times.at(-1)).toBeGreaterThanOrEqual(from);
    expect(changesOf(log, entityId)[series.times.findIndex((time) => time >= from)]).toBe(change);
  }, COMMIT);
}
