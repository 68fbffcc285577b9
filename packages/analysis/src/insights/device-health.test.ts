import { expect, test } from "vitest";
import { insightsOf, metric } from "../../test/insights-of.ts";
import { LogBuilder } from "../../test/log-builder.ts";
import { DAY, HOUR, MINUTE } from "../time/local-clock.ts";

const MONTH = { from: "2026-02-02", days: 28 };

test("a battery that loses a percent a day is told with the day on which it will be empty", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.motion_battery", { deviceClass: "battery", unit: "%" });
  for (const [i, day] of builder.days.entries()) builder.reading("sensor.motion_battery", 48 - i, builder.at(day, 600));
  const insight = insightsOf(builder).find((one) => one.type === "device_health");
  expect(insight!.severity).toBe("warning");
  expect(metric(insight, "Loses")).toBe(1);
  expect(metric(insight, "Empty in")).toBe(21);
  expect(insight!.evidence.chart!.y).toHaveLength(28);
});

test("a full battery, and one that stays where it is, are no news", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.a", { deviceClass: "battery", unit: "%" });
  for (const day of builder.days) builder.reading("sensor.a", 60, builder.at(day, 600));
  expect(insightsOf(builder).filter((one) => one.entities.includes("sensor.a"))).toEqual([]);
});

test("a device that goes offline again and again is told, a restart is not", () => {
  const builder = new LogBuilder(MONTH).entity("switch.plug", { initial: "off", deviceId: "plug" });
  for (let i = 0; i < 6; i++) {
    const time = builder.from + i * 3 * DAY + 5 * HOUR;
    builder
      .change("switch.plug", "unavailable", time, "nobody")
      .change("switch.plug", "off", time + 40 * MINUTE, "nobody");
  }
  const insight = insightsOf(builder).find((one) => one.title.includes("loses its connection"));
  expect(metric(insight, "Times offline")).toBe(6);
  expect(metric(insight, "Offline in all")).toBe(4);

  for (let i = 0; i < 6; i++) builder.restart(builder.from + i * 3 * DAY + 5 * HOUR + MINUTE);
  expect(insightsOf(builder, ["device_health"])).toEqual([]);
});

test("what is off, not set, or unknown is not offline", () => {
  const phone = { deviceId: "phone" };
  const builder = new LogBuilder(MONTH).entity("sensor.phone_alarm", phone).entity("sensor.phone_battery", phone);
  builder.entity("media_player.tv", { initial: "off" }).entity("sensor.tariff", { initial: "low" });
  for (const day of builder.days) {
    for (let minute = 0; minute < 1440; minute += 30)
      builder.reading("sensor.phone_battery", 90 - (minute % 60) / 60, builder.at(day, minute));
    for (const [entityId, said, gone] of [
      ["sensor.phone_alarm", "2026-02-10T06:45", "unavailable"],
      ["media_player.tv", "playing", "unavailable"],
      ["sensor.tariff", "low", "unknown"],
    ] as const)
      builder.change(entityId, said, builder.at(day, 1080)).change(entityId, gone, builder.at(day, 1320), "nobody");
  }
  expect(insightsOf(builder, ["device_health"])).toEqual([]);
});

test("many devices that go offline at once are one outage of what they share", () => {
  const builder = new LogBuilder(MONTH);
  for (let i = 0; i < 8; i++) {
    builder.entity(`light.l${i}`, { initial: "off", deviceId: `d${i}` });
    const time = builder.from + 5 * DAY + i * 1000;
    builder
      .change(`light.l${i}`, "unavailable", time, "nobody")
      .change(`light.l${i}`, "off", time + 3 * HOUR, "nobody");
  }
  const insights = insightsOf(builder).filter((one) => one.type === "device_health");
  expect(insights).toHaveLength(1);
  expect(metric(insights[0], "Devices")).toBe(8);
});

test("a sensor that stopped changing is stuck, one that is always slow is not", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.room", { deviceClass: "temperature", unit: "°C" });
  builder.entity("binary_sensor.attic", { initial: "off" });
  for (let time = builder.from; time < builder.until - 2 * DAY; time += 10 * MINUTE) {
    builder.reading("sensor.room", 20 + Math.sin(time / HOUR), time);
  }
  for (const day of builder.days.slice(0, 24))
    builder.change("binary_sensor.attic", day % 2 ? "on" : "off", builder.at(day, 600));
  const stuck = insightsOf(builder).filter((one) => one.title.includes("stuck"));
  expect(stuck.map((one) => one.entities)).toEqual([["sensor.room"]]);
  expect(metric(stuck[0], "Unchanged for")).toBeCloseTo(48.2, 1);
});

test("a sensor that is stuck stays so when an outage interrupts it", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.co2", { deviceClass: "carbon_dioxide", unit: "ppm" });
  for (let time = builder.from; time < builder.until; time += 10 * MINUTE) {
    const isWorking = time < builder.from + 12 * DAY;
    if (isWorking) builder.reading("sensor.co2", 600 + Math.round(100 * Math.sin(time / HOUR)), time);
    else if ((time - builder.from) % DAY === 0) {
      builder.reading("sensor.co2", Number.NaN, time).reading("sensor.co2", 609, time + 5 * MINUTE);
    }
  }
  expect(insightsOf(builder).filter((one) => one.title.includes("stuck"))).toHaveLength(1);
});

test("the date of a battery comes with its spread, and a step or a cold night does not bend it", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.lock_battery", { deviceClass: "battery", unit: "%" });
  builder.days.forEach((day, i) => {
    const isCold = i === 9 || i === 17;
    builder.reading("sensor.lock_battery", Math.round(60 - 1.4 * i) - (isCold ? 12 : 0), builder.at(day, 300));
  });
  const insight = insightsOf(builder).find((one) => one.title.includes("battery"));
  const [soonest, emptyIn, latest] = ["At the soonest in", "Empty in", "At the latest in"].map(
    (label) => metric(insight, label)!,
  );
  const truth = (60 - 1.4 * 28) / 1.4;
  expect(Math.abs(emptyIn! - truth)).toBeLessThan(1.5);
  expect(soonest!).toBeLessThanOrEqual(truth);
  expect(latest!).toBeGreaterThanOrEqual(truth);
  expect(latest! - soonest!).toBeLessThan(8);
});

test("a phone that is charged every night, and a battery that was changed, run low for nobody", () => {
  const builder = new LogBuilder(MONTH)
    .entity("sensor.phone", { deviceClass: "battery", unit: "%" })
    .entity("sensor.remote", { deviceClass: "battery", unit: "%" });
  builder.days.forEach((day, i) => {
    for (let hour = 7; hour < 24; hour++)
      builder.reading("sensor.phone", 100 - 5 * (hour - 7), builder.at(day, hour * 60));
    builder.reading("sensor.remote", i < 20 ? 40 - 2 * i : 100, builder.at(day, 600));
  });
  expect(insightsOf(builder, ["device_health"])).toEqual([]);
});

test("batteries that last for some weeks still share one insight", () => {
  const builder = new LogBuilder(MONTH);
  for (const [name, level] of Object.entries({ a: 60, b: 62, c: 64 })) {
    builder.entity(`sensor.${name}`, { deviceClass: "battery", unit: "%" });
    for (const [i, day] of builder.days.entries()) builder.reading(`sensor.${name}`, level - i, builder.at(day, 600));
  }
  const [insight, ...others] = insightsOf(builder, ["device_health"]);
  expect(others).toEqual([]);
  expect(insight!.entities).toEqual(["sensor.a", "sensor.b", "sensor.c"]);
  expect(insight!.evidence.chart!.y).toEqual([33, 35, 37]);
});

test("a device that comes and goes many times a day flaps", () => {
  const builder = new LogBuilder(MONTH).entity("light.lamp", { initial: "off" });
  for (let time = builder.from + HOUR; time < builder.until; time += 2 * HOUR) {
    builder.change("light.lamp", "unavailable", time, "nobody").change("light.lamp", "off", time + MINUTE, "nobody");
  }
  const [insight] = insightsOf(builder, ["device_health"]);
  expect(insight).toMatchObject({ severity: "warning", title: "lamp comes and goes" });
  expect(metric(insight, "Times offline")).toBe(28 * 12);
});

test("a motion sensor is missed only while the home is lived in", () => {
  const builder = new LogBuilder(MONTH).entity("person.a", { initial: "home" });
  for (const name of ["dead", "fine", "door"]) {
    builder.entity(`binary_sensor.${name}`, { deviceClass: name === "door" ? "door" : "motion", initial: "off" });
  }
  const [holiday, back, end] = [builder.days[8]!, builder.days[16]!, builder.days[21]!];
  for (const day of builder.days.filter((day) => day < holiday || day >= back)) {
    for (let minute = 420; minute < 1380; minute += 20) {
      const time = builder.at(day, minute);
      for (const name of ["fine", "door", ...(day < end ? ["dead"] : [])])
        builder.change(`binary_sensor.${name}`, "on", time).change(`binary_sensor.${name}`, "off", time + MINUTE);
    }
  }
  builder.change("person.a", "not_home", builder.at(holiday, 0)).change("person.a", "home", builder.at(back, 0));
  const found = insightsOf(builder, ["device_health"]);
  expect(found.map((one) => one.entities)).toEqual([["binary_sensor.dead"]]);
  expect(metric(found[0], "Unchanged for")).toBeCloseTo(7 * 24 + 1, 0);
});

test("a contact that flips within seconds flickers, a door that is used much does not", () => {
  const builder = new LogBuilder(MONTH).entity("binary_sensor.loose", { deviceClass: "door", initial: "off" });
  builder.entity("binary_sensor.busy", { deviceClass: "door", initial: "off" });
  for (const day of builder.days) {
    for (let i = 0; i < 6; i++)
      builder.change("binary_sensor.loose", i % 2 ? "off" : "on", builder.at(day, 600) + i * 900);
    for (let i = 0; i < 60; i++)
      builder.change("binary_sensor.busy", i % 2 ? "off" : "on", builder.at(day, 600) + i * 8000);
  }
  const found = insightsOf(builder, ["device_health"]);
  expect(found.map((one) => one.entities)).toEqual([["binary_sensor.loose"]]);
  expect(metric(found[0], "Bursts")).toBe(28);
});

test("what is charged every week is no battery to change, however low it gets between", () => {
  const builder = new LogBuilder(MONTH).entity("sensor.tablet", { deviceClass: "battery", unit: "%" });
  for (const [i, day] of builder.days.entries())
    builder.reading("sensor.tablet", 95 - 7 * (i % 7), builder.at(day, 600));
  expect(insightsOf(builder, ["device_health"])).toEqual([]);
});

test("that a device with an empty battery says nothing is told once", () => {
  const builder = new LogBuilder(MONTH);
  const hall = { deviceId: "hall" };
  builder.entity("sensor.hall_battery", { ...hall, deviceClass: "battery", unit: "%" });
  builder.entity("binary_sensor.hall", { ...hall, deviceClass: "motion", initial: "off" });
  builder.entity("binary_sensor.kitchen", { deviceClass: "motion", initial: "off" });
  for (const [i, day] of builder.days.entries()) {
    if (i < 20) builder.reading("sensor.hall_battery", 19 - i, builder.at(day, 600));
    for (let minute = 420; minute < 1380; minute += 20) {
      const time = builder.at(day, minute);
      for (const room of i < 20 ? ["hall", "kitchen"] : ["kitchen"])
        builder.change(`binary_sensor.${room}`, "on", time).change(`binary_sensor.${room}`, "off", time + 2 * MINUTE);
    }
  }
  const titles = insightsOf(builder, ["device_health"]).map((one) => one.title);
  expect(titles).toEqual([expect.stringContaining("battery")]);
});
