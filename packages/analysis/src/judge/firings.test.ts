import fc from "fast-check";
import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { DAY, HOUR, MINUTE } from "../time/local-clock.ts";
import { createWorld } from "../world/world.ts";
import { crossings, firingsOf } from "./firings.ts";

const options = { types: [], hours: 24 };
const worldOf = (builder: LogBuilder) => {
  const { log, home } = builder.build();
  return createWorld(log, home, options);
};
const isoOf = (times: Float64Array) => [...times].map((time) => new Date(time).toISOString());

test("a time trigger keeps to the wall clock over the change to summer time", () => {
  const world = worldOf(new LogBuilder({ from: "2026-03-28", days: 3 }));
  expect(isoOf(firingsOf(world, { kind: "time", minute: 405 }, world.range))).toEqual([
    "2026-03-28T05:45:00.000Z",
    "2026-03-29T04:45:00.000Z",
    "2026-03-30T04:45:00.000Z",
  ]);
});

test("a time trigger in the hour that is skipped does not fire on that day, in the hour that comes twice it fires once", () => {
  const spring = worldOf(new LogBuilder({ from: "2026-03-28", days: 3 }));
  expect(firingsOf(spring, { kind: "time", minute: 150 }, spring.range)).toHaveLength(2);
  const autumn = worldOf(new LogBuilder({ from: "2026-10-24", days: 3 }));
  expect(firingsOf(autumn, { kind: "time", minute: 150 }, autumn.range)).toHaveLength(3);
});

test("a state trigger with a wait fires only when the state lasted", () => {
  const builder = new LogBuilder({ from: "2026-02-02", days: 1 }).entity("binary_sensor.motion", { initial: "off" });
  const start = builder.from;
  builder
    .change("binary_sensor.motion", "on", start + HOUR)
    .change("binary_sensor.motion", "off", start + HOUR + MINUTE);
  builder
    .change("binary_sensor.motion", "on", start + HOUR + 3 * MINUTE)
    .change("binary_sensor.motion", "off", start + 2 * HOUR);
  const world = worldOf(builder);
  const trigger = { kind: "state", entityId: "binary_sensor.motion", to: "off", forMs: 5 * MINUTE } as const;
  expect([...firingsOf(world, trigger, world.range)]).toEqual([start + 2 * HOUR + 5 * MINUTE]);
});

test("coming back from unavailable, and what nobody did, is no change", () => {
  const builder = new LogBuilder({ from: "2026-02-02", days: 1 }).entity("binary_sensor.door", { initial: "off" });
  builder.change("binary_sensor.door", "unavailable", builder.from + HOUR, "nobody");
  builder.change("binary_sensor.door", "on", builder.from + 2 * HOUR, "device");
  const world = worldOf(builder);
  expect(
    firingsOf(world, { kind: "state", entityId: "binary_sensor.door", to: "on", forMs: 0 }, world.range),
  ).toHaveLength(0);
});

test("a reading fires when it crosses the limit, not when it begins beyond it or comes back", () => {
  const values = [80, 60, 71, 75, Number.NaN, 80, 60, 72];
  const series = {
    kind: "numeric" as const,
    entityId: "sensor.humidity",
    times: Float64Array.from(values, (_, i) => i * MINUTE),
    values: Float64Array.from(values),
  };
  const above = { direction: "above", limit: 70, forMs: 0 } as const;
  const all = { from: 0, until: HOUR };
  expect([...crossings(series, above, all)!]).toEqual([2 * MINUTE, 7 * MINUTE]);
  expect([...crossings(series, { ...above, forMs: MINUTE }, all)!]).toEqual([3 * MINUTE, 8 * MINUTE]);
  expect([...crossings(series, { ...above, forMs: 3 * MINUTE }, all)!]).toEqual([10 * MINUTE]);
  expect([...crossings(series, above, { from: 2 * MINUTE, until: 7 * MINUTE })!]).toEqual([2 * MINUTE]);
  expect(crossings(series, above, all, 1)).toBeNull();
  expect(crossings(series, above, all, 2)).toHaveLength(2);
});

test("shifting a history by whole days of one offset shifts its firings by as much", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 20 }), (minute, days) => {
      const first = worldOf(new LogBuilder({ from: "2026-01-05", days: 4 }));
      const date = new Date(Date.parse("2026-01-05T00:00:00Z") + days * DAY).toISOString().slice(0, 10);
      const second = worldOf(new LogBuilder({ from: date, days: 4 }));
      const trigger = { kind: "time", minute } as const;
      expect([...firingsOf(second, trigger, second.range)]).toEqual(
        [...firingsOf(first, trigger, first.range)].map((time) => time + days * DAY),
      );
    }),
    { numRuns: 40 },
  );
});

test("crossings are the same however long the reading keeps to one side", () => {
  const piece = fc.tuple(fc.constantFrom(5, 15, Number.NaN), fc.integer({ min: 1, max: 150 }));
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 12 }),
      fc.constantFrom("above", "below"),
      (pieces, direction) => {
        const values = Float64Array.from(pieces.flatMap(([value, length]) => new Array<number>(length).fill(value)));
        const times = Float64Array.from(values, (_, i) => i * MINUTE);
        const isBeyond = (value: number) => (direction === "above" ? value > 10 : value < 10);
        const expected = [...times].filter(
          (_, i) => i > 0 && isBeyond(values[i]!) && !Number.isNaN(values[i - 1]!) && !isBeyond(values[i - 1]!),
        );
        const series = { kind: "numeric", entityId: "sensor.x", times, values } as const;
        expect([...crossings(series, { direction, limit: 10, forMs: 0 }, { from: 0, until: DAY })!]).toEqual(expected);
      },
    ),
  );
});
