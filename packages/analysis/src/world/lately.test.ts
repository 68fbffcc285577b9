import { expect, test } from "vitest";
import { Actor, type EventLog } from "../event-log.ts";
import { DAY } from "../time/local-clock.ts";
import { lately } from "./lately.ts";
import { createWorld } from "./world.ts";

const UNTIL = Date.UTC(2026, 5, 1);
const HOME = {
  timeZone: "UTC",
  latitude: 52,
  longitude: 5,
  entities: new Map(),
  areas: [],
  devices: [],
  automations: [],
};

/** A person who leaves at noon of every odd day before the end, and comes at noon of every even one. */
function logOf(days: number): EventLog {
  const times = Float64Array.from({ length: days }, (_, i) => UNTIL - (days - i) * DAY + DAY / 2);
  const codes = Uint16Array.from(times, (_, i) => (days - i) % 2);
  const person = {
    kind: "discrete" as const,
    entityId: "person.ada",
    times,
    codes,
    states: ["home", "not_home"],
    actors: new Uint8Array(days).fill(Actor.device),
    causes: new Uint16Array(days),
    users: new Uint8Array(days),
  };
  return {
    from: times[0]!,
    until: UNTIL,
    series: new Map([[person.entityId, person]]),
    settings: new Map(),
    runs: [{ entityId: "automation.a", name: "A", times }],
    users: [],
    restarts: times,
    stops: times,
    stats: {
      rows: days,
      events: days,
      entities: 1,
      byActor: { nobody: 0, user: 0, device: days, automation: 0, integration: 0 },
    },
    warnings: [],
  };
}

test("of a long history the last twelve weeks are left, with the state in which they find each entity", () => {
  const recent = lately(createWorld(logOf(200), HOME, { types: [], hours: 1 }));
  expect(recent.range).toEqual({ from: UNTIL - 84 * DAY, until: UNTIL });
  const { times, actors } = recent.log.series.get("person.ada") as { times: Float64Array; actors: Uint8Array };
  expect([times[0], times.length, actors.length]).toEqual([UNTIL - 84.5 * DAY, 85, 85]);
  expect(recent.log.runs[0]!.times).toHaveLength(84);
  expect(recent.log.restarts).toHaveLength(84);
  expect(recent.occupied!.values.slice(0, 3)).toEqual(Uint8Array.of(0, 1, 0));
});

test("a short history is left as it is", () => {
  const world = createWorld(logOf(80), HOME, { types: [], hours: 1 });
  expect(lately(world)).toBe(world);
});
