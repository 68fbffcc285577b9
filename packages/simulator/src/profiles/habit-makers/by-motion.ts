import type { Condition } from "../../spec/automation.ts";
import type { EntitySpec } from "../../spec/entity.ts";
import { daySet } from "./day-sets.ts";
import { type Draft, type HabitMaker, inRoom, onDays, type Stock } from "./stock.ts";

/** Whoever comes into a dark room switches a lamp on; off again when nobody is there any more. */
export const reaction: HabitMaker = (stock) => {
  const { rng } = stock;
  for (const sensor of rng.shuffled(stock.sensors("motion"))) {
    const lamp = stock.take("light", inRoom(sensor.areaId));
    if (!lamp) continue;
    const { when, conditions } = darkness(stock, sensor.areaId);
    const on: Draft = {
      kind: "reaction",
      title: `${lamp.name} on when somebody comes ${when}`,
      trigger: { type: "state", entityId: sensor.entityId, to: "on" },
      conditions,
      actions: [{ entityId: lamp.entityId, state: "on" }],
      delaySeconds: [1, rng.between(5, 20)],
      how: "device",
    };
    return [on, offAfter(stock, sensor, lamp)];
  }
  return [];
};

/** A lamp that is used at any time, and switched off when nobody is there any more. */
export const leftAlone: HabitMaker = (stock) => {
  for (const sensor of stock.rng.shuffled(stock.sensors("motion"))) {
    const lamp = stock.take("light", inRoom(sensor.areaId));
    if (lamp) return [offAfter(stock, sensor, lamp)];
  }
  return [];
};

function offAfter({ rng }: Stock, sensor: EntitySpec, lamp: EntitySpec): Draft {
  return {
    kind: "off_after",
    title: `${lamp.name} off when nobody is there any more`,
    trigger: { type: "state", entityId: sensor.entityId, to: "off", forMinutes: rng.pick([2, 3, 5, 8, 10, 15]) },
    conditions: [],
    actions: [{ entityId: lamp.entityId, state: "off" }],
    delaySeconds: [3, 50],
  };
}

/** How people decide that it is dark: by the sun, by how dark the room is, or by the hour; and what else must be so. */
function darkness(stock: Stock, areaId: string | undefined): { when: string; conditions: Condition[] } {
  const { rng } = stock;
  const lux = stock.sensors("illuminance").find(inRoom(areaId));
  const tv = stock.things("media_player").find(inRoom(areaId));
  const days = daySet(rng);
  switch (rng.weighted({ sun: 5, lux: lux ? 5 : 0, hours: 2, tv: tv ? 2 : 0, days: 2 })) {
    case "sun":
      return { when: "in the dark", conditions: [{ type: "dark" }] };
    case "lux":
      return {
        when: "into a dark room",
        conditions: [{ type: "numeric", entityId: lux!.entityId, below: rng.pick([30, 50, 100]) }],
      };
    case "hours":
      return { when: "in the evening", conditions: [{ type: "time", after: 1110, before: rng.pick([1380, 30]) }] };
    case "tv":
      return {
        when: "in the dark while nobody watches TV",
        conditions: [{ type: "dark" }, { type: "state", entityId: tv!.entityId, state: "off" }],
      };
    case "days":
      return { when: "in the dark on some days", conditions: [{ type: "dark" }, ...onDays(days)] };
  }
}
