import { DatabaseSync } from "node:sqlite";
import { Actor, type DiscreteSeries, type EventLog } from "@routinely/analysis";
import { type Habit, writeHome } from "@routinely/simulator";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

/** Who a history names for something that people did at that moment. */
function actorOf(log: EventLog, { at, entityId, state, settings }: Habit["acts"][number]): number | undefined {
  const set = settings && log.settings.get(entityId);
  if (set) return set.actors[set.times.findIndex((time) => time > at - 1000 && time < at + 60_000)];
  const { times, codes, states, actors } = log.series.get(entityId) as DiscreteSeries;
  const index = times.findIndex((time, position) => Math.abs(time - at) < 60_000 && states[codes[position]!] === state);
  return actors[index];
}

test.each(["demo", "family"] as const)(
  "all that the people of a %s home did is theirs",
  { timeout: 30_000 },
  (profile) => {
    const until = new Date("2026-04-02T10:00:00Z"); // the clocks changed four days before
    const written = writeHome(temporaryFolder(), { profile, seed: 3, days: 10, until });
    const { log, home } = readHome({
      recorderPath: written.recorder,
      automationsPath: written.automationsFile,
      registryPath: written.registryFile,
    });
    expect(log.warnings).toEqual([]);
    expect(home.timeZone).toBe(written.home.timeZone);
    expect(home.automations).toHaveLength(written.automations.length);
    expect(log.stats.rows).toBe(written.states);

    const acts = written.truth.flatMap(({ acts, how }) => acts.map((act) => ({ ...act, how })));
    const by = { app: [Actor.user], device: [Actor.device], either: [Actor.user, Actor.device] } as const;
    expect(acts.length).toBeGreaterThan(50);
    // A cover tells where it has arrived when the call is long over.
    const strangers = acts.filter(
      (act) => !(by[act.settings ? "either" : act.how] as readonly (number | undefined)[]).includes(actorOf(log, act)),
    );
    expect(strangers).toEqual([]);
  },
);

test("a home that is not said to be anywhere is found by its sun", () => {
  const until = new Date("2026-04-02T10:00:00Z");
  const { recorder, home: place } = writeHome(temporaryFolder(), { profile: "studio", seed: 3, days: 10, until });
  const db = new DatabaseSync(recorder);
  db.exec("UPDATE states_meta SET entity_id = 'zone.office' WHERE entity_id = 'zone.home'");
  db.close();
  const { home, log } = readHome({ recorderPath: recorder });
  expect(log.warnings).toEqual([expect.stringContaining("By the sun it is near")]);
  expect(Math.abs(home.latitude - place.latitude)).toBeLessThan(1);
  expect(Math.abs(home.longitude - place.longitude)).toBeLessThan(0.5);
  const offset = (timeZone: string) => until.toLocaleString("en", { timeZone });
  expect(offset(home.timeZone)).toBe(offset(place.timeZone));
});
