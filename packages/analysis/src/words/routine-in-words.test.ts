import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { routineInWords } from "./routine-in-words.ts";

const options = { types: [], hours: 24 };

type Target = [entityId: string, target: string];

function titleOf(trigger: Trigger, ...targets: Target[]): string {
  return titleUnder([], trigger, ...targets);
}

function titleUnder(conditions: readonly Condition[], trigger: Trigger, ...targets: Target[]): string {
  const builder = new LogBuilder({ from: "2026-02-02", days: 1 })
    .entity("light.lamp", { initial: "off", name: "Lamp" })
    .entity("light.ceiling", { initial: "off", name: "Ceiling" })
    .entity("cover.blinds", { initial: "open", name: "Blinds" })
    .entity("climate.heating", { initial: "off", name: "Heating" })
    .entity("binary_sensor.motion", { initial: "off", name: "Motion", deviceClass: "motion" })
    .entity("binary_sensor.window", { initial: "off", name: "Window", deviceClass: "window" })
    .entity("person.kim", { initial: "home", name: "Kim" });
  builder.change("climate.heating", "heat", builder.from + 1000);
  const { log, home } = builder.build();
  const world = createWorld(log, home, options);
  const acts = collectActs(world, options);
  const habitats = targets.map(
    ([entityId, target]) => acts.habitats.find((one) => one.entityId === entityId && one.target === target)!,
  );
  const seen = { done: 1, possible: 1, unit: "time", usualMinute: null } as const;
  return routineInWords(world, { trigger, conditions, deeds: habitats }, seen).title;
}

const at = { kind: "time", minute: 405 } as const;
const changes = (entityId: string, to: string, minutes = 0): Trigger => ({
  kind: "state",
  entityId,
  to,
  forMs: minutes * 60_000,
});

test("titles say what is switched in short, and other acts as people ask for them", () => {
  expect(titleOf(at, ["light.lamp", "on"], ["light.ceiling", "on"])).toBe("Lamp and Ceiling on at 06:45");
  expect(titleOf(at, ["cover.blinds", "closed"])).toBe("Close Blinds at 06:45");
  expect(titleOf(at, ["cover.blinds", "closed"], ["light.lamp", "off"], ["light.ceiling", "off"])).toBe(
    "Close Blinds and turn off Lamp and Ceiling at 06:45",
  );
  expect(titleOf(changes("binary_sensor.window", "off"), ["climate.heating", "heat"])).toBe(
    "Set Heating to heat when Window closes",
  );
  expect(titleOf(changes("binary_sensor.window", "on"), ["climate.heating", "off"])).toBe(
    "Heating off when Window opens",
  );
});

test("waits are told by what has been so for how long, and the own one without the name", () => {
  expect(titleOf(changes("binary_sensor.motion", "off", 10), ["light.lamp", "off"])).toBe(
    "Lamp off when Motion has seen nobody for 10 minutes",
  );
  expect(titleOf(changes("person.kim", "not_home", 15), ["light.lamp", "off"])).toBe(
    "Lamp off when Kim has been away for 15 minutes",
  );
  expect(titleOf(changes("light.lamp", "on", 30), ["light.lamp", "off"])).toBe("Lamp off after 30 minutes on");
});

test("all that has to be so meanwhile is said in one", () => {
  const conditions: Condition[] = [
    { kind: "somebody_home" },
    { kind: "sun", down: true },
    { kind: "state", entityId: "binary_sensor.window", state: "off" },
  ];
  expect(titleUnder(conditions, changes("binary_sensor.motion", "on"), ["light.lamp", "on"])).toBe(
    "Lamp on when Motion sees somebody, in the dark, while somebody is home and Window is closed",
  );
});
