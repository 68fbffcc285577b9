import { expect, test } from "vitest";
import { LogBuilder } from "../../test/log-builder.ts";
import { collectActs } from "../world/acts.ts";
import { createWorld } from "../world/world.ts";
import { oddsOf } from "./odds.ts";

test("what lies in the room is named shorter than what lies elsewhere, and people shorter than a house full of sensors", () => {
  const builder = new LogBuilder({ from: "2026-02-02", days: 2 }).entity("light.lamp", {
    initial: "off",
    areaId: "hall",
  });
  builder.change("light.lamp", "on", builder.from + 1000).change("light.lamp", "off", builder.from + 2000);
  builder.entity("person.anna", { initial: "home" }).entity("binary_sensor.hall", { initial: "off", areaId: "hall" });
  const elsewhere = Array.from({ length: 30 }, (_, i) => `binary_sensor.room_${i}`);
  for (const entityId of elsewhere) builder.entity(entityId, { initial: "off", areaId: entityId });
  const { log, home } = builder.build();
  const world = createWorld(log, home, { types: [], hours: 48 });
  const [habitat] = collectActs(world, { types: [], hours: 48 }).habitats;
  const odds = oddsOf(world, habitat!, ["person.anna", "binary_sensor.hall", ...elsewhere]);
  const [here, person, there] = [odds("binary_sensor.hall"), odds("person.anna"), odds("binary_sensor.room_7")];
  expect(here).toBeLessThan(person);
  expect(person).toBeLessThan(there - 3);
});
