import { describe, expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { createWorld } from "../world/world.ts";
import { conditionsHold } from "./conditions.ts";
import { History } from "./history.ts";
import { Notes } from "./notes.ts";

/** 2 February 2026 is a Monday. */
const monday = () => new LogBuilder({ from: "2026-02-02", days: 2 });

/** At which of the times (`HH:MM` of the first day) the conditions hold. */
function when(builder: LogBuilder, conditions: unknown, ...times: string[]): string[] {
  const { log, home } = builder.build();
  const history = new History(createWorld(log, home, { types: [], hours: 0 }));
  const holds = conditionsHold(history, conditions, new Notes());
  return times.filter((time) => {
    const [hours, minutes] = time.split(":").map(Number);
    return holds(builder.at(builder.days[0]!, hours! * 60 + minutes!), "0");
  });
}

describe("a time condition", () => {
  test("begins with its after and ends before its before, also over midnight", () => {
    const day = { condition: "time", after: "07:00:00", before: "22:00" };
    expect(when(monday(), day, "06:59", "07:00", "21:59", "22:00")).toEqual(["07:00", "21:59"]);
    const night = { condition: "time", after: "22:00", before: "07:00" };
    expect(when(monday(), night, "06:59", "07:00", "21:59", "22:00")).toEqual(["06:59", "22:00"]);
    expect(when(monday(), { condition: "time", before: "07:00" }, "00:00", "07:00")).toEqual(["00:00"]);
    expect(when(monday(), { condition: "time", after: "12:00", before: "12:00" }, "11:00", "13:00")).toHaveLength(2);
  });

  test("holds from its second on", () => {
    const { log, home } = monday().build();
    const history = new History(createWorld(log, home, { types: [], hours: 0 }));
    for (let second = 0; second < 86_400; second += 13) {
      const after = new Date(second * 1000).toISOString().slice(11, 19);
      const holds = conditionsHold(history, { condition: "time", after }, new Notes());
      expect([after, holds(monday().from + second * 1000, "0")]).toEqual([after, true]);
    }
  });

  test("knows weekdays, those of over midnight by the day on which it is asked", () => {
    expect(when(monday(), { condition: "time", weekday: ["mon", "fri"] }, "00:00", "24:00")).toEqual(["00:00"]);
    expect(
      when(monday(), { condition: "time", weekday: "tue", after: "23:00", before: "01:00" }, "23:30", "24:30"),
    ).toEqual(["24:30"]);
  });
});

describe("a sun condition", () => {
  // Sunrise in Utrecht on that day is at 8:19, sunset at 17:29.
  test("is about the sunrise and sunset of the local day", () => {
    expect(when(monday(), { condition: "sun", after: "sunset" }, "03:00", "12:00", "18:00")).toEqual(["18:00"]);
    expect(when(monday(), { condition: "sun", before: "sunrise" }, "03:00", "12:00", "18:00")).toEqual(["03:00"]);
    const light = { condition: "sun", after: "sunrise", before: "sunset" };
    expect(when(monday(), light, "03:00", "12:00", "18:00")).toEqual(["12:00"]);
    const dark = { condition: "sun", after: "sunset", before: "sunrise" };
    expect(when(monday(), dark, "03:00", "12:00", "18:00")).toEqual(["03:00", "18:00"]);
  });

  test("takes offsets", () => {
    const early = { condition: "sun", after: "sunset", after_offset: "-01:00:00" };
    expect(when(monday(), early, "16:15", "16:45")).toEqual(["16:45"]);
    const late = { condition: "sun", before: "sunset", before_offset: { minutes: 30 } };
    expect(when(monday(), late, "17:45", "18:15")).toEqual(["17:45"]);
  });

  test("holds at no time of a day on which the sun does not do it", () => {
    const tromso = { from: "2025-12-21", days: 1, timeZone: "Europe/Oslo", latitude: 69.65, longitude: 18.96 };
    expect(when(new LogBuilder(tromso), { condition: "sun", after: "sunset" }, "00:00", "12:00", "20:00")).toEqual([]);
  });
});

describe("a state condition", () => {
  const home = () =>
    monday()
      .entity("light.lamp", { initial: "off" })
      .entity("light.shelf", { initial: "on" })
      .change("light.lamp", "on", monday().at(monday().days[0]!, 600));

  test("asks all of its entities, or any of them, for one of its states", () => {
    const both = { condition: "state", entity_id: ["light.lamp", "light.shelf"], state: "on" };
    expect(when(home(), both, "09:00", "11:00")).toEqual(["11:00"]);
    expect(when(home(), { ...both, match: "any" }, "09:00", "11:00")).toEqual(["09:00", "11:00"]);
    expect(when(home(), { ...both, state: ["off", "on"] }, "09:00", "11:00")).toEqual(["09:00", "11:00"]);
  });

  test("with for asks since when, which a restart makes anew", () => {
    const held = { condition: "state", entity_id: "light.lamp", state: "on", for: "00:10:00" };
    expect(when(home(), held, "10:10", "10:11")).toEqual(["10:11"]);
    const restarted = home().restart(monday().at(monday().days[0]!, 605));
    expect(when(restarted, held, "10:11", "10:16")).toEqual(["10:16"]);
  });

  test("of an entity that is not there lets nothing pass, not even upside down", () => {
    const gone = { condition: "state", entity_id: "light.gone", state: "on" };
    expect(when(home(), gone, "11:00")).toEqual([]);
    expect(when(home(), { condition: "not", conditions: [gone] }, "11:00")).toEqual([]);
    const lampOff = { condition: "state", entity_id: "light.lamp", state: "off" };
    expect(when(home(), { condition: "or", conditions: [gone, lampOff] }, "09:00", "11:00")).toEqual(["09:00"]);
    const any = { condition: "state", entity_id: ["light.shelf", "light.gone"], state: "on", match: "any" };
    expect(when(home(), any, "11:00")).toEqual([]);
  });

  test("of a limit that is not there lets nothing pass either", () => {
    const builder = monday().reading("sensor.heat", 20, monday().from);
    const warm = { condition: "numeric_state", entity_id: "sensor.heat", above: "input_number.gone" };
    expect(when(builder, warm, "11:00")).toEqual([]);
  });
});

test("a numeric condition lies between its limits, and a silent sensor fulfils none", () => {
  const builder = monday();
  [20, 25, Number.NaN].forEach((value, i) => {
    builder.reading("sensor.heat", value, builder.from + i * HOUR);
  });
  const warm = { condition: "numeric_state", entity_id: "sensor.heat", above: 20, below: "30" };
  expect(when(builder, warm, "00:30", "01:30", "02:30")).toEqual(["01:30"]);
  expect(when(builder, { condition: "not", conditions: [warm] }, "00:30", "01:30", "02:30")).toEqual([
    "00:30",
    "02:30",
  ]);
});

test("a zone condition goes by the state of the person", () => {
  const builder = monday().entity("person.alex", { initial: "home" }).entity("zone.work", { name: "Work" });
  builder.change("person.alex", "Work", builder.from + HOUR);
  const zone = (id: string | string[]) => ({ condition: "zone", entity_id: "person.alex", zone: id });
  expect(when(builder, zone("zone.home"), "00:30", "01:30")).toEqual(["00:30"]);
  expect(when(builder, zone("zone.work"), "00:30", "01:30")).toEqual(["01:30"]);
  expect(when(builder, zone(["zone.work", "zone.home"]), "00:30", "01:30")).toEqual(["00:30", "01:30"]);
});

describe("conditions are joined", () => {
  const before = (time: string) => ({ condition: "time", before: time });

  test.each([
    ["in a list", [before("12:00"), before("06:00")]],
    ["by and", { condition: "and", conditions: [before("12:00"), before("06:00")] }],
    ["in shorthand", { and: [before("12:00"), before("06:00")] }],
    ["by or in shorthand", { or: [before("06:00"), { and: [before("05:00")] }] }],
    ["by not in shorthand", { not: [{ condition: "time", after: "06:00" }] }],
    ["without those that are switched off", [before("06:00"), { ...before("01:00"), enabled: false }]],
    [
      "without those that cannot be replayed",
      [before("06:00"), "{{ false }}", { condition: "device", device_id: "x" }],
    ],
  ])("%s", (_how, conditions) => {
    expect(when(monday(), conditions, "05:00", "07:00")).toEqual(["05:00"]);
  });
});

test("what hangs on a condition that cannot be replayed counts as fulfilled, however it is joined", () => {
  const [template, early] = ["{{ false }}", { condition: "time", before: "06:00" }];
  const joined = (joint: string, ...parts: unknown[]) => when(monday(), { [joint]: parts }, "05:00", "07:00");
  expect(joined("or", template)).toEqual(["05:00", "07:00"]);
  expect(joined("or", template, early)).toEqual(["05:00", "07:00"]);
  expect(joined("and", template, early)).toEqual(["05:00"]);
  expect(joined("not", template)).toEqual(["05:00", "07:00"]);
  expect(joined("not", template, early)).toEqual(["07:00"]);
  expect(joined("or", { ...early, enabled: false })).toEqual([]);
});

test("a trigger condition asks which trigger it was", () => {
  expect(when(monday(), { condition: "trigger", id: "0" }, "01:00")).toEqual(["01:00"]);
  expect(when(monday(), { condition: "trigger", id: ["evening", "1"] }, "01:00")).toEqual([]);
});

test("a reading on the minute counts from then on", () => {
  const builder = monday().entity("light.lamp", { initial: "off" });
  builder.change("light.lamp", "on", builder.from + MINUTE);
  expect(when(builder, { condition: "state", entity_id: "light.lamp", state: "on" }, "00:00", "00:01")).toEqual([
    "00:01",
  ]);
});
