import { expect, test } from "vitest";
import { LogBuilder, random } from "../../test/log-builder.ts";
import { MINUTE, SECOND } from "../time/local-clock.ts";
import { collectActs } from "./acts.ts";
import { createWorld } from "./world.ts";

const options = { types: [], hours: 24 };

/** Two lamps, each switched by itself, and something that follows them. */
function twoLamps(follow: (builder: LogBuilder, isOn: { left: boolean; right: boolean }, time: number) => void) {
  const builder = new LogBuilder({ from: "2026-02-02", days: 7 });
  for (const name of ["left", "right", "room"]) builder.entity(`light.${name}`, { initial: "off" });
  const next = random(4);
  const isOn = { left: false, right: false };
  for (let time = builder.from + MINUTE; time < builder.until; time += (20 + 200 * next()) * MINUTE) {
    const lamp = next() < 0.5 ? "left" : "right";
    isOn[lamp] = !isOn[lamp];
    builder.change(`light.${lamp}`, isOn[lamp] ? "on" : "off", time);
    follow(builder, isOn, time);
  }
  const { log, home } = builder.build();
  const world = createWorld(log, home, options);
  return { world, acted: new Set(collectActs(world, options).habitats.map((one) => one.entityId)) };
}

test("a light that repeats each of two others is their group, and nobody acts on it", () => {
  const { world, acted } = twoLamps((builder, { left, right }, time) => {
    builder.change("light.room", left || right ? "on" : "off", time + 0.8 * SECOND);
  });
  expect(world.info("light.room")?.members?.toSorted()).toEqual(["light.left", "light.right"]);
  expect(acted).toEqual(new Set(["light.left", "light.right"]));
});

test("so is one that repeats a single light, but not one that people switch along with it", () => {
  const echo = twoLamps((builder, { left }, time) => builder.change("light.room", left ? "on" : "off", time + SECOND));
  expect(echo.world.info("light.room")?.members).toEqual(["light.left"]);
  const next = random(7);
  const byHand = twoLamps((builder, { left }, time) => {
    builder.change("light.room", left ? "on" : "off", time + (0.5 + 4 * next()) * SECOND);
  });
  expect(byHand.world.info("light.room")?.members).toBeUndefined();
});

test("a light that is often switched by itself is no group", () => {
  const { world } = twoLamps((builder, { left, right }, time) => {
    builder.change("light.room", left || right ? "on" : "off", time + SECOND);
    builder.change("light.room", "off", time + 5 * MINUTE).change("light.room", "on", time + 9 * MINUTE);
  });
  expect(world.info("light.room")?.members).toBeUndefined();
});
