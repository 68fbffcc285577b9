import { describe, expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { HOUR, MINUTE, SECOND } from "../time/local-clock.ts";
import { createWorld } from "../world/world.ts";
import { readConfiguration } from "./configuration.ts";
import { History } from "./history.ts";
import { Notes } from "./notes.ts";
import { firedBy } from "./triggers.ts";

/** When the triggers fire, as ISO times; with what cannot be replayed. */
function fired(builder: LogBuilder, ...triggers: object[]) {
  const { log, home } = builder.build();
  const notes = new Notes();
  const history = new History(createWorld(log, home, { types: [], hours: 0 }));
  const times = firedBy(history, readConfiguration({ triggers }).triggers, { from: log.from, until: log.until }, notes);
  return { at: times.map(({ at }) => at), notes: notes.sentences };
}
const iso = (builder: LogBuilder, ...triggers: object[]) =>
  fired(builder, ...triggers).at.map((at) => new Date(at).toISOString());

describe("a time trigger", () => {
  test("keeps to the wall clock, takes lists, and weekdays", () => {
    const days = new LogBuilder({ from: "2026-03-28", days: 2 }); // Saturday; the clocks change on Sunday
    expect(iso(days, { trigger: "time", at: ["06:45", "23:00:30"] })).toEqual([
      "2026-03-28T05:45:00.000Z",
      "2026-03-28T22:00:30.000Z",
      "2026-03-29T04:45:00.000Z",
      "2026-03-29T21:00:30.000Z",
    ]);
    expect(iso(days, { platform: "time", at: "06:45:00", weekday: ["sun"] })).toEqual(["2026-03-29T04:45:00.000Z"]);
  });

  test("leaves out the day on which its time is skipped, and fires twice on the day on which it comes twice", () => {
    const at = { trigger: "time", at: "02:30" };
    expect(iso(new LogBuilder({ from: "2026-03-29", days: 1 }), at)).toEqual([]);
    expect(iso(new LogBuilder({ from: "2026-10-25", days: 1 }), at)).toEqual([
      "2026-10-25T00:30:00.000Z",
      "2026-10-25T01:30:00.000Z",
    ]);
  });
});

describe("a time pattern", () => {
  const hour = new LogBuilder({ from: "2026-02-02", days: 1 });

  test.each([
    [{ hours: "/12" }, 2],
    [{ minutes: "/20" }, 72],
    [{ hours: 3, minutes: "*" }, 60],
    [{ hours: "3", minutes: 15, seconds: "/30" }, 2],
    [{ seconds: 0 }, 1440],
  ])("%j fires that often a day", (pattern, times) => {
    expect(fired(hour, { trigger: "time_pattern", ...pattern })).toMatchObject({ at: { length: times }, notes: [] });
  });

  test.each([{ minutes: "/0" }, { hours: 24 }, { minutes: [1, 2] }, {}])(
    "%j is none, and said to be none",
    (pattern) => {
      expect(fired(hour, { trigger: "time_pattern", ...pattern })).toMatchObject({ at: [], notes: { length: 1 } });
    },
  );

  test("comes again in the hour that comes twice", () => {
    const autumn = new LogBuilder({ from: "2026-10-25", days: 1 });
    expect(fired(autumn, { trigger: "time_pattern", hours: "*" }).at).toHaveLength(25);
  });
});

test.each([["-00:10:00"], [-600], [{ minutes: -10 }]])("a sun trigger is moved by its offset %j", (offset) => {
  const days = new LogBuilder({ from: "2026-02-02", days: 2 });
  const [sunset] = fired(days, { trigger: "sun", event: "sunset" }).at;
  const early = fired(days, { trigger: "sun", event: "sunset", offset }).at;
  expect(early).toHaveLength(2);
  expect(early[0]).toBe(sunset! - 10 * MINUTE);
  const { at } = fired(days, { trigger: "sun", options: { event: "sunset", offset } });
  expect(at).toEqual(early);
});

test("the sun's events as newer versions write them are the same", () => {
  const days = new LogBuilder({ from: "2026-02-02", days: 2 });
  const older = fired(days, { trigger: "sun", event: "sunset", offset: "-00:10:00" });
  expect(fired(days, { trigger: "sun.sunset", options: { offset: "-00:10:00" } })).toEqual(older);
  expect(fired(days, { trigger: "sun.sunset", options: { offset: 600, offset_type: "before" } })).toEqual(older);
  expect(fired(days, { trigger: "sun.sunrise" })).toEqual(fired(days, { trigger: "sun", event: "sunrise" }));
});

describe("a state trigger", () => {
  const door = () => new LogBuilder({ from: "2026-02-02", days: 1 }).entity("binary_sensor.door", { initial: "off" });
  const trigger = { trigger: "state", entity_id: "binary_sensor.door" };

  test("takes from, to, not_from and not_to, as one state, a list or null", () => {
    const builder = door();
    const t = builder.from + HOUR;
    builder.change("binary_sensor.door", "on", t).change("binary_sensor.door", "off", t + MINUTE);
    builder.change("binary_sensor.door", "unavailable", t + 2 * MINUTE, "nobody");
    builder.change("binary_sensor.door", "on", t + 3 * MINUTE, "nobody");
    const at = (fields: object) => fired(builder, { ...trigger, ...fields }).at.map((time) => (time - t) / MINUTE);
    expect(at({})).toEqual([0, 1, 2, 3]);
    expect(at({ to: null })).toEqual([0, 1, 2, 3]);
    expect(at({ to: "on" })).toEqual([0, 3]); // coming back from unavailable is a change
    expect(at({ from: "off", to: ["on", "open"] })).toEqual([0]);
    expect(at({ not_from: ["unavailable", "unknown"], to: "on" })).toEqual([0]);
    expect(at({ not_to: "unavailable" })).toEqual([0, 1, 3]);
    expect(at({ from: ["on", "unavailable"] })).toEqual([1, 3]);
    expect(at({ enabled: false })).toEqual([]);
    expect(at({ enabled: "no" })).toEqual([]);
  });

  test("takes a reading however it is written", () => {
    const builder = new LogBuilder({ from: "2026-02-02", days: 1 });
    const t = builder.from + HOUR;
    builder.reading("sensor.power", 12.5, t).reading("sensor.power", 0, t + MINUTE);
    expect(fired(builder, { trigger: "state", entity_id: "sensor.power", to: "0.0" }).at).toEqual([t + MINUTE]);
  });

  test("says that the history does not tell opening from open", () => {
    const builder = new LogBuilder({ from: "2026-02-02", days: 1 }).entity("cover.blinds", { initial: "open" });
    const arrives = { trigger: "state", entity_id: "cover.blinds", from: "closing", to: "closed" };
    expect(fired(builder, arrives).notes.join(" ")).toContain("closing");
  });

  test.each([["00:05:00"], ["00:05"], [300], ["300"], [{ minutes: 5 }], [{ minutes: "4", seconds: 60 }]])(
    "with for: %j fires when the state lasted",
    (held) => {
      const builder = door();
      const t = builder.from + HOUR;
      builder.change("binary_sensor.door", "on", t).change("binary_sensor.door", "off", t + 4 * MINUTE);
      builder.change("binary_sensor.door", "on", t + HOUR).change("binary_sensor.door", "off", t + HOUR + 5 * MINUTE);
      expect(fired(builder, { ...trigger, to: "on", for: held }).at).toEqual([t + HOUR + 5 * MINUTE]);
    },
  );

  test("with from alone and for, moving on is not coming back", () => {
    const builder = new LogBuilder({ from: "2026-02-02", days: 1 }).entity("person.alex", { initial: "home" });
    const t = builder.from + HOUR;
    builder.change("person.alex", "not_home", t).change("person.alex", "Work", t + MINUTE);
    const away = { trigger: "state", entity_id: "person.alex", from: "home", for: { minutes: 10 } };
    expect(fired(builder, away).at).toEqual([t + 10 * MINUTE]);
    expect(fired(builder, { ...away, to: "not_home" }).at).toEqual([]);
    builder.change("person.alex", "home", t + 5 * MINUTE);
    expect(fired(builder, away).at).toEqual([]);
  });

  test("is not set off by a restart, which ends every wait", () => {
    const builder = door();
    const t = builder.from + HOUR;
    builder.change("binary_sensor.door", "unavailable", t, "nobody");
    builder.change("binary_sensor.door", "on", t + 20 * SECOND, "nobody"); // opened while it was down
    builder.restart(t - SECOND).restart(t + 10 * MINUTE);
    expect(fired(builder, trigger).at).toEqual([]);
    builder.change("binary_sensor.door", "off", t + 7 * MINUTE);
    expect(fired(builder, { ...trigger, to: "off" }).at).toEqual([t + 7 * MINUTE]);
    expect(fired(builder, { ...trigger, to: "off", for: 60 }).at).toEqual([t + 8 * MINUTE]);
    expect(fired(builder, { ...trigger, to: "off", for: 300 }).at).toEqual([]);
  });
});

test("nothing is set off while Home Assistant is stopped", () => {
  const builder = new LogBuilder({ from: "2026-02-02", days: 1 }).entity("light.lamp", { initial: "off" });
  const t = builder.from + HOUR;
  builder.change("light.lamp", "on", t - MINUTE).restart(t + 10 * MINUTE, t);
  expect(fired(builder, { trigger: "time", at: "01:05" }).at).toEqual([]);
  expect(fired(builder, { trigger: "time", at: "01:10" }).at).toEqual([t + 10 * MINUTE]);
  expect(fired(builder, { trigger: "state", entity_id: "light.lamp", to: "on", for: { minutes: 2 } }).at).toEqual([]);
});

describe("a numeric state trigger", () => {
  const lux = (...values: number[]) => {
    const builder = new LogBuilder({ from: "2026-02-02", days: 1 });
    values.forEach((value, i) => {
      builder.reading("sensor.lux", value, builder.from + (i + 1) * MINUTE);
    });
    return builder;
  };
  const minutes = (builder: LogBuilder, fields: object) =>
    fired(builder, { trigger: "numeric_state", entity_id: "sensor.lux", ...fields }).at.map(
      (at) => (at - builder.from) / MINUTE,
    );

  test("fires when it comes between the limits, which are outside, and is armed again by leaving them", () => {
    const builder = lux(80, 70, 71, 75, 60, 72);
    expect(minutes(builder, { above: 70 })).toEqual([3, 6]); // it began beyond the limit
    expect(minutes(builder, { above: "70", below: 75 })).toEqual([3, 6]);
    expect(minutes(builder, { below: 71 })).toEqual([2, 5]);
  });

  test("coming back from unavailable counts as coming from outside", () => {
    expect(minutes(lux(80, Number.NaN, 90), { above: 70 })).toEqual([3]);
  });

  test("is not set off by what a sensor finds after a restart, but by what it then reads", () => {
    const builder = lux(60, 60, 90, 60, 90).restart(lux().from + 1.5 * MINUTE);
    builder.reading("sensor.lux", 80, builder.from + 2 * MINUTE + SECOND);
    expect(minutes(builder, { above: 70 })).toEqual([5]);
    expect(minutes(lux(60, Number.NaN, 90, 60, 90).restart(lux().from + 1.5 * MINUTE), { above: 70 })).toEqual([5]);
  });

  test("with for fires when it stayed between the limits", () => {
    const builder = lux(60, 75, 60, 75, 80, 75);
    expect(minutes(builder, { above: 70, for: "00:02:00" })).toEqual([6]);
  });

  test("takes an entity for a limit", () => {
    const builder = lux(60, 75, 60, 75).reading("input_number.limit", 80, 0);
    builder.reading("input_number.limit", 70, builder.from + 3.5 * MINUTE);
    expect(minutes(builder, { above: "input_number.limit" })).toEqual([4]);
  });
});

test("a zone trigger follows the state of a person", () => {
  const builder = new LogBuilder({ from: "2026-02-02", days: 1 })
    .entity("person.alex", { initial: "home" })
    .entity("zone.office", { name: "The office" });
  const t = builder.from + HOUR;
  builder.change("person.alex", "not_home", t).change("person.alex", "The office", t + HOUR);
  builder.change("person.alex", "unavailable", t + 2 * HOUR).change("person.alex", "home", t + 3 * HOUR);
  const zone = { trigger: "zone", entity_id: "person.alex" };
  expect(fired(builder, { ...zone, zone: "zone.home", event: "leave" }).at).toEqual([t]);
  expect(fired(builder, { ...zone, zone: "zone.office" }).at).toEqual([t + HOUR]);
  expect(fired(builder, { ...zone, zone: "zone.home", event: "enter" }).at).toEqual([]);
});

test("the sun and the people at home can be waited for without being recorded", () => {
  const builder = new LogBuilder({ from: "2026-02-02", days: 1 }).entity("person.alex", { initial: "home" });
  builder.change("person.alex", "not_home", builder.from + HOUR);
  const [sunset] = fired(builder, { trigger: "sun", event: "sunset" }).at;
  expect(fired(builder, { trigger: "state", entity_id: "sun.sun", to: "below_horizon" }).at).toEqual([sunset]);
  expect(fired(builder, { trigger: "numeric_state", entity_id: "zone.home", below: 1 }).at).toEqual([
    builder.from + HOUR,
  ]);
});
