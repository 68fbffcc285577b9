import { expect, test } from "vitest";
import { analyze } from "../src/analyze.ts";
import { ANALYSIS_TYPES, type Suggestion } from "../src/results.ts";
import { DAY, MINUTE, SECOND } from "../src/time/local-clock.ts";
import { doAt, livedInHome, momentsOfDay } from "./lived-in-home.ts";
import { gauss, type LogBuilder, random } from "./log-builder.ts";

/** Regular things in a home that are nobody's habit, or no longer: none of them may be proposed. */

function suggestionsFor(builder: LogBuilder): readonly Suggestion[] {
  const { log, home } = builder.build();
  return analyze(log, home, { types: ANALYSIS_TYPES, hours: 28 * 24 }).suggestions;
}

const titlesFor = (builder: LogBuilder) => suggestionsFor(builder).map((one) => one.title);

test("nothing at all but random use", () => {
  for (const seed of [21, 22, 23]) expect(titlesFor(livedInHome(seed))).toEqual([]);
});

test("what an automation does by time, and what it takes back itself", () => {
  const home = livedInHome(24).entity("light.porch", { initial: "off", areaId: "hall" });
  for (const day of home.days) {
    const on = home.at(day, 1080);
    home.change("light.porch", "on", on + SECOND, "automation", home.run("automation.porch_on", "Porch on", on));
    const off = home.at(day, 1410);
    home.change("light.porch", "off", off + SECOND, "automation", home.run("automation.porch_off", "Porch off", off));
  }
  expect(titlesFor(home)).toEqual([]);
});

test("what its automation file says, although the automation is off and people do it", () => {
  const home = livedInHome(25).entity("switch.coffee", { initial: "off", areaId: "kitchen" });
  doAt(
    home,
    "switch.coffee",
    "on",
    momentsOfDay(home, () => 405),
    { back: "off" },
  );
  home.automations.push({
    id: "1",
    alias: "Coffee",
    triggers: [{ trigger: "time", at: "06:30:00" }],
    conditions: [],
    actions: [{ action: "switch.turn_on", target: { entity_id: "switch.coffee" } }],
  });
  expect(titlesFor(home)).toEqual([]);
});

test("an automation on the whole area, in the old spelling", () => {
  const home = livedInHome(25).entity("light.desk", { initial: "off", areaId: "kitchen" });
  doAt(
    home,
    "light.desk",
    "on",
    momentsOfDay(home, () => 405),
    { back: "off" },
  );
  home.automations.push({
    alias: "Kitchen lights",
    triggers: [{ platform: "time", at: "06:45" }],
    conditions: [],
    actions: [{ service: "light.turn_on", target: { area_id: ["kitchen"] } }],
  });
  expect(titlesFor(home)).toEqual([]);
});

test("people who switch back on what an automation switched off", () => {
  const home = livedInHome(26).entity("light.hall_lamp", { initial: "on", areaId: "hall" });
  for (const day of home.days) {
    const time = home.at(day, 1320);
    home.change("light.hall_lamp", "off", time, "automation", home.run("automation.night", "Night", time));
    home.change("light.hall_lamp", "on", time + 45 * SECOND, "user");
  }
  expect(titlesFor(home)).toEqual([]);
});

test("a group that follows its members, and members that follow their group", () => {
  const home = livedInHome(27);
  const members = ["light.left", "light.right"];
  for (const member of members) home.entity(member, { initial: "off", areaId: "living_room" });
  home.entity("light.both", { initial: "off", areaId: "living_room", platform: "group", members });
  const next = random(3);
  for (const day of home.days) {
    for (const minute of [430 + 300 * next(), 800 + 500 * next()]) {
      for (const [state, time] of [
        ["on", home.at(day, minute)],
        ["off", home.at(day, minute + 20 + 60 * next())],
      ] as const) {
        for (const [i, entityId] of [...members, "light.both"].entries())
          home.change(entityId, state, time + i * 90 * next(), "user");
      }
    }
  }
  expect(titlesFor(home)).toEqual([]);
});

test("a start of Home Assistant every night, after which switches find their states", () => {
  const home = livedInHome(28).entity("switch.plug", { initial: "on", areaId: "kitchen" });
  for (const day of home.days) {
    const time = home.at(day, 240);
    home.restart(time).change("switch.plug", "unavailable", time - 20 * SECOND, "nobody");
    home.change("switch.plug", "off", time + 5 * SECOND, "nobody").change("switch.plug", "on", time + 20 * SECOND);
  }
  expect(titlesFor(home)).toEqual([]);
});

test("a coordinator that goes away every day takes ten devices along and brings them back", () => {
  const home = livedInHome(29);
  const devices = Array.from({ length: 10 }, (_, i) => `switch.zigbee_${i}`);
  for (const device of devices) home.entity(device, { initial: "off", areaId: "kitchen", platform: "zigbee" });
  const next = random(8);
  for (const day of home.days) {
    const time = home.at(day, 600 + gauss(next, 3));
    for (const [i, device] of devices.entries()) {
      home
        .change(device, "unavailable", time + i * 40, "nobody")
        .change(device, i % 2 ? "on" : "off", time + 3 * MINUTE + i * 200, "nobody");
    }
  }
  expect(titlesFor(home)).toEqual([]);
});

test("two devices driven by one automation: neither follows the other", () => {
  const home = livedInHome(30);
  for (const entityId of ["light.stairs", "fan.stairs"]) home.entity(entityId, { initial: "off", areaId: "hall" });
  const next = random(5);
  for (const day of home.days) {
    for (let minute = 430 + 100 * next(); minute < 1350; minute += 90 + 200 * next()) {
      const time = home.at(day, minute);
      const cause = home.run("automation.stairs", "Stairs", time);
      home
        .change("light.stairs", "on", time + 300, "automation", cause)
        .change("fan.stairs", "on", time + 1500, "automation", cause);
      home
        .change("light.stairs", "off", time + 20 * MINUTE, "automation", cause)
        .change("fan.stairs", "off", time + 20 * MINUTE + 700, "automation", cause);
    }
  }
  expect(titlesFor(home)).toEqual([]);
});

test("blinds of an automation that stop short and are sent on", () => {
  const home = livedInHome(31).entity("cover.blinds", { initial: "closed", areaId: "bedroom" });
  const next = random(5);
  for (const day of home.days) {
    for (const [state, minute] of [
      ["open", 450],
      ["closed", 1260],
    ] as const) {
      const time = home.at(day, minute);
      const cause = home.run(`automation.blinds_${state}`, `Blinds ${state}`, time);
      home.change("cover.blinds", state, time + SECOND, "automation", cause);
      if (next() < 0.5) continue;
      home.change("cover.blinds", state === "open" ? "closed" : "open", time + 25 * SECOND, "automation", cause);
      home.change("cover.blinds", state, time + 40 * SECOND, "automation", cause);
    }
  }
  expect(titlesFor(home)).toEqual([]);
});

test("a habit that stopped ten days ago", () => {
  const home = livedInHome(32).entity("switch.coffee", { initial: "off", areaId: "kitchen" });
  const on = (day: number) => day < home.days[18]!;
  doAt(
    home,
    "switch.coffee",
    "on",
    momentsOfDay(home, () => 405, { on }),
    { back: "off" },
  );
  expect(titlesFor(home)).toEqual([]);
});

test("a reaction that stopped ten days ago", () => {
  const home = livedInHome(33).entity("light.hall_lamp", { initial: "off", areaId: "hall" });
  home.entity("binary_sensor.front_door", { initial: "off", areaId: "hall", deviceClass: "door" });
  const next = random(3);
  const opens = home.days.flatMap((day) => [430, 800, 1150].map((minute) => home.at(day, minute + 200 * next())));
  for (const time of opens)
    home.change("binary_sensor.front_door", "on", time).change("binary_sensor.front_door", "off", time + 20 * SECOND);
  const living = opens.filter((time) => time < home.from + 18 * DAY);
  doAt(home, "light.hall_lamp", "on", living, { back: "off", afterMs: (more) => (3 + 20 * more()) * SECOND });
  expect(titlesFor(home)).toEqual([]);
});

test("the sensor that answers to the lamp: the lamp comes first, so it follows nothing", () => {
  const home = livedInHome(34).entity("light.desk", { initial: "off", areaId: "bedroom" });
  home.entity("binary_sensor.desk_presence", { initial: "off", areaId: "bedroom", deviceClass: "occupancy" });
  const next = random(6);
  for (const day of home.days) {
    for (const minute of [430 + 250 * next(), 750 + 250 * next(), 1050 + 200 * next()]) {
      const time = home.at(day, minute);
      const until = time + (10 + 60 * next()) * MINUTE;
      home.change("light.desk", "on", time).change("light.desk", "off", until);
      home.change("binary_sensor.desk_presence", "on", time + (2 + 3 * next()) * SECOND);
      home.change("binary_sensor.desk_presence", "off", until + (20 + 20 * next()) * SECOND);
    }
  }
  expect(titlesFor(home)).toEqual([]);
});

test("two lamps of which each is used in the evening, when everything is", () => {
  const home = livedInHome(35);
  for (const [i, entityId] of ["light.reading", "light.sofa"].entries()) {
    home.entity(entityId, { initial: "off", areaId: "living_room" });
    const next = random(40 + i);
    for (const day of home.days) {
      for (let minute = 1080 + 120 * next(); minute < 1370; minute += 80 + 90 * next()) {
        const time = home.at(day, minute);
        home.change(entityId, "on", time).change(entityId, "off", time + (5 - 15 * Math.log(1 - next())) * MINUTE);
      }
    }
  }
  expect(titlesFor(home)).toEqual([]);
});

test("a pump that cycles by itself, day and night", () => {
  const home = livedInHome(40).entity("switch.pump", { initial: "off", areaId: "kitchen" });
  const next = random(7);
  for (let time = home.from; time < home.until; time += (30 + gauss(next, 2)) * MINUTE) {
    home.change("switch.pump", "on", time).change("switch.pump", "off", time + (10 + gauss(next, 1)) * MINUTE);
  }
  expect(titlesFor(home)).toEqual([]);
});

test("a fridge that defrosts every three hours", () => {
  const home = livedInHome(40).entity("switch.fridge", { initial: "on", areaId: "kitchen" });
  const next = random(7);
  for (const day of home.days) {
    for (let hour = 0; hour < 24; hour += 3) {
      const time = home.at(day, hour * 60 + 5 * next());
      home.change("switch.fridge", "off", time).change("switch.fridge", "on", time + (20 + gauss(next, 1)) * MINUTE);
    }
  }
  expect(titlesFor(home)).toEqual([]);
});

test("a humidifier with a hygrostat of its own", () => {
  const home = livedInHome(40).entity("humidifier.dry", { initial: "off", areaId: "bedroom" });
  home.entity("sensor.humidity", { areaId: "bedroom", deviceClass: "humidity", unit: "%", stateClass: "measurement" });
  const next = random(7);
  for (let time = home.from; time < home.until; ) {
    const [up, down] = [60 + 60 * next(), 90 + 90 * next()];
    home.change("humidifier.dry", "on", time).change("humidifier.dry", "off", time + up * MINUTE);
    for (let k = 0; k < up; k += 5) home.reading("sensor.humidity", 50 - next() + (k / up) * 10, time + k * MINUTE);
    for (let k = 0; k < down; k += 5)
      home.reading("sensor.humidity", 60 + next() - (k / down) * 10, time + (up + k) * MINUTE);
    time += (up + down) * MINUTE;
  }
  expect(titlesFor(home)).toEqual([]);
});

test("a robot that goes home when it is done", () => {
  const home = livedInHome(40).entity("vacuum.robot", { initial: "docked", areaId: "kitchen" });
  const next = random(7);
  for (const day of home.days) {
    const time = home.at(day, 500 + 700 * next());
    const done = time + (40 + gauss(next, 3)) * MINUTE;
    home
      .change("vacuum.robot", "cleaning", time, "user")
      .change("vacuum.robot", "returning", done)
      .change("vacuum.robot", "docked", done + 3 * MINUTE);
  }
  expect(titlesFor(home)).toEqual([]);
});
