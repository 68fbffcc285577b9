import { expect, test } from "vitest";
import { gauss, LogBuilder, random } from "../../test/log-builder.ts";
import { analyze } from "../analyze.ts";
import { ANALYSIS_TYPES, type Suggestion } from "../results.ts";
import { MINUTE, SECOND } from "../time/local-clock.ts";

const FEBRUARY = { from: "2026-02-02", days: 28 };

function suggestionsFor(builder: LogBuilder): readonly Suggestion[] {
  const { log, home } = builder.build();
  return analyze(log, home, { types: [...ANALYSIS_TYPES], hours: 672 }).suggestions;
}

const turnOn = (entityId: string) => ({ action: "light.turn_on", target: { entity_id: entityId } });

test("another lamp that people switch on soon after an automation becomes part of it", () => {
  const builder = new LogBuilder(FEBRUARY)
    .entity("light.lamp", { initial: "off" })
    .entity("light.shelf", { initial: "off" });
  const next = random(3);
  builder.days.forEach((day, i) => {
    const time = builder.at(day, 1020 + 3 * i);
    builder.change("light.lamp", "on", time, "automation", builder.run("automation.dusk", "Dusk", time));
    if (i % 9 !== 4) builder.change("light.shelf", "on", time + (20 + 200 * next()) * SECOND, "user");
    for (const [entityId, after] of [
      ["light.lamp", 200],
      ["light.shelf", 150],
    ] as const)
      builder.change(entityId, "off", time + (30 + 2 * after * next()) * MINUTE);
  });
  builder.automations.push({
    id: "dusk",
    alias: "Dusk",
    triggers: [{ trigger: "template", value_template: "{{ is_dusk }}" }],
    conditions: [],
    actions: [turnOn("light.lamp")],
  });
  const about = suggestionsFor(builder).filter(({ entities }) => entities.includes("light.shelf"));
  expect(about).toHaveLength(1);
  expect(about[0]!.automation.alias).toBe("Dusk");
  expect(about[0]!.automation.actions).toEqual([
    turnOn("light.lamp"),
    { action: "light.turn_on", target: { entity_id: ["light.shelf"] } },
  ]);
  expect(about[0]!.evidence.changes).toMatchObject({ id: "dusk", entityId: "automation.dusk" });
});

/** Blinds that "Blinds" opens at 7:00 on workdays, and people otherwise about the given minute. */
function blinds(minuteAtWeekends: number): LogBuilder {
  const builder = new LogBuilder({ from: "2026-01-05", days: 42 }).entity("cover.blinds", { initial: "closed" });
  const next = random(5);
  for (const day of builder.days) {
    const seven = builder.at(day, 420);
    if (builder.weekday(day) < 5)
      builder.change("cover.blinds", "open", seven, "automation", builder.run("automation.blinds", "Blinds", seven));
    else builder.change("cover.blinds", "open", builder.at(day, minuteAtWeekends) + gauss(next, 4) * MINUTE);
    const nine = builder.at(day, 1260);
    builder.change("cover.blinds", "closed", nine, "automation", builder.run("automation.nine", "Nine", nine));
  }
  builder.automations.push({
    alias: "Blinds",
    triggers: [{ trigger: "time", at: "07:00:00" }],
    conditions: [{ condition: "time", weekday: ["mon", "tue", "wed", "thu", "fri"] }],
    actions: [{ action: "cover.open_cover", target: { entity_id: "cover.blinds" } }],
  });
  return builder;
}

test("what people do at an automation's time on the days that it leaves out, it does every day", () => {
  const [change, ...others] = suggestionsFor(blinds(430));
  expect(others).toEqual([]);
  expect(change!.automation).toMatchObject({ alias: "Blinds", conditions: [] });
  expect(change!.evidence.changes).toMatchObject({ id: null, alias: "Blinds" });
});

test("what they do about that time, often a little earlier, is not left to the automation's own time", () => {
  const [proposal, ...others] = suggestionsFor(blinds(418));
  expect(others).toEqual([]);
  expect(proposal!.evidence.changes).toBeUndefined();
  const { at } = proposal!.automation.triggers[0] as { at: string };
  expect(at >= "06:40:00" && at <= "06:55:00").toBe(true);
});

test("what people do at another time on those days is an automation of its own", () => {
  const [proposal, ...others] = suggestionsFor(blinds(570));
  expect(others).toEqual([]);
  expect(proposal!.automation.conditions).toEqual([{ condition: "time", weekday: ["sat", "sun"] }]);
  expect(proposal!.evidence.changes).toBeUndefined();
});

test("an automation that people are always earlier than is moved to their time", () => {
  const builder = new LogBuilder(FEBRUARY).entity("light.lamp", { initial: "off" });
  const next = random(7);
  builder.days.forEach((day, i) => {
    const late = builder.at(day, 1350);
    const run = builder.run("automation.night", "Night", late);
    builder.change("light.lamp", "on", builder.at(day, 1000 + 120 * next()));
    if (i % 6 === 2) builder.change("light.lamp", "off", late, "automation", run);
    else builder.change("light.lamp", "off", builder.at(day, 1260) + gauss(next, 5) * MINUTE, "user");
  });
  builder.automations.push({
    id: "night",
    alias: "Night",
    triggers: [{ trigger: "time", at: "22:30:00" }],
    conditions: [],
    actions: [{ action: "light.turn_off", target: { entity_id: "light.lamp" } }],
  });
  const [change, ...others] = suggestionsFor(builder);
  expect(others).toEqual([]);
  expect(change!.automation.alias).toBe("Night");
  const { at } = change!.automation.triggers[0] as { at: string };
  expect(at >= "20:40:00" && at <= "20:55:00").toBe(true);
});
