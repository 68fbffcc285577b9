import { expect, test } from "vitest";
import { gauss, LogBuilder, random } from "../../test/log-builder.ts";
import { analyze } from "../analyze.ts";
import { ANALYSIS_TYPES } from "../results.ts";
import { MINUTE } from "../time/local-clock.ts";

function suggestionsOf(builder: LogBuilder) {
  const { log, home } = builder.build();
  return analyze(log, home, { types: ANALYSIS_TYPES, hours: 28 * 24 }).suggestions;
}

/** Twenty-eight days, each with what happens at about a minute of the day. */
function everyDay(happens: (builder: LogBuilder, time: number, day: number) => void, minute = 1020): LogBuilder {
  const builder = new LogBuilder({ from: "2026-02-02", days: 28 });
  const next = random(3);
  for (const day of builder.days) happens(builder, builder.at(day, minute) + gauss(next, 4) * MINUTE, day);
  return builder;
}

test("a lamp that people always dim to the same is switched on just so", () => {
  const next = random(5);
  const builder = everyDay((home, time) => {
    home.change("light.lamp", "on", time).setting("light.lamp", 76, time + 2000, "user");
    const off = time + (30 + 300 * next()) * MINUTE;
    home.change("light.lamp", "off", off).setting("light.lamp", Number.NaN, off);
    if (next() < 0.15) home.setting("light.lamp", 255, time + (5 + 20 * next()) * MINUTE, "user");
  }).entity("light.lamp", { initial: "off", name: "Lamp", areaId: "living" });
  const [suggestion, ...others] = suggestionsOf(builder);
  expect(others).toEqual([]);
  expect(suggestion?.title).toMatch(/^Lamp on at 30 % at 16:\d\d$/);
  expect(suggestion?.automation.actions).toEqual([
    { action: "light.turn_on", target: { entity_id: ["light.lamp"] }, data: { brightness_pct: 30 } },
  ]);
});

test("a temperature that is set at its time, though the heating stays on, is a routine of its own", () => {
  const builder = everyDay((home, time) => {
    home.setting("climate.bath", 21, time, "user");
    home.setting("climate.bath", 17, time + 9 * 60 * MINUTE, "nobody");
  }, 390).entity("climate.bath", { initial: "heat", name: "Bath heating", areaId: "bath" });
  const suggestions = suggestionsOf(builder);
  expect(suggestions.map((one) => one.automation.actions)).toEqual([
    [{ action: "climate.set_temperature", target: { entity_id: ["climate.bath"] }, data: { temperature: 21 } }],
  ]);
  expect(suggestions[0]!.title).toMatch(/^Set Bath heating to 21° at 06:\d\d$/);
});

test("a radio that still plays late is turned down, one that is off is left alone", () => {
  const next = random(7);
  const builder = everyDay((home, time, day) => {
    const evening = home.at(day, 1100) + 20 * MINUTE * next();
    home.setting("media_player.radio", Number.NaN, home.at(day, 5), "nobody");
    if (day % 2 === 0) return;
    home.change("media_player.radio", "playing", evening);
    home.setting("media_player.radio", [0.35, 0.4, 0.5][day % 3]!, evening).setting("media_player.radio", 0.1, time);
    home.change("media_player.radio", "off", time + (10 + 60 * next()) * MINUTE);
  }, 1290).entity("media_player.radio", { initial: "off", name: "Radio", areaId: "kitchen" });
  const [suggestion] = suggestionsOf(builder).filter(({ title }) => title.startsWith("Set"));
  expect(suggestion?.title).toMatch(/^Set Radio to 10 % at 21:\d\d while it is on$/);
  expect(suggestion?.automation.conditions).toEqual([
    { condition: "not", conditions: [{ condition: "state", entity_id: "media_player.radio", state: ["off"] }] },
  ]);
  expect(suggestion?.evidence.total).toMatchObject({ hits: 14, wrong: 0 });
});
