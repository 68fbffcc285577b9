import { expect, test } from "vitest";
import { doAt, livedInHome } from "../../test/lived-in-home.ts";
import { LogBuilder, random } from "../../test/log-builder.ts";
import { analyze } from "../analyze.ts";
import type { DiscreteSeries } from "../event-log.ts";
import { ANALYSIS_TYPES, type Automation } from "../results.ts";
import { MINUTE, SECOND } from "../time/local-clock.ts";
import { SunTimes } from "../time/sun-times.ts";

function proposalsFor(builder: LogBuilder): Automation[] {
  const { log, home } = builder.build();
  return analyze(log, home, { types: ANALYSIS_TYPES, hours: 28 * 24 }).suggestions.map(({ automation }) => automation);
}

function changesTo(builder: LogBuilder, entityId: string, state: string): number[] {
  const series = builder.build().log.series.get(entityId) as DiscreteSeries;
  const code = series.states.indexOf(state);
  return Array.from(series.times).filter((time, i) => series.codes[i] === code && time >= builder.from);
}

const triggersOf = (automations: readonly Automation[]) =>
  automations.flatMap(({ triggers }) => triggers.map((trigger) => [trigger.entity_id, trigger.to].flat().join(" ")));
const soon = (from: number, to: number) => ({
  afterMs: (next: () => number) => (from + (to - from) * next()) * SECOND,
});

test("a habit that began ten days ago keeps its condition: it is not taken for a habit of all hours", () => {
  const home = livedInHome(31).entity("light.hall_ceiling", { initial: "off", areaId: "hall" });
  const { home: place } = home.build();
  const sun = new SunTimes(place, home.clock);
  const comes = changesTo(home, "binary_sensor.hall_motion", "on");
  doAt(
    home,
    "light.hall_ceiling",
    "on",
    comes.filter((time) => time > home.until - 10 * 24 * 60 * MINUTE && sun.isDown(time)),
    { ...soon(2, 9), back: "off" },
  );
  expect(proposalsFor(home)).toEqual([
    expect.objectContaining({
      triggers: [expect.objectContaining({ entity_id: ["binary_sensor.hall_motion"], to: "on" })],
      conditions: [expect.objectContaining({ condition: "or" })],
    }),
  ]);
});

test("five occasions are enough when the act follows every one of them at once", () => {
  const home = livedInHome(32);
  const next = random(4);
  home.entity("cover.terrace", { initial: "open", areaId: "living_room", deviceClass: "awning" });
  home.entity("binary_sensor.rain", { initial: "off", areaId: "living_room", deviceClass: "moisture" });
  const rains = [3, 8, 13, 20, 24].map((day) => home.at(home.days[day]!, 500 + 700 * next()));
  for (const time of rains)
    home.change("binary_sensor.rain", "on", time).change("binary_sensor.rain", "off", time + 30 * MINUTE);
  doAt(home, "cover.terrace", "closed", rains, { chance: 1, ...soon(15, 50), back: "open" });
  expect(triggersOf(proposalsFor(home))).toEqual(["binary_sensor.rain on"]);
});

test("what follows at even delays is told by a machine, not done by people", () => {
  const home = livedInHome(33).entity("light.all_of_it", { initial: "off", areaId: "bedroom" });
  const next = random(5);
  for (const state of ["on", "off"]) {
    for (const time of changesTo(home, "light.bedroom_spot", state))
      home.change("light.all_of_it", state, time + 1400 + 100 * next());
  }
  expect(proposalsFor(home)).toEqual([]);
});

test("of a cause and what follows, only what follows is a reaction", () => {
  const home = livedInHome(34);
  home.entity("media_player.tv", { initial: "off", areaId: "living_room" });
  home.entity("light.reading", { initial: "off", areaId: "living_room" });
  const next = random(6);
  const evenings = home.days.map((day) => home.at(day, 600 + 700 * next()));
  doAt(home, "light.reading", "on", evenings, { chance: 1, back: "off" });
  doAt(home, "media_player.tv", "on", evenings, { chance: 0.9, ...soon(20, 80), back: "off" });
  expect(triggersOf(proposalsFor(home))).toEqual(["light.reading on"]);
});

test("two lamps that follow one door are one automation by the door, not one by the other", () => {
  const home = livedInHome(35).entity("binary_sensor.door", { initial: "off", areaId: "hall", deviceClass: "door" });
  const next = random(7);
  const opens = home.days.flatMap((day) => [0, 1].map(() => home.at(day, 480 + 800 * next())));
  for (const time of opens)
    home.change("binary_sensor.door", "on", time).change("binary_sensor.door", "off", time + 20 * SECOND);
  for (const lamp of ["light.hall_left", "light.hall_right"]) {
    home.entity(lamp, { initial: "off", areaId: "hall" });
    doAt(home, lamp, "on", opens, { chance: 0.95, seed: lamp.length, ...soon(3, 30), back: "off" });
  }
  const proposals = proposalsFor(home);
  expect(triggersOf(proposals)).toEqual(["binary_sensor.door on"]);
  expect(proposals[0]!.actions).toEqual([
    { action: "light.turn_on", target: { entity_id: expect.arrayContaining(["light.hall_left", "light.hall_right"]) } },
  ]);
});

test("a lamp that goes on again after nobody was seen is no routine: somebody was there", () => {
  const home = livedInHome(36).entity("light.desk", { initial: "off", areaId: "living_room" });
  doAt(home, "light.desk", "on", changesTo(home, "binary_sensor.living_room_motion", "off"), {
    chance: 0.9,
    ...soon(5, 60),
    back: "off",
  });
  expect(triggersOf(proposalsFor(home))).not.toContain("binary_sensor.living_room_motion off");
});

test("a lamp that is left on, and off as often as not when somebody is in the next room, does not follow that", () => {
  const home = livedInHome(36).entity("light.desk", { initial: "on", areaId: "hall" });
  doAt(home, "light.desk", "off", changesTo(home, "binary_sensor.living_room_motion", "on"), {
    chance: 0.6,
    ...soon(5, 60),
    back: "on",
  });
  expect(triggersOf(proposalsFor(home))).not.toContain("binary_sensor.living_room_motion on");
});

test("a lamp behind a switch, too, is not switched off because somebody came", () => {
  const home = livedInHome(36).entity("switch.lamp", { initial: "on", areaId: "hall" });
  doAt(home, "switch.lamp", "off", changesTo(home, "binary_sensor.living_room_motion", "on"), {
    chance: 0.8,
    ...soon(5, 60),
    back: "on",
  });
  expect(triggersOf(proposalsFor(home))).not.toContain("binary_sensor.living_room_motion on");
});

test("a lamp that an automation switches on for whoever comes tells of people as its sensor does", () => {
  const home = livedInHome(36).entity("light.desk", { initial: "on", areaId: "bedroom" });
  home.entity("light.hall", { initial: "off", areaId: "hall" });
  const comes = changesTo(home, "binary_sensor.hall_motion", "on");
  comes.forEach((time, i) => {
    if (i > 0 && time - comes[i - 1]! < 6 * MINUTE) return;
    const run = home.run("automation.hall", "Hall light", time);
    home.change("light.hall", "on", time + SECOND, "automation", run);
    home.change("light.hall", "off", time + 5 * MINUTE, "automation", run);
  });
  doAt(home, "light.desk", "off", comes, { chance: 0.6, ...soon(5, 60), back: "on" });
  expect(triggersOf(proposalsFor(home)).filter((trigger) => trigger.includes("light.hall"))).toEqual([]);
});

test("a journey at the end of the history is not the end of a habit: it asks for somebody at home", () => {
  const home = new LogBuilder({ from: "2026-02-02", days: 28 });
  home.entity("person.anna", { initial: "home" });
  home.entity("light.shelf", { initial: "off", areaId: "living_room" });
  home.entity("sensor.gloom", { areaId: "living_room", deviceClass: "illuminance", unit: "lx" });
  const next = random(9);
  const journey = home.at(home.days[24]!, 480);
  const gloomy: number[] = [];
  for (const day of home.days) {
    const dims = 700 + 400 * next();
    for (let minute = 0; minute < 1440; minute += 5)
      home.reading(
        "sensor.gloom",
        minute > 480 && minute < dims ? 200 + 200 * next() : 20 * next(),
        home.at(day, minute),
      );
    gloomy.push(home.at(day, Math.ceil(dims / 5) * 5));
  }
  home.change("person.anna", "not_home", journey);
  doAt(
    home,
    "light.shelf",
    "on",
    gloomy.filter((time) => time < journey),
    { chance: 1, ...soon(20, 200), back: "off" },
  );
  expect(proposalsFor(home)).toEqual([
    expect.objectContaining({
      triggers: [expect.objectContaining({ trigger: "numeric_state", entity_id: ["sensor.gloom"] })],
      conditions: [{ condition: "or", conditions: [{ condition: "state", entity_id: "person.anna", state: "home" }] }],
    }),
  ]);
});
