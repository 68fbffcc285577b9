import { writeHome } from "@routinely/simulator";
import { beforeAll, expect, test } from "vitest";
import { homeCatalogSchema, homeSchema } from "../src/contract/index.ts";
import { httpClient } from "./http-client.ts";
import { testApi } from "./test-api.ts";

const api = await testApi();
const { get, post } = httpClient(await api.serve());
const files = writeHome(api.directory, {
  profile: "studio",
  seed: 1,
  days: 1,
  until: new Date("2026-11-01T00:00:00Z"),
});
const source = { kind: "recorder", recorderPath: files.recorder, registryPath: files.registryFile };

let homeId: string;
beforeAll(async () => {
  const { body } = await post("home.add", { name: "  Studio  ", source });
  homeId = homeSchema.parse(body.result.data).id;
});

test("a home is added, listed and changed", async () => {
  const { body } = await post("home.update", { id: homeId, name: "Attic studio" });
  expect(body.result.data).toMatchObject({ name: "Attic studio", timeZone: files.home.timeZone, source });
  expect((await get("home.list")).body.result.data).toEqual([body.result.data]);
});

test("a path without a recorder is refused by its field", async () => {
  const { status, body } = await post("home.add", {
    name: "No",
    source: { kind: "recorder", recorderPath: "/nowhere/ha.db" },
  });
  expect(status).toBe(400);
  expect(body.error).toMatchObject({
    message: expect.stringContaining("/nowhere/ha.db"),
    data: { code: "BAD_REQUEST", field: "source.recorderPath" },
  });
  const missing = await post("home.add", { name: "No", source: { kind: "recorder" } });
  expect(missing.body.error).toMatchObject({
    message: "source.recorderPath is missing.",
    data: { field: "source.recorderPath" },
  });
});

test("an analysis is narrowed to entities and areas of the home, and to no others", async () => {
  const { entities, areas } = homeCatalogSchema.parse((await get("home.catalog", { id: homeId })).body.result.data);
  const entityIds = entities.map(({ entityId }) => entityId);
  const areaIds = areas.map(({ areaId }) => areaId);

  const narrowed = await post("job.start", {
    homeId,
    entities: entityIds.slice(0, 2),
    focusAreas: areaIds.slice(0, 1),
  });
  expect(narrowed.body.result.data).toMatchObject({ entities: entityIds.slice(0, 2), focusAreas: areaIds.slice(0, 1) });

  const unknownEntity = await post("job.start", { homeId, entities: ["light.moon"] });
  expect(unknownEntity.status).toBe(400);
  expect(unknownEntity.body.error).toMatchObject({
    message: expect.stringContaining("light.moon"),
    data: { code: "BAD_REQUEST", field: "entities", allowed: entityIds },
  });
  const unknownArea = await post("job.start", { homeId, focusAreas: ["moon"] });
  expect(unknownArea.body.error).toMatchObject({
    data: { code: "BAD_REQUEST", field: "focusAreas", allowed: areaIds },
  });
});
