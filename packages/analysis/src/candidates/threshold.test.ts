import { expect, test } from "vitest";
import { doAt, livedInHome } from "../../test/lived-in-home.ts";
import { gauss, type LogBuilder, random } from "../../test/log-builder.ts";
import { analyze } from "../analyze.ts";
import { ANALYSIS_TYPES, type Automation } from "../results.ts";
import { MINUTE, SECOND } from "../time/local-clock.ts";

function proposalsFor(builder: LogBuilder): Automation[] {
  const { log, home } = builder.build();
  return analyze(log, home, { types: ANALYSIS_TYPES, hours: 28 * 24 }).suggestions.map(({ automation }) => automation);
}

const soon = (from: number, to: number) => ({
  afterMs: (next: () => number) => (from + (to - from) * next()) * SECOND,
});

/** A shower makes the bath humid for a while; readings come every minute and a half. */
function showers(home: LogBuilder, starts: readonly number[], seed: number): { humid: number[]; dry: number[] } {
  const next = random(seed);
  home.entity("sensor.bath_humidity", { areaId: "bath", deviceClass: "humidity", unit: "%" });
  const crossed = { humid: [] as number[], dry: [] as number[] };
  let before = 0;
  for (let time = home.from; time < home.until; time += 90 * SECOND) {
    const since = Math.min(...starts.filter((start) => start <= time).map((start) => time - start)) / MINUTE;
    const risen = since < 10 ? since * 3.5 : Math.max(0, 35 - (since - 10) * 0.9);
    const value = Math.round(48 + risen + 2 * next());
    home.reading("sensor.bath_humidity", value, time);
    if (value > 70 && before <= 70) crossed.humid.push(time);
    if (value < 56 && before >= 56) crossed.dry.push(time);
    before = value;
  }
  return crossed;
}

test("a shower at the same time every day: the fan follows the air, not the clock", () => {
  const home = livedInHome(41).entity("fan.bath", { initial: "off", areaId: "bath" });
  const next = random(3);
  // Nearly always at seven, now and then in the evening.
  const starts = home.days.map((day) => home.at(day, next() < 0.8 ? 420 + gauss(next, 6) : 1150 + 60 * next()));
  const { humid, dry } = showers(home, starts, 11);
  doAt(home, "fan.bath", "on", humid, { chance: 0.95, ...soon(20, 150) });
  doAt(
    home,
    "fan.bath",
    "off",
    dry.filter((time) => starts.some((start) => time > start && time - start < 60 * MINUTE)),
    {
      chance: 1,
      ...soon(20, 200),
    },
  );
  const proposals = proposalsFor(home);
  const on = proposals.filter(({ actions }) => actions[0]!.action === "fan.turn_on");
  expect(on).toEqual([
    expect.objectContaining({
      triggers: [expect.objectContaining({ trigger: "numeric_state", entity_id: ["sensor.bath_humidity"] })],
      conditions: [],
    }),
  ]);
  const { above } = on[0]!.triggers[0] as { above: number };
  expect(above).toBeGreaterThan(57);
  expect(above).toBeLessThan(76);
});

test("a machine is done when its power has been low for some minutes: pauses between its phases are none", () => {
  const home = livedInHome(42);
  const next = random(5);
  home.entity("switch.washer", { initial: "off", areaId: "kitchen", deviceId: "washer" });
  home.entity("sensor.washer_power", { areaId: "kitchen", deviceClass: "power", unit: "W", deviceId: "washer" });
  const done: number[] = [];
  for (const day of home.days.filter((one) => one % 2 === 0)) {
    let time = home.at(day, 540 + 600 * next());
    home.change("switch.washer", "on", time);
    for (const [minutes, watts] of [
      [12, 1900],
      [3, 1],
      [25, 90],
      [3, 1],
      [15 + 20 * next(), 1900],
    ] as const) {
      for (let i = 0; i < minutes; i++) home.reading("sensor.washer_power", watts * (1 + next()), time + i * MINUTE);
      time += minutes * MINUTE;
    }
    for (let i = 0; i < 60; i++) home.reading("sensor.washer_power", 1 + next(), time + i * MINUTE);
    done.push(time + 5 * MINUTE);
  }
  doAt(home, "switch.washer", "off", done, { chance: 1, ...soon(20, 240) });
  const off = proposalsFor(home).filter(({ actions }) => actions[0]!.action === "switch.turn_off");
  expect(off).toHaveLength(1);
  expect(off[0]!.triggers).toEqual([
    { trigger: "numeric_state", entity_id: ["sensor.washer_power"], below: expect.any(Number), for: "00:05:00" },
  ]);
  expect((off[0]!.triggers[0] as { below: number }).below).toBeLessThan(90);
});

test("a lamp that is used at odd times does not follow the light of its room", () => {
  const home = livedInHome(43);
  expect(proposalsFor(home).flatMap(({ triggers }) => triggers)).toEqual([]);
});

test.each([
  ["the meter of the house shows of a machine", "switch.kettle", "sensor.house_power", { deviceClass: "power" }],
  [
    "the sensor of a room shows of its lamp",
    "light.counter",
    "sensor.kitchen_light",
    { deviceClass: "illuminance", areaId: "kitchen" },
  ],
] as const)("what %s is no reason to switch it off", (_, thing, sensor, info) => {
  const home = livedInHome(44).entity(thing, { initial: "off", areaId: "kitchen" });
  home.entity(sensor, info);
  const next = random(8);
  const starts = home.days.flatMap((day) => [430, 900, 1200].map((minute) => home.at(day, minute + 90 * next())));
  doAt(home, thing, "on", starts, { chance: 1 });
  const ends = starts.map((start) => start + (4 + 8 * next()) * MINUTE);
  doAt(home, thing, "off", ends, { chance: 1 });
  for (let time = home.from; time < home.until; time += MINUTE) {
    const isOn = starts.some((start, i) => time >= start && time < ends[i]!);
    home.reading(sensor, Math.round(250 + 60 * next()) + (isOn ? 2000 : 0), time);
  }
  const triggers = proposalsFor(home).flatMap((one) => one.triggers.map(({ entity_id }) => [entity_id].flat().join()));
  expect(triggers).not.toContain(sensor);
});
