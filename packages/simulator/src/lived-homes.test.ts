import { describe, expect, it } from "vitest";
import { Calendar } from "./calendar.ts";
import type { Row } from "./rows.ts";
import { type SimulatedHome, simulateHome } from "./simulate-home.ts";
import type { Habit, HabitKind } from "./spec/habit.ts";

type State = Row & { kind: "state" };
type Event = Row & { kind: "event" };

/** A home with all that is no sensor's reading. */
interface Lived extends SimulatedHome {
  readonly states: State[];
  readonly events: Event[];
  readonly calendar: Calendar;
}

function live(seed: number): Lived {
  const states: State[] = [];
  const events: Event[] = [];
  const simulated = simulateHome({ profile: "family", seed, days: 35 }, (row) => {
    if (row.kind === "state" && !row.entityId.startsWith("sensor.")) states.push(row);
    if (row.kind === "event") events.push(row);
  });
  const { timeZone, latitude, longitude } = simulated.home;
  return { ...simulated, states, events, calendar: new Calendar(timeZone, latitude, longitude) };
}

const homes = [1, 2, 3, 4, 5, 6, 7, 8].map(live);
/** Homes left for a week, in which something was on before. */
const travellers = [28, 40].map(live);
const everyHabit = homes.flatMap((home) => home.truth.map((habit) => ({ home, habit })));
const minute = 60_000;

describe("the habits of generated homes", () => {
  it("are of every class", () => {
    const kinds = new Set(everyHabit.map(({ habit }) => habit.kind));
    const all: HabitKind[] = [
      "clock",
      "forgotten",
      "gap",
      "off_after",
      "override",
      "presence",
      "reaction",
      "scene",
      "sequence",
      "setting",
      "sun",
      "threshold",
    ];
    expect([...kinds].sort()).toEqual(all);
  });

  it("live on workdays, weekends, single days and odd sets of days, and some drift", () => {
    const sets = everyHabit.flatMap(({ habit }) =>
      habit.conditions.flatMap((condition) => (condition.type === "days" ? [condition.days.join()] : [])),
    );
    expect(sets).toContain("0,1,2,3,4");
    expect(sets).toContain("5,6");
    expect(sets.some((days) => days.length === 1)).toBe(true);
    expect(everyHabit.some(({ habit }) => habit.jitter.driftMinutesPerDay)).toBe(true);
  });

  it("happen on the days they are for, holidays and days off being Sundays", () => {
    let holidays = 0;
    for (const { home, habit } of everyHabit) {
      const days = habit.conditions.find((condition) => condition.type === "days")?.days;
      if (!days || habit.trigger.type !== "clock") continue;
      for (const { at } of habit.acts) {
        // Late in the evening it may be past midnight when the last of several things is done.
        const day = home.calendar.dayOf(at - 5 * minute);
        expect(days, habit.title).toContain(home.diary.feelsLike(day, habit.by[0]));
      }
      for (let day = home.calendar.dayOf(home.from); day < home.calendar.dayOf(home.until); day++)
        if (home.diary.isHoliday(day)) holidays++;
    }
    expect(holidays).toBeGreaterThan(0);
  });

  it("begin and stop, and leave no act outside of their life", () => {
    const begun = everyHabit.filter(({ home, habit }) => habit.aliveFrom > home.from);
    const ended = everyHabit.filter(({ home, habit }) => habit.aliveUntil < home.until);
    expect(begun.length).toBeGreaterThan(3);
    expect(ended.length).toBeGreaterThan(3);
    for (const { aliveFrom, aliveUntil, acts } of [...begun, ...ended].map(({ habit }) => habit))
      for (const { at } of acts) {
        expect(at).toBeGreaterThanOrEqual(aliveFrom);
        expect(at).toBeLessThan(aliveUntil + 15 * minute);
      }
  });

  it("lapse, and are made up for later without counting as acts", () => {
    const outcomes = everyHabit.flatMap(({ habit }) => habit.opportunities.map(({ outcome }) => outcome));
    const share = (outcome: string) => outcomes.filter((one) => one === outcome).length / outcomes.length;
    expect(share("lapsed")).toBeGreaterThan(0.01);
    expect(share("late")).toBeGreaterThan(0.003);
    for (const { habit } of everyHabit) {
      const done = habit.opportunities.filter(({ outcome }) => outcome === "done").length;
      expect(habit.acts.length).toBeLessThanOrEqual(done * habit.targets.length);
    }
  });

  it("follow a certain person, whoever else is there", () => {
    const personal = everyHabit.filter(
      ({ habit }) => habit.trigger.type === "state" && habit.trigger.entityId.startsWith("person."),
    );
    expect(personal.length).toBeGreaterThan(0);
    for (const { home, habit } of personal) {
      const trigger = habit.trigger as Habit["trigger"] & { type: "state" };
      const [shortest, longest] = habit.jitter.delaySeconds!;
      const changes = home.states.filter(
        ({ entityId, state }) => entityId === trigger.entityId && state === trigger.to,
      );
      for (const { at } of habit.acts)
        expect(
          changes.some((change) => at - change.at >= shortest * 1000 && at - change.at < (longest + 60) * 1000),
          habit.title,
        ).toBe(true);
    }
  });

  it("correct an automation of the home soon after it ran, and say what it had better be", () => {
    const corrections = everyHabit.filter(({ habit }) => habit.corrects);
    expect(corrections.length).toBeGreaterThan(3);
    for (const { home, habit } of corrections) {
      const { automation, changed } = habit.corrects!;
      const present = home.home.automations.find(({ key }) => key === automation)!;
      expect(present, habit.title).toBeDefined();
      if (changed) expect(changed).not.toEqual(present);
      const runs = home.events.filter(
        ({ type, data }) =>
          type === "automation_triggered" && (data as { entity_id: string }).entity_id === `automation.${automation}`,
      );
      for (const { at } of habit.acts) expect(runs.some((run) => at > run.at && at - run.at < 13 * minute)).toBe(true);
    }
  });
});

describe("what people set", () => {
  const acts = everyHabit.flatMap(({ home, habit }) => habit.acts.map((act) => ({ home, ...act })));

  it.each([
    ["temperature", "temperature"],
    ["position", "current_position"],
    ["volume_level", "volume_level"],
  ] as const)("stands in the recorded attributes: %s", (setting, attribute) => {
    const set = acts.filter(({ settings }) => settings?.[setting] !== undefined);
    expect(set.length).toBeGreaterThan(3);
    for (const { home, at, entityId, settings } of set) {
      const soon = home.states.filter((row) => row.entityId === entityId && row.at >= at && row.at < at + minute);
      const values = soon.map(({ attributes }) => JSON.parse(attributes)[attribute]);
      if (at < home.until - minute) expect(values, `${entityId} ${at}`).toContain(settings![setting]);
    }
  });

  it("leaves a light's brightness to the call, as the recorder does", () => {
    const dimmed = homes.flatMap(({ events }) =>
      events.filter(
        ({ data }) => (data as { service_data?: { brightness_pct?: number } } | null)?.service_data?.brightness_pct,
      ),
    );
    expect(dimmed.length).toBeGreaterThan(0);
    const lights = homes.flatMap(({ states }) => states.filter(({ entityId }) => entityId.startsWith("light.")));
    expect(lights.some(({ attributes }) => attributes.includes("brightness"))).toBe(false);
  });

  it("is not all that thermostats report", () => {
    const rows = homes.flatMap(({ states }) => states.filter(({ entityId }) => entityId.startsWith("climate.")));
    expect(rows.filter(({ attributes }) => attributes.includes("current_temperature")).length).toBeGreaterThan(1000);
  });
});

describe("the days of generated homes", () => {
  it("see nobody act while all are on a journey", () => {
    let days = 0;
    for (const { home, calendar, diary, from, until, states } of homes) {
      const out = (day: number) => home.people.every(({ id }) => diary.absence(id, day) && diary.absence(id, day - 1));
      for (let day = calendar.dayOf(from) + 2; day < calendar.dayOf(until) - 1; day++) {
        if (!out(day) || !out(day + 1)) continue;
        days++;
        const acts = states.filter(({ context, at }) => context.user && calendar.dayOf(at) === day);
        expect(acts.map(({ entityId }) => entityId)).toEqual([]);
      }
    }
    expect(days).toBeGreaterThan(0);
  });

  it("find next to nothing on while all are on a journey", () => {
    const left: string[] = [];
    let days = 0;
    for (const { home, calendar, diary, from, until, states, truth } of travellers) {
      const changes = Map.groupBy(states, ({ entityId }) => entityId);
      const driven = JSON.stringify([home.automations, home.machines, truth.map(({ entities }) => entities)]);
      for (let day = calendar.dayOf(from) + 2; day < calendar.dayOf(until) - 1; day++) {
        const out = (each: number) => home.people.every(({ id }) => diary.absence(id, each));
        if (!out(day - 1) || !out(day) || !out(day + 1)) continue;
        days++;
        const noon = calendar.at(day, 720);
        for (const { entityId, watts, members, leftOn } of home.entities) {
          if (!watts || members || leftOn || driven.includes(entityId)) continue;
          const last = changes.get(entityId)!.findLast(({ at }) => at < noon)!;
          if (last.state === "on" || last.state === "playing") left.push(entityId);
        }
      }
    }
    expect(days).toBeGreaterThan(5);
    expect(left).toEqual([]);
  });

  it("see more going on when there are guests", () => {
    const evenings = { guests: [] as number[], others: [] as number[] };
    for (const { calendar, diary, from, until, states } of homes) {
      const motion = states.filter(({ entityId, state }) => entityId.startsWith("binary_sensor.") && state === "on");
      for (let day = calendar.dayOf(from) + 1; day < calendar.dayOf(until); day++) {
        const [start, end] = [calendar.at(day, 1200), calendar.at(day, 1340)];
        const seen = motion.filter(({ at }) => at >= start && at < end).length;
        evenings[diary.visit(day) ? "guests" : "others"].push(seen);
      }
    }
    const mean = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(evenings.guests.length).toBeGreaterThan(3);
    expect(mean(evenings.guests)).toBeGreaterThan(1.3 * mean(evenings.others));
  });

  it("end on different days of the year, some after a change of the clocks", () => {
    const ends = homes.map(({ until }) => new Date(until).toISOString().slice(0, 10));
    expect(new Set(ends).size).toBeGreaterThan(5);
    // They end at midnight; where the clocks have changed they did not begin at it.
    expect(homes.some(({ calendar, from }) => calendar.minutesOf(from) !== 0)).toBe(true);
  });
});

describe("who and what is in a generated home", () => {
  it("may be a child, whom Home Assistant does not know", () => {
    const children = homes.flatMap(({ home, states }) =>
      home.people.filter(({ child }) => child).map(({ id }) => ({ id, states })),
    );
    expect(children.length).toBeGreaterThan(0);
    for (const { id, states } of children)
      expect(states.some(({ entityId }) => entityId === `person.${id}`)).toBe(false);
  });

  it("is named in several languages, by rooms, addresses or numbers", () => {
    const ids = homes.flatMap(({ home }) => home.entities.map(({ entityId }) => entityId));
    expect(ids.some((id) => /^light\.\w*ceiling/.test(id))).toBe(true);
    expect(ids.some((id) => /^light\.0x[0-9a-f]{16}/.test(id))).toBe(true);
    expect(ids.some((id) => /^light\.light(_\d+)?$/.test(id))).toBe(true);
    expect(ids.some((id) => /deckenlampe|plafondlamp|plafonnier|techo/.test(id))).toBe(true);
    expect(ids.every((id) => /^[a-z_]+\.[a-z0-9_]+$/.test(id))).toBe(true);
  });

  it("is not always known to the registry, nor where it is", () => {
    const registered = homes.map(({ home, registry }) => ({
      missing: home.entities.filter(
        ({ entityId }) =>
          !/^(zone|sun)\./.test(entityId) && !registry.entities.some((entry) => entry.entity_id === entityId),
      ).length,
      homeless: home.entities.filter(({ unassigned }) => unassigned).length,
    }));
    expect(registered.some(({ missing }) => missing > 0)).toBe(true);
    expect(registered.some(({ missing }) => missing === 0)).toBe(true);
    expect(registered.some(({ homeless }) => homeless > 0)).toBe(true);
  });

  it("may have devices that act by themselves, as if somebody had done it at the device", () => {
    const machines = homes.flatMap((home) => home.home.machines.map((machine) => ({ home, machine })));
    expect(machines.length).toBeGreaterThan(1);
    for (const { home, machine } of machines) {
      const changes = home.states.filter(({ entityId }) => entityId === machine.entityId);
      const anonymous = changes.filter(({ context }) => !context.user && !context.parent);
      expect(anonymous.length, machine.does).toBeGreaterThan(20);
      expect(home.truth.some(({ entities }) => entities.includes(machine.entityId))).toBe(false);
    }
  });

  it("may have automations in the spelling of before", () => {
    const old = homes.filter(({ automations }) => automations.some((automation) => "trigger" in automation));
    expect(old.length).toBeGreaterThan(0);
    expect(old.length).toBeLessThan(homes.length);
  });
});
