import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { collectActs } from "./acts.ts";
import { settingAlong } from "./settings.ts";
import { createWorld } from "./world.ts";

const options = { types: [], hours: 24 };

function home(build: (builder: LogBuilder, day: number, at: (minute: number) => number) => void, days = 6) {
  const builder = new LogBuilder({ from: "2026-02-02", days });
  for (const day of builder.days) build(builder, day, (minute) => builder.at(day, minute));
  const { log, home } = builder.build();
  const world = createWorld(log, home, options);
  return { builder, world, habitats: collectActs(world, options).habitats };
}

test("a temperature that people set again and again is something they bring about", () => {
  const { habitats } = home((builder, day, at) => {
    builder.change("climate.bath", "heat", builder.from - 1000, "nobody");
    builder.setting("climate.bath", 17, at(0), "nobody").setting("climate.bath", day % 2 ? 21 : 21.5, at(420), "user");
    builder.setting("climate.bath", 17, at(1380));
  });
  expect(habitats.filter((one) => one.times.length > 0).map((one) => [one.target, one.times.length])).toEqual([
    ["17", 6],
    ["21", 6],
  ]);
});

test("what is set along with the state belongs to that act", () => {
  const { world, habitats, builder } = home((builder, day, at) => {
    builder.change("cover.blinds", "closed", at(0)).change("cover.blinds", "open", at(420));
    builder.setting("cover.blinds", 0, at(0)).setting("cover.blinds", 40, at(420.5));
    if (day === builder.days[1]) builder.setting("cover.blinds", 100, at(600), "user");
  });
  expect(habitats.map((one) => one.target)).toEqual(["open", "closed"]);
  const times = builder.days.map((day) => builder.at(day, 420));
  expect(settingAlong(world, "cover.blinds", times)).toBe(40);
  expect(settingAlong(world, "cover.blinds", [...times, ...times.map((time) => time + 7_200_000)])).toBeUndefined();
});

test("a value that is never another one is nobody's choice, and open blinds are just open", () => {
  const { world, builder } = home((builder, _, at) => {
    builder.change("light.lamp", "off", at(0)).change("light.lamp", "on", at(420));
    builder.setting("light.lamp", Number.NaN, at(0)).setting("light.lamp", 255, at(420));
    builder.change("cover.blinds", "closed", at(0)).change("cover.blinds", "open", at(420));
    builder.setting("cover.blinds", 0, at(0)).setting("cover.blinds", 100, at(420.5));
  });
  const times = builder.days.map((day) => builder.at(day, 420));
  expect(settingAlong(world, "light.lamp", times)).toBeUndefined();
  expect(settingAlong(world, "cover.blinds", times)).toBeUndefined();
});

test("a slider that is dragged is set once, by the one who drags it", () => {
  const { habitats } = home((builder, _, at) => {
    builder.setting("input_number.hours", 1, at(0), "nobody");
    for (let step = 1; step <= 4; step++) builder.setting("input_number.hours", 1 + step, at(600) + step * 900, "user");
  });
  expect(habitats.map((one) => [one.target, one.times.length])).toEqual([["5", 6]]);
});

test("an automation's value that people change at once is taken back, not a habit", () => {
  const { world } = home((builder, _, at) => {
    builder.setting("climate.bath", 19, at(0), "nobody").setting("climate.bath", 22, at(420), "automation", 1);
    builder.setting("climate.bath", 19, at(421), "user");
  });
  const acts = collectActs(world, options);
  expect(acts.undos).toHaveLength(6);
  expect(acts.habitats.every((one) => one.times.length === 0)).toBe(true);
});

test("a value that people correct at the device is theirs, also soon after an automation's", () => {
  const { world } = home((builder, _, at) => {
    builder.setting("climate.bath", 19, at(0), "nobody").setting("climate.bath", 22, at(420), "automation", 1);
    builder.setting("climate.bath", 19.5, at(420.5));
  });
  expect(collectActs(world, options).undos).toHaveLength(6);
});

test("a radio that is turned down a while after it starts is turned down by somebody", () => {
  const { habitats } = home((builder, _, at) => {
    builder.change("media_player.radio", "off", at(0)).change("media_player.radio", "playing", at(420));
    builder.setting("media_player.radio", Number.NaN, at(0)).setting("media_player.radio", 0.4, at(420));
    builder.setting("media_player.radio", 0.1, at(420.4));
  });
  expect(habitats.map((one) => [one.target, one.times.length])).toContainEqual(["0.1", 6]);
});

test("how far a garage door is open is left to people", () => {
  const { habitats } = home((builder, _, at) => {
    builder.entity("cover.garage", { deviceClass: "garage", initial: "open" });
    builder.setting("cover.garage", 10, at(420), "user").setting("cover.garage", 50, at(800), "user");
  });
  expect(habitats.map((one) => one.target)).toEqual(["closed"]);
});
