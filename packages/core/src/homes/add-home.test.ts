import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { writeHome } from "@routinely/simulator";
import { afterAll, expect, test } from "vitest";
import { testCore } from "../../test/test-core.ts";
import { addHome } from "./add-home.ts";
import { homeCatalog } from "./home-catalog.ts";
import { sourcePaths } from "./home-source.ts";
import { listHomes } from "./list-homes.ts";
import { updateHome } from "./update-home.ts";

const core = await testCore();
const folder = await mkdtemp(join(tmpdir(), "routinely-homes-"));
afterAll(() => rm(folder, { recursive: true }));

const files = writeHome(folder, { profile: "studio", seed: 1, days: 1, until: new Date("2026-11-01T00:00:00Z") });
const source = {
  kind: "recorder" as const,
  recorderPath: files.recorder,
  automationsPath: files.automationsFile,
  registryPath: files.registryFile,
};

const wrong = (field: string, message: RegExp) => ({
  kind: "invalid_input",
  field,
  message: expect.stringMatching(message),
});

test("place and time zone are read from the history when they are left out", async () => {
  const home = await addHome(core, { name: "Canal house", source });
  const { timeZone, latitude, longitude } = files.home;
  expect(home).toMatchObject({ name: "Canal house", timeZone, source });
  expect(home.latitude).toBeCloseTo(latitude, 2);
  expect(home.longitude).toBeCloseTo(longitude, 2);
  expect(sourcePaths(home)).toEqual({
    recorderPath: files.recorder,
    automationsPath: files.automationsFile,
    registryPath: files.registryFile,
  });
});

test("what is given counts, and the time zone follows a given place", async () => {
  expect(await addHome(core, { name: "A", source, latitude: 40.7, longitude: -74 })).toMatchObject({
    latitude: 40.7,
    longitude: -74,
    timeZone: "America/New_York",
  });
  expect(await addHome(core, { name: "B", source, timeZone: "Asia/Tokyo" })).toMatchObject({ timeZone: "Asia/Tokyo" });
});

test("homes are listed with the oldest first", async () => {
  expect((await listHomes(core)).map(({ name }) => name)).toEqual(["Canal house", "A", "B"]);
});

test("a path that leads to no recorder is refused by its field, and nothing is added", async () => {
  const text = join(folder, "notes.txt");
  await writeFile(text, "these are my notes, and no database at all");
  const otherDatabase = join(folder, "other.db");
  const db = new DatabaseSync(otherDatabase);
  db.exec("CREATE TABLE notes (text)");
  db.close();

  const add = (paths: Partial<typeof source>) => addHome(core, { name: "No", source: { ...source, ...paths } });
  const before = await core.db.home.count();
  await expect(add({ recorderPath: join(folder, "gone.db") })).rejects.toMatchObject(
    wrong("source.recorderPath", /gone\.db/),
  );
  await expect(add({ recorderPath: folder })).rejects.toMatchObject(wrong("source.recorderPath", /routinely-homes/));
  await expect(add({ recorderPath: text })).rejects.toMatchObject(wrong("source.recorderPath", /SQLite/));
  await expect(add({ recorderPath: otherDatabase })).rejects.toMatchObject(wrong("source.recorderPath", /recorder/));
  await expect(add({ recorderPath: "home.db" })).rejects.toMatchObject(wrong("source.recorderPath", /whole path/));
  await expect(add({ automationsPath: join(folder, "gone.yaml") })).rejects.toMatchObject(
    wrong("source.automationsPath", /gone\.yaml/),
  );
  await expect(add({ registryPath: folder })).rejects.toMatchObject(wrong("source.registryPath", /no file/));
  expect(await core.db.home.count()).toBe(before);
});

test.each(["Amsterdam", "+01:00", "Europe/Atlantis", ""])("the time zone “%s” is none", async (timeZone) => {
  await expect(addHome(core, { name: "No", source, timeZone })).rejects.toMatchObject(wrong("timeZone", /IANA/));
});

test("a history that does not say where the home is asks for the place", async () => {
  const recorderPath = join(folder, "placeless.db");
  const original = new DatabaseSync(files.recorder);
  original.exec(`VACUUM INTO '${recorderPath}'`);
  original.close();
  const db = new DatabaseSync(recorderPath);
  db.exec(
    "DELETE FROM states WHERE metadata_id IN (SELECT metadata_id FROM states_meta WHERE entity_id = 'zone.home')",
  );
  db.close();
  const add = (place: { latitude?: number; longitude?: number }) =>
    addHome(core, { name: "Somewhere", source: { kind: "recorder", recorderPath }, ...place });
  await expect(add({})).rejects.toMatchObject(wrong("latitude", /where the home is/));
  await expect(add({ latitude: 52 })).rejects.toMatchObject(wrong("longitude", /where the home is/));
  expect(await add({ latitude: 52.1, longitude: 5.1 })).toMatchObject({ timeZone: "Europe/Amsterdam" });
});

test("a home changes only in what is given", async () => {
  const home = await addHome(core, { name: "Old name", source });
  expect(await updateHome(core, { id: home.id, name: "New name", latitude: 50 })).toEqual({
    ...home,
    name: "New name",
    latitude: 50,
    updatedAt: expect.any(Date),
  });
  await expect(updateHome(core, { id: home.id, timeZone: "Nowhere" })).rejects.toMatchObject(wrong("timeZone", /IANA/));
  const gone = { ...source, recorderPath: join(folder, "gone.db") };
  await expect(updateHome(core, { id: home.id, source: gone })).rejects.toMatchObject(
    wrong("source.recorderPath", /gone/),
  );
});

test("the catalog names entities and areas", async () => {
  const { id } = await addHome(core, { name: "Studio", source });
  const catalog = await homeCatalog(core, { id });
  const light = catalog.entities.find(({ entityId }) => entityId.startsWith("light."));
  expect(light).toMatchObject({ name: expect.any(String), areaId: expect.any(String) });
  expect(catalog.areas.map(({ areaId }) => areaId)).toContain(light?.areaId);
});
