import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Calendar } from "./calendar.ts";
import type { Row } from "./rows.ts";
import { type SimulatedHome, type SimulateOptions, simulateHome } from "./simulate-home.ts";

const until = new Date("2026-11-01T20:00:00Z");

function live(options: Partial<SimulateOptions> = {}): { home: SimulatedHome; rows: Row[] } {
  const rows: Row[] = [];
  const home = simulateHome({ profile: "demo", seed: 1, days: 14, until, ...options }, (row) => rows.push(row));
  return { home, rows };
}

function fingerprint({ home, rows }: ReturnType<typeof live>): string {
  return createHash("sha256")
    .update(JSON.stringify([home, rows]))
    .digest("hex");
}

const statesOf = (rows: readonly Row[]) => rows.filter((row) => row.kind === "state");
const eventsOf = (rows: readonly Row[]) => rows.filter((row) => row.kind === "event");
const hex = (bytes: Uint8Array | undefined) => (bytes ? Buffer.from(bytes).toString("hex") : undefined);

describe("a simulated home", () => {
  const { home, rows } = live();

  it("is the same for the same options and another one for another seed", () => {
    const options = { days: 4 };
    expect(fingerprint(live(options))).toBe(fingerprint(live(options)));
    expect(fingerprint(live(options))).not.toBe(fingerprint(live({ ...options, seed: 2 })));
  });

  it("is lived in the same way whatever sensors are added", () => {
    const { home: padded, rows: more } = live({ rows: 200_000 });
    expect(padded.truth).toEqual(home.truth);
    expect(statesOf(more).length).toBeGreaterThan(170_000);
    expect(statesOf(more).length).toBeLessThan(230_000);
  });

  it("tells everything in the order of time and within its days", () => {
    const times = rows.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBe(home.from);
    expect(times.at(-1)).toBeLessThan(home.until);
  });

  it("records every act of a habit as a change of its entity", () => {
    const changes = new Map<string, number[]>();
    for (const { entityId, at, state } of statesOf(rows)) {
      const key = `${entityId} ${state.replace("opening", "open").replace("closing", "closed")}`;
      changes.set(key, [...(changes.get(key) ?? []), at]);
    }
    const acts = home.truth.flatMap((habit) => habit.acts);
    expect(acts.length).toBeGreaterThan(200);
    for (const { entityId, state, at } of acts) {
      if (at > home.until - 1000) continue;
      const recorded = changes.get(`${entityId} ${state}`) ?? [];
      expect(
        recorded.some((when) => when >= at && when - at < 1000),
        `${entityId} ${state}`,
      ).toBe(true);
    }
  });

  it("gives an automation's changes the context of its automation_triggered event, with a parent only after a state", () => {
    const triggered = eventsOf(rows).filter(({ type }) => type === "automation_triggered");
    const byKey = new Map(home.home.automations.map((automation) => [`automation.${automation.key}`, automation]));
    for (const { data, context } of triggered) {
      const { trigger } = byKey.get((data as { entity_id: string }).entity_id)!;
      expect(context.user).toBeUndefined();
      expect(context.parent !== undefined).toBe(trigger.type === "state");
    }
    const runs = new Set(triggered.map(({ context }) => hex(context.id)));
    const openings = statesOf(rows).filter(
      ({ entityId, state }) => entityId === "cover.bedroom_shutter" && state === "opening",
    );
    const byAutomation = openings.filter(({ context }) => runs.has(hex(context.id)));
    const byHand = openings.filter(({ context }) => context.user !== undefined);
    expect(byAutomation.length).toBeGreaterThan(5);
    expect(byHand.length).toBeGreaterThan(1);
    const lateReports = openings.length - byAutomation.length - byHand.length;
    expect(lateReports).toBeLessThan(3);
  });

  it("records a call with the same context for what is done in the app, and none for what is done at the device", () => {
    const calls = new Map(
      eventsOf(rows)
        .filter(({ type }) => type === "call_service")
        .map(({ context }) => [hex(context.id), context]),
    );
    const coffee = statesOf(rows).filter(
      ({ entityId, state }) => entityId === "switch.coffee_machine" && state === "on",
    );
    const inApp = coffee.filter(({ context }) => context.user !== undefined);
    expect(inApp.length).toBeGreaterThan(0);
    expect(coffee.length).toBeGreaterThan(inApp.length);
    for (const { context } of coffee) expect(calls.has(hex(context.id))).toBe(context.user !== undefined);
  });

  it("lets groups repeat their members with the member's context", () => {
    const members = home.home.entities.find(({ entityId }) => entityId === "light.living_room_lights")!.members!;
    const contexts = new Set(
      statesOf(rows)
        .filter(({ entityId }) => members.includes(entityId))
        .map(({ context }) => hex(context.id)),
    );
    const echoes = statesOf(rows).filter(({ entityId }) => entityId === "light.living_room_lights");
    expect(echoes.length).toBeGreaterThan(20);
    const strangers = echoes.filter(({ context }) => !contexts.has(hex(context.id)));
    const reports = rows.filter(({ kind }) => kind === "started").length;
    expect(strangers.length).toBeLessThanOrEqual(2 * reports);
  });

  it("writes unavailable rows and the states again at a restart", () => {
    const start = rows.findIndex(({ kind }, index) => kind === "started" && index > 0);
    expect(start).toBeGreaterThan(0);
    expect(rows.slice(0, start).findLast(({ kind }) => kind !== "state")?.kind).toBe("stopped");
    const soon = statesOf(rows.slice(start)).filter(({ at }) => at < rows[start]!.at + 15_000);
    const lamp = soon.filter(({ entityId }) => entityId === "light.floor_lamp").map(({ state }) => state);
    expect(lamp[0]).toBe("unavailable");
    expect(["on", "off"]).toContain(lamp[1]);
  });

  it("records nothing while Home Assistant is down", () => {
    let up = false;
    for (const row of rows) {
      if (row.kind === "started" || row.kind === "stopped") up = row.kind === "started";
      else expect(up).toBe(true);
    }
  });

  it("lets nobody act in the night", () => {
    const calendar = new Calendar(home.home.timeZone, home.home.latitude, home.home.longitude);
    const nightly = statesOf(rows).filter(({ context, at }) => {
      const minutes = calendar.minutesOf(at);
      return context.user !== undefined && minutes > 105 && minutes < 330;
    });
    expect(nightly).toEqual([]);
  });

  it("keeps to the clock on the wall when summer time ends", () => {
    const calendar = new Calendar(home.home.timeZone, home.home.latitude, home.home.longitude);
    const change = Date.parse("2026-10-25T01:00:00Z");
    expect(home.from).toBeLessThan(change);
    const coffee = home.truth.find(({ id }) => id === "coffee")!.acts;
    expect(coffee.filter(({ at }) => at < change).length).toBeGreaterThan(0);
    for (const { at } of coffee) expect(Math.abs(calendar.minutesOf(at) - 405)).toBeLessThan(16);
  });
});

describe("the habits of the demo home", () => {
  const homes = [11, 12, 13].map((seed) => live({ seed, days: 30 }).home);
  const pooled = homes[0]!.truth.map((habit, index) => ({
    habit,
    opportunities: homes.flatMap(({ truth }) => truth[index]!.opportunities),
  }));

  it.each(pooled.map(({ habit, opportunities }) => [habit.id, habit, opportunities] as const))(
    "%s happens as often as declared",
    (_id, { probability }, opportunities) => {
      const done = opportunities.filter(({ outcome }) => outcome === "done").length;
      const tried = done + opportunities.filter(({ outcome }) => outcome === "lapsed" || outcome === "late").length;
      expect(tried).toBeGreaterThan(20);
      const deviation = Math.sqrt((probability * (1 - probability)) / tried);
      expect(Math.abs(done / tried - probability)).toBeLessThan(3.5 * deviation);
    },
  );
});

describe("a quiet home", () => {
  const { home, rows } = live({ profile: "quiet" });

  it("has people who use their things, but no habits", () => {
    expect(home.truth).toEqual([]);
    expect(
      statesOf(rows).filter(({ entityId, context }) => entityId.startsWith("light.") && context.user).length,
    ).toBeGreaterThan(50);
  });
});

describe.each(["studio", "family", "large"] as const)("a %s home", (profile) => {
  const homes = [1, 2, 3].map((seed) => live({ profile, seed, days: 28 }).home);

  it("has habits of which nearly all can be seen", () => {
    const habits = homes.flatMap(({ truth }) => truth);
    const lived = habits.filter((habit) => habit.acts.length > 0);
    expect(lived.length / habits.length).toBeGreaterThan(0.85);
  });

  it("names only entities that it has, each once", () => {
    for (const { home, truth } of homes) {
      const ids = home.entities.map(({ entityId }) => entityId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const habit of truth) for (const entityId of habit.entities) expect(ids).toContain(entityId);
    }
  });
});
