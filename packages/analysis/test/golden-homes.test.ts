import { describe, expect, test } from "vitest";
import { analyze } from "../src/analyze.ts";
import type { DiscreteSeries } from "../src/event-log.ts";
import { ANALYSIS_TYPES, type Automation, type Suggestion } from "../src/results.ts";
import { LocalClock, MINUTE, SECOND } from "../src/time/local-clock.ts";
import { SunTimes } from "../src/time/sun-times.ts";
import { leaveBathroom } from "./habitual-home.ts";
import { doAt, livedInHome, momentsOfDay } from "./lived-in-home.ts";
import { type LogBuilder, random } from "./log-builder.ts";

/** What a triggering entity must not come from or go to. */
const SILENT = ["unavailable", "unknown"];

const WORKDAYS = ["mon", "tue", "wed", "thu", "fri"];
/** What people do at home by the clock, nothing does while they are away. */
const SOMEBODY_HOME = {
  condition: "or",
  conditions: ["person.anna", "person.ben"].map((id) => ({ condition: "state", entity_id: id, state: "home" })),
};
const isWorkday = (day: number) => (day + 3) % 7 < 5;

function suggestionsFor(builder: LogBuilder): readonly Suggestion[] {
  const { log, home } = builder.build();
  return analyze(log, home, { types: ANALYSIS_TYPES, hours: 28 * 24 }).suggestions;
}

/** What is proposed, without the words. */
function proposalsFor(builder: LogBuilder): Omit<Automation, "alias" | "description" | "mode">[] {
  return suggestionsFor(builder).map(({ automation: { triggers, conditions, actions } }) => ({
    triggers,
    conditions,
    actions,
  }));
}

/** `HH:MM:00` within some minutes, ends included. */
const between = (from: string, to: string) => ({
  asymmetricMatch: (value: unknown) =>
    typeof value === "string" && value.endsWith(":00") && value >= `${from}:00` && value <= `${to}:00`,
  toString: () => `between ${from} and ${to}`,
});

function changesTo(builder: LogBuilder, entityId: string, state: string): number[] {
  const series = builder.build().log.series.get(entityId) as DiscreteSeries;
  const code = series.states.indexOf(state);
  return Array.from(series.times).filter((time, i) => series.codes[i] === code && time >= builder.from);
}

function sunsets(builder: LogBuilder): Map<number, number> {
  const { home } = builder.build();
  const sun = new SunTimes(home, new LocalClock(home.timeZone));
  return new Map(builder.days.map((day) => [day, sun.at("sunset", day)]));
}

describe("by the clock", () => {
  test("every day", () => {
    const home = livedInHome(1).entity("switch.coffee", { initial: "off", areaId: "kitchen" });
    doAt(
      home,
      "switch.coffee",
      "on",
      momentsOfDay(home, () => 405),
      { back: "off" },
    );
    expect(proposalsFor(home)).toEqual([
      {
        triggers: [{ trigger: "time", at: between("06:35", "06:45") }],
        conditions: [SOMEBODY_HOME],
        actions: [{ action: "switch.turn_on", target: { entity_id: ["switch.coffee"] } }],
      },
    ]);
  });

  test("a speaker that is never off is started", () => {
    const home = livedInHome(1).entity("media_player.radio", { initial: "idle", areaId: "kitchen" });
    const moments = momentsOfDay(home, () => 405);
    doAt(home, "media_player.radio", "playing", moments, { back: "paused" });
    const [found, ...others] = suggestionsFor(home);
    expect(others).toEqual([]);
    expect(found!.title).toMatch(/^Start .* at 06:\d\d while somebody is home$/);
    expect(found!.automation.actions).toEqual([
      { action: "media_player.media_play", target: { entity_id: ["media_player.radio"] } },
    ]);
  });

  test("three minutes later every day, and the past is judged by the time that it had then", () => {
    const home = livedInHome(8).entity("light.reading", { initial: "off", areaId: "living" });
    const moments = momentsOfDay(home, (day) => 1080 + 3 * (day - home.days[0]!));
    doAt(home, "light.reading", "on", moments, { back: "off" });
    const [found, ...others] = suggestionsFor(home);
    expect(others).toEqual([]);
    const { total, usualTime } = found!.evidence;
    const lastTime = 1080 + 3 * (home.days.length - 1);
    expect(usualTime!.minutes).toBeGreaterThan(lastTime + 10);
    expect(usualTime!.spreadMinutes).toBeLessThan(10);
    expect(total.hits).toBeGreaterThanOrEqual(home.days.length - 5);
    expect(total.wrong).toBeLessThanOrEqual(4);
  });

  test("on workdays", () => {
    const home = livedInHome(2).entity("switch.coffee", { initial: "off", areaId: "kitchen" });
    doAt(
      home,
      "switch.coffee",
      "on",
      momentsOfDay(home, () => 405, { on: isWorkday }),
      { back: "off" },
    );
    expect(proposalsFor(home)).toEqual([
      {
        triggers: [{ trigger: "time", at: between("06:35", "06:45") }],
        conditions: [{ condition: "time", weekday: WORKDAYS }, SOMEBODY_HOME],
        actions: [{ action: "switch.turn_on", target: { entity_id: ["switch.coffee"] } }],
      },
    ]);
  });

  test("on Tuesdays and Thursdays", () => {
    const home = livedInHome(3, { days: 42 }).entity("fan.gym", { initial: "off", areaId: "bedroom" });
    const on = (day: number) => [1, 3].includes((day + 3) % 7);
    doAt(
      home,
      "fan.gym",
      "on",
      momentsOfDay(home, () => 1170, { on }),
      { back: "off" },
    );
    expect(proposalsFor(home)).toEqual([
      {
        triggers: [{ trigger: "time", at: between("19:20", "19:30") }],
        conditions: [{ condition: "time", weekday: ["tue", "thu"] }, SOMEBODY_HOME],
        actions: [{ action: "fan.turn_on", target: { entity_id: ["fan.gym"] } }],
      },
    ]);
  });

  test("at a time that the sunset passes by", () => {
    const home = livedInHome(4, { from: "2026-02-16" }).entity("light.porch", { initial: "off", areaId: "hall" });
    doAt(
      home,
      "light.porch",
      "on",
      momentsOfDay(home, () => 1095, { spread: 3 }),
      { back: "off" },
    );
    expect(proposalsFor(home).map((one) => one.triggers)).toEqual([
      [{ trigger: "time", at: between("18:05", "18:15") }],
    ]);
  });
});

describe("by the sun", () => {
  test("some time before sunset", () => {
    const home = livedInHome(5, { from: "2026-02-16" }).entity("light.porch", { initial: "off", areaId: "hall" });
    const next = random(9);
    const moments = [...sunsets(home).values()].map((time) => time - (20 + 6 * (next() - 0.5)) * MINUTE);
    doAt(home, "light.porch", "on", moments, { back: "off" });
    expect(proposalsFor(home)).toEqual([
      {
        triggers: [{ trigger: "sun", event: "sunset", offset: expect.stringMatching(/^-00:(2\d|3[0-2]):00$/) }],
        conditions: [],
        actions: [{ action: "light.turn_on", target: { entity_id: ["light.porch"] } }],
      },
    ]);
  });
});

describe("after something else", () => {
  test("motion in the dark", () => {
    const home = livedInHome(6).entity("light.hall_lamp", { initial: "off", areaId: "hall" });
    const { home: place } = home.build();
    const sun = new SunTimes(place, new LocalClock(place.timeZone));
    const dark = changesTo(home, "binary_sensor.hall_motion", "on").filter((time) => sun.isDown(time));
    doAt(home, "light.hall_lamp", "on", dark, { back: "off", afterMs: (next) => (2 + 5 * next()) * SECOND });
    const [light, ...others] = proposalsFor(home);
    expect(others).toEqual([]);
    expect(light).toEqual({
      triggers: [{ trigger: "state", entity_id: ["binary_sensor.hall_motion"], not_from: SILENT, to: "on" }],
      conditions: [expect.anything()],
      actions: [{ action: "light.turn_on", target: { entity_id: ["light.hall_lamp"] } }],
    });
  });

  test("a door, whatever the time", () => {
    const home = livedInHome(7).entity("light.hall_lamp", { initial: "off", areaId: "hall" });
    home.entity("binary_sensor.front_door", { initial: "off", areaId: "hall", deviceClass: "door" });
    const next = random(3);
    const opens = home.days
      .flatMap((day) => [0, 1, 2].map(() => home.at(day, 430 + 900 * next())))
      .sort((a, b) => a - b);
    for (const time of opens)
      home.change("binary_sensor.front_door", "on", time).change("binary_sensor.front_door", "off", time + 20 * SECOND);
    doAt(home, "light.hall_lamp", "on", opens, { back: "off", afterMs: (next) => (3 + 20 * next()) * SECOND });
    expect(proposalsFor(home)).toEqual([
      {
        triggers: [{ trigger: "state", entity_id: ["binary_sensor.front_door"], not_from: SILENT, to: "on" }],
        conditions: [],
        actions: [{ action: "light.turn_on", target: { entity_id: ["light.hall_lamp"] } }],
      },
    ]);
  });

  test("no motion for ten minutes", () => {
    const home = livedInHome(8);
    leaveBathroom(home, random(4));
    expect(proposalsFor(home)).toEqual([
      {
        triggers: [
          { trigger: "state", entity_id: ["binary_sensor.bath_motion"], not_from: SILENT, to: "off", for: "00:10:00" },
        ],
        conditions: [],
        actions: [{ action: "light.turn_off", target: { entity_id: ["light.bath_lamp"] } }],
      },
    ]);
  });

  test("an hour after it was switched on, whenever that was", () => {
    const home = livedInHome(9).entity("switch.boiler", { initial: "off", areaId: "kitchen" });
    const next = random(4);
    const on = home.days.flatMap((day) => [home.at(day, 430 + 350 * next()), home.at(day, 900 + 350 * next())]);
    const used = on.filter(() => next() < 0.8);
    doAt(home, "switch.boiler", "on", used, { chance: 1 });
    doAt(home, "switch.boiler", "off", used, { chance: 1, afterMs: (next) => (60 + 3 * next()) * MINUTE });
    expect(proposalsFor(home)).toEqual([
      {
        triggers: [
          {
            trigger: "state",
            entity_id: ["switch.boiler"],
            not_from: SILENT,
            to: "on",
            for: expect.stringMatching(/^0(1:00|0:5\d):00$/),
          },
        ],
        conditions: [],
        actions: [{ action: "switch.turn_off", target: { entity_id: ["switch.boiler"] } }],
      },
    ]);
  });
});

describe("one cause of several", () => {
  test("a door that somebody opens and the motion behind it", () => {
    const home = livedInHome(15).entity("light.hall_lamp", { initial: "off", areaId: "hall" });
    home.entity("binary_sensor.front_door", { initial: "off", areaId: "hall", deviceClass: "door" });
    home.entity("binary_sensor.porch_motion", { initial: "off", areaId: "hall", deviceClass: "motion" });
    const next = random(3);
    const see = (time: number) =>
      home.change("binary_sensor.porch_motion", "on", time).change("binary_sensor.porch_motion", "off", time + MINUTE);
    const opens = home.days.flatMap((day) => [430, 700, 1000].map((minute) => home.at(day, minute + 200 * next())));
    for (const time of opens) {
      home.change("binary_sensor.front_door", "on", time).change("binary_sensor.front_door", "off", time + 20 * SECOND);
      see(time + 2 * SECOND);
      see(time + (20 + 60 * next()) * MINUTE);
    }
    doAt(home, "light.hall_lamp", "on", opens, { back: "off", afterMs: (more) => (4 + 20 * more()) * SECOND });
    expect(proposalsFor(home).map((one) => one.triggers)).toEqual([
      [{ trigger: "state", entity_id: ["binary_sensor.front_door"], not_from: SILENT, to: "on" }],
    ]);
  });

  test("blinds closed at sunset, when an automation lights the porch", () => {
    const home = livedInHome(16, { from: "2026-02-16" }).entity("cover.blinds", { initial: "open", areaId: "hall" });
    home.entity("light.porch", { initial: "off", areaId: "hall" });
    const next = random(9);
    for (const [day, time] of sunsets(home)) {
      const cause = home.run("automation.porch", "Porch", time);
      // Somebody may have lit it before, and on some days it is off for good.
      if (next() < 0.25) continue;
      home.change("light.porch", "on", time + SECOND, "automation", cause);
      home.change("light.porch", "off", home.at(day, 1380), "automation");
    }
    const moments = [...sunsets(home).values()].map((time) => time + (4 + 8 * next()) * MINUTE);
    doAt(home, "cover.blinds", "closed", moments, { back: "open" });
    expect(proposalsFor(home).map((one) => one.triggers)).toEqual([
      [expect.objectContaining({ trigger: "sun", event: "sunset" })],
    ]);
  });
});

describe("by a limit", () => {
  test("too humid", () => {
    const home = livedInHome(10).entity("fan.bath", { initial: "off", areaId: "bath" });
    home.entity("sensor.bath_humidity", {
      areaId: "bath",
      deviceClass: "humidity",
      unit: "%",
      stateClass: "measurement",
    });
    const next = random(8);
    const crossed: number[] = [];
    for (const day of home.days) {
      const showers = [440 + 300 * next(), 900 + 350 * next()];
      for (let minute = 0; minute < 1440; minute += 3) {
        const risen = Math.max(
          ...showers.map((start) =>
            minute < start ? 0 : minute < start + 18 ? minute - start : Math.max(0, 18 - (minute - start - 18) / 3),
          ),
        );
        home.reading(
          "sensor.bath_humidity",
          Math.round((52 + risen * 1.6 + 1.5 * next()) * 10) / 10,
          home.at(day, minute),
        );
      }
      for (const start of showers) crossed.push(home.at(day, Math.ceil((start + 11.25) / 3) * 3)); // 70 %
    }
    doAt(home, "fan.bath", "on", crossed, { back: "off", afterMs: (next) => (30 + 60 * next()) * SECOND });
    const [fan, ...others] = proposalsFor(home);
    expect(others).toEqual([]);
    expect(fan).toEqual({
      triggers: [{ trigger: "numeric_state", entity_id: ["sensor.bath_humidity"], above: expect.any(Number) }],
      conditions: [],
      actions: [{ action: "fan.turn_on", target: { entity_id: ["fan.bath"] } }],
    });
    expect(fan!.triggers[0]!.above).toBeGreaterThan(64);
    expect(fan!.triggers[0]!.above).toBeLessThan(74);
  });
});

describe("by who is there", () => {
  const awayMoments = (home: LogBuilder) => {
    const changes = ["person.anna", "person.ben"].flatMap((person) => [
      ...changesTo(home, person, "home").map((time) => ({ time, person, home: true })),
      ...changesTo(home, person, "not_home").map((time) => ({ time, person, home: false })),
    ]);
    const at = new Set(["person.anna", "person.ben"]);
    const left: number[] = [];
    const came: number[] = [];
    for (const change of changes.sort((a, b) => a.time - b.time)) {
      const before = at.size;
      if (change.home) at.add(change.person);
      else at.delete(change.person);
      if (before === 1 && at.size === 0) left.push(change.time);
      if (before === 0 && at.size === 1) came.push(change.time);
    }
    return { left, came };
  };

  test("the last one leaves", () => {
    const home = livedInHome(11).entity("media_player.radio", { initial: "off", areaId: "kitchen" });
    const { left } = awayMoments(home);
    const next = random(5);
    for (const time of left) home.change("media_player.radio", "playing", time - (20 + 60 * next()) * MINUTE);
    doAt(home, "media_player.radio", "off", left, { afterMs: (next) => (20 + 60 * next()) * SECOND });
    const [radio, ...others] = proposalsFor(home);
    expect(others).toEqual([]);
    expect(radio).toMatchObject({
      triggers: [{ trigger: "state", entity_id: ["person.anna", "person.ben"], from: "home", not_to: SILENT }],
      actions: [{ action: "media_player.turn_off", target: { entity_id: ["media_player.radio"] } }],
    });
  });

  test("one of them comes home", () => {
    const home = livedInHome(12).entity("media_player.stereo", { initial: "off", areaId: "living_room" });
    doAt(home, "media_player.stereo", "playing", changesTo(home, "person.ben", "home"), {
      back: "off",
      afterMs: (next) => (10 + 90 * next()) * SECOND,
    });
    expect(proposalsFor(home)).toEqual([
      {
        triggers: [{ trigger: "state", entity_id: ["person.ben"], not_from: SILENT, to: "home" }],
        conditions: [],
        actions: [{ action: "media_player.turn_on", target: { entity_id: ["media_player.stereo"] } }],
      },
    ]);
  });
});

describe("several things together", () => {
  test("three devices at bedtime are one automation", () => {
    const home = livedInHome(13);
    for (const entityId of ["light.floor_lamp", "light.shelf"])
      home.entity(entityId, { initial: "off", areaId: "living_room" });
    home.entity("cover.blinds", { initial: "open", areaId: "living_room" });
    const next = random(6);
    for (const time of momentsOfDay(home, () => 1365)) {
      if (next() < 0.05) continue;
      home
        .change("light.floor_lamp", "off", time, "user")
        .change("light.shelf", "off", time + (3 + 5 * next()) * SECOND, "user");
      home.change("cover.blinds", "closed", time + (10 + 10 * next()) * SECOND, "user");
      home.change("cover.blinds", "open", time + (500 + 200 * next()) * MINUTE);
      for (const light of ["light.floor_lamp", "light.shelf"])
        home.change(light, "on", time - (60 + 200 * next()) * MINUTE);
    }
    const proposals = proposalsFor(home);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]!.triggers).toEqual([{ trigger: "time", at: between("22:30", "22:45") }]);
    expect(proposals[0]!.actions).toHaveLength(2);
    expect(proposals[0]!.actions).toEqual(
      expect.arrayContaining([
        { action: "cover.close_cover", target: { entity_id: ["cover.blinds"] } },
        {
          action: "light.turn_off",
          target: { entity_id: expect.toSatisfy((ids) => String([...ids].sort()) === "light.floor_lamp,light.shelf") },
        },
      ]),
    );
  });

  test("a film: the television comes first, the rest follows it", () => {
    const home = livedInHome(14);
    home.entity("media_player.tv", { initial: "off", areaId: "living_room" });
    home
      .entity("light.ceiling", { initial: "off", areaId: "living_room" })
      .entity("cover.blinds", { initial: "open", areaId: "living_room" });
    const next = random(6);
    for (const day of home.days) {
      const time = home.at(day, 1080 + 240 * next());
      home.change("light.ceiling", "on", time - (30 + 60 * next()) * MINUTE);
      home
        .change("media_player.tv", "playing", time)
        .change("media_player.tv", "off", time + (60 + 60 * next()) * MINUTE);
      if (next() < 0.05) continue;
      home.change("light.ceiling", "off", time + (20 + 20 * next()) * SECOND, "user");
      home
        .change("cover.blinds", "closed", time + (45 + 30 * next()) * SECOND, "user")
        .change("cover.blinds", "open", time + (400 + 500 * next()) * MINUTE);
    }
    const proposals = proposalsFor(home);
    expect(proposals).toHaveLength(1);
    expect(proposals[0]!.triggers).toEqual([
      { trigger: "state", entity_id: ["media_player.tv"], not_from: SILENT, to: "playing" },
    ]);
    expect(proposals[0]!.actions.map(({ action }) => action).sort()).toEqual(["cover.close_cover", "light.turn_off"]);
  });
});

describe("beside an automation of the home", () => {
  test("what it leaves to people at weekends", () => {
    const home = livedInHome(17).entity("cover.blinds", { initial: "closed", areaId: "bedroom" });
    home.automations.push({
      id: "1",
      alias: "Blinds on workdays",
      triggers: [{ trigger: "time", at: "07:00:00" }],
      conditions: [{ condition: "time", weekday: WORKDAYS }],
      actions: [{ action: "cover.open_cover", target: { entity_id: "cover.blinds" } }],
    });
    const next = random(8);
    for (const day of home.days) {
      const time = home.at(day, 420);
      if (isWorkday(day)) {
        home.change(
          "cover.blinds",
          "open",
          time,
          "automation",
          home.run("automation.blinds", "Blinds on workdays", time),
        );
      }
      home.change("cover.blinds", "closed", home.at(day, 1080 + 300 * next()), "device");
    }
    doAt(
      home,
      "cover.blinds",
      "open",
      momentsOfDay(home, () => 540, { on: (day) => !isWorkday(day), spread: 3 }),
      { chance: 1 },
    );
    const [gap, ...others] = suggestionsFor(home);
    expect(others).toEqual([]);
    expect(gap).toMatchObject({
      analysisType: "automation_gap_detection",
      automation: {
        triggers: [{ trigger: "time", at: between("08:45", "09:00") }],
        actions: [{ action: "cover.open_cover", target: { entity_id: ["cover.blinds"] } }],
      },
    });
    // On workdays it has nothing to do, with or without a condition that says so.
    expect(gap!.automation.conditions).toContainEqual(SOMEBODY_HOME);
    expect(gap!.automation.conditions).toSatisfy((conditions: unknown[]) => conditions.length <= 2);
  });

  test("what people take back at weekends is a change of it, not a new one", () => {
    const home = livedInHome(18).entity("light.bed", { initial: "off", areaId: "bedroom" });
    home.automations.push({
      id: "7",
      alias: "Wake up",
      triggers: [{ trigger: "time", at: "06:30:00" }],
      conditions: [],
      actions: [{ action: "light.turn_on", target: { entity_id: "light.bed" } }],
    });
    const next = random(8);
    for (const day of home.days) {
      const time = home.at(day, 390);
      home.change("light.bed", "on", time, "automation", home.run("automation.wake_up", "Wake up", time));
      const off = isWorkday(day) ? (40 + 120 * next()) * MINUTE : (15 + 60 * next()) * SECOND;
      home.change("light.bed", "off", time + off, "user");
    }
    const [change, ...others] = suggestionsFor(home);
    expect(others).toEqual([]);
    expect(change!.evidence.changes).toEqual({ id: "7", entityId: "automation.wake_up", alias: "Wake up" });
    expect(change!.automation).toMatchObject({
      alias: "Wake up",
      triggers: [{ trigger: "time", at: "06:30:00" }],
      conditions: [{ condition: "time", weekday: WORKDAYS }],
    });
  });
});

describe("values", () => {
  test("a thermostat turned up in the morning", () => {
    const home = livedInHome(19).entity("climate.living_room", { initial: "heat", areaId: "living_room" });
    home.setting("climate.living_room", 17, home.from - 1000, "nobody");
    const next = random(9);
    for (const time of momentsOfDay(home, () => 400)) {
      home.setting("climate.living_room", 21, time, "user");
      home.setting(
        "climate.living_room",
        17 + Math.round(4 * next()) / 2,
        time + (300 + 500 * next()) * MINUTE,
        "user",
      );
    }
    const warm = proposalsFor(home).find(({ actions }) => JSON.stringify(actions).includes("21"));
    expect(warm).toEqual({
      triggers: [{ trigger: "time", at: between("06:25", "06:40") }],
      conditions: [SOMEBODY_HOME],
      actions: [
        {
          action: "climate.set_temperature",
          target: { entity_id: ["climate.living_room"] },
          data: { temperature: 21 },
        },
      ],
    });
  });
});
