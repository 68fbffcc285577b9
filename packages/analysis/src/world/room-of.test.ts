import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { roomOf } from "./room-of.ts";
import { createWorld } from "./world.ts";

test("what the registry puts nowhere stands where things with the same first words do", () => {
  const builder = new LogBuilder({ from: "2026-02-02", days: 1 })
    .entity("sensor.a", { name: "Salle de bain humidité", areaId: "bath", initial: "50" })
    .entity("light.b", { name: "Salle à manger plafonnier", areaId: "dining", initial: "off" })
    .entity("fan.c", { name: "Salle de bain ventilateur", initial: "off" })
    .entity("light.d", { name: "Salle verte", initial: "off" })
    .entity("light.e", { name: "Guirlande", initial: "off" });
  const { log, home } = builder.build();
  const world = createWorld(log, home, { types: [], hours: 24 });
  expect(roomOf(world, "sensor.a")).toBe("bath");
  expect(roomOf(world, "fan.c")).toBe("bath");
  // As much like the bath as like the dining room, and like nothing.
  expect(roomOf(world, "light.d")).toBeUndefined();
  expect(roomOf(world, "light.e")).toBeUndefined();
});

test("what is named after a room stands there, whatever comes before the room's name", () => {
  const builder = new LogBuilder({ from: "2026-02-02", days: 1 })
    .entity("light.a", { areaId: "bedroom", initial: "off" })
    .entity("sensor.b", { name: "Zigbee bedroom illuminance", initial: "50" });
  const { log, home } = builder.build();
  const areas = [{ areaId: "bedroom", name: "Bedroom" }];
  expect(roomOf(createWorld(log, { ...home, areas }, { types: [], hours: 24 }), "sensor.b")).toBe("bedroom");
});
