import { describe, expect, it } from "vitest";
import type { Row } from "../rows.ts";
import { type SimulatedHome, simulateHome } from "../simulate-home.ts";
import type { Finding } from "./findings.ts";

type StateRow = Row & { kind: "state" };

function live(profile: "demo" | "family" | "quiet", seed: number): { home: SimulatedHome; states: StateRow[] } {
  const states: StateRow[] = [];
  const until = new Date("2026-11-08T00:00:00Z");
  const home = simulateHome({ profile, seed, days: 14, until }, (row) => {
    if (row.kind === "state") states.push(row);
  });
  return { home, states };
}

const homes = [1, 2, 3, 4, 5, 6].map((seed) => live(seed % 2 ? "family" : "quiet", seed));
const of = <Kind extends Finding["kind"]>(home: SimulatedHome, kind: Kind) =>
  home.findings.filter((finding): finding is Finding & { kind: Kind } => finding.kind === kind);

describe("what goes wrong in simulated homes", () => {
  it("is much in some of them and little in others", () => {
    const counts = homes.map(
      ({ home }) => of(home, "silent").length + of(home, "stuck").length + of(home, "battery").length,
    );
    expect(Math.max(...counts)).toBeGreaterThan(2);
    expect(Math.min(...counts)).toBeLessThan(2);
  });

  it("never touches what a habit hangs on", () => {
    for (const { home } of homes) {
      const used = JSON.stringify(home.home.habits);
      for (const { entities } of of(home, "silent")) for (const id of entities) expect(used).not.toContain(`"${id}"`);
    }
  });

  it("is a device that says nothing new while it is silent, whatever restarts come", () => {
    const silences = homes.flatMap(({ home, states }) => of(home, "silent").map((silence) => ({ ...silence, states })));
    expect(silences.length).toBeGreaterThan(0);
    for (const { entities, from, until, states } of silences) {
      for (const id of entities) {
        const said = states.filter((row) => row.entityId === id && row.state !== "unavailable");
        const before = said.findLast(({ at }) => at < from)?.state;
        const during = said.filter(({ at }) => at > from && at < until).map(({ state }) => state);
        expect(during.filter((state) => before !== undefined && state !== before)).toEqual([]);
      }
    }
  });

  it("is a battery that falls by the day to its date", () => {
    const dying = homes.flatMap(({ home, states }) =>
      of(home, "battery").map(({ entityId, emptyAt }) => ({
        emptyAt,
        levels: states.filter((row) => row.entityId === entityId && row.state !== "unavailable"),
      })),
    );
    expect(dying.length).toBeGreaterThan(0);
    for (const { levels, emptyAt } of dying) {
      const [first, last] = [levels[0]!, levels.at(-1)!];
      expect(Number(last.state)).toBeLessThan(Number(first.state));
      expect(emptyAt).toBeGreaterThan(first.at);
    }
  });

  it("changes the price of a kWh on the hour", () => {
    const priced = homes.filter(({ home }) => home.home.entities.some(({ sensor }) => sensor?.model === "price"));
    expect(priced.length).toBeGreaterThan(0);
    for (const { home, states } of priced) {
      const price = home.home.entities.find(({ sensor }) => sensor?.model === "price")!.entityId;
      const readings = states.filter((row) => row.entityId === price && row.state !== "unavailable").slice(1);
      const onTheHour = readings.filter(({ at }) => at % 3_600_000 < 5000);
      expect(onTheHour.length / readings.length).toBeGreaterThan(0.9);
    }
  });
});

describe("the demo home", () => {
  it("has one thing of many kinds the matter", () => {
    const { home } = live("demo", 1);
    const kinds = new Set(home.findings.map(({ kind }) => kind));
    for (const kind of ["battery", "offline", "chatter", "stuck", "standby", "movable_load", "stale"] as const)
      expect(kinds).toContain(kind);
  });
});
