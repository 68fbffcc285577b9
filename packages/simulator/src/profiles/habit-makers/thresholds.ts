import type { Condition } from "../../spec/automation.ts";
import { type Draft, type HabitMaker, inRoom, onto } from "./stock.ts";

export const humidity: HabitMaker = (stock) => {
  const { rng } = stock;
  const sensor = stock.sensors("humidity").find(inRoom("bathroom"));
  const fan = sensor && stock.take("fan", inRoom(sensor.areaId));
  if (!fan) return [];
  const settings = rng.chance(0.3) ? { settings: { percentage: rng.pick([33, 50, 66]) } } : {};
  const on: Draft = {
    kind: "threshold",
    title: `${fan.name} on when it is humid`,
    trigger: { type: "numeric", entityId: sensor.entityId, above: rng.pick([66, 70, 74]) },
    conditions: [],
    actions: [{ entityId: fan.entityId, state: "on", ...settings }],
    delaySeconds: [20, 160],
  };
  const off: Draft = {
    kind: "threshold",
    title: `${fan.name} off when it is dry again`,
    trigger: { type: "numeric", entityId: sensor.entityId, below: rng.pick([56, 58, 60]) },
    conditions: [],
    actions: [{ entityId: fan.entityId, state: "off" }],
    delaySeconds: [20, 240],
  };
  return [on, off];
};

/** Stale air: the ventilation goes on, and off again when the air is good. */
export const staleAir: HabitMaker = (stock) => {
  const { rng } = stock;
  const sensor = stock.sensors("carbon_dioxide").find(inRoom("study"));
  const fan = sensor && stock.take("fan", inRoom(sensor.areaId));
  if (!fan) return [];
  return [
    {
      kind: "threshold",
      title: `${fan.name} on when the air is stale`,
      trigger: { type: "numeric", entityId: sensor.entityId, above: rng.pick([650, 700, 750]) },
      conditions: [],
      actions: [{ entityId: fan.entityId, state: "on" }],
      delaySeconds: [30, 300],
    },
    {
      kind: "threshold",
      title: `${fan.name} off when the air is good again`,
      trigger: { type: "numeric", entityId: sensor.entityId, below: rng.pick([540, 570, 600]) },
      conditions: [],
      actions: [{ entityId: fan.entityId, state: "off" }],
      delaySeconds: [30, 300],
    },
  ];
};

/** It gets dark in a room, whatever the sun says: a lamp goes on. */
export const gloom: HabitMaker = (stock) => {
  const { rng } = stock;
  for (const sensor of rng.shuffled(stock.sensors("illuminance"))) {
    const lamp = stock.take("light", ({ areaId }) => sensor.areaId === "garden" || areaId === sensor.areaId);
    if (!lamp) continue;
    const outside = sensor.areaId === "garden";
    const conditions: Condition[] = [{ type: "someone_home" }];
    if (rng.chance(0.5)) conditions.push({ type: "time", after: 840, before: 1350 });
    return [
      {
        kind: "threshold",
        title: `${lamp.name} on when it gets gloomy`,
        trigger: {
          type: "numeric",
          entityId: sensor.entityId,
          below: outside ? rng.pick([200, 500, 1000]) : rng.pick([20, 40, 80]),
        },
        conditions,
        actions: [onto(lamp)],
        delaySeconds: [20, 260],
      },
    ];
  }
  return [];
};

/** A room that the sun has warmed: blinds half shut against it, or a fan on. */
export const warmth: HabitMaker = (stock) => {
  const { rng } = stock;
  for (const sensor of rng.shuffled(stock.sensors("temperature"))) {
    if (sensor.areaId === "garden") continue;
    const cover = stock.take("cover", inRoom(sensor.areaId));
    if (!cover) continue;
    const half = rng.chance(0.5);
    return [
      {
        kind: "threshold",
        title: `${cover.name} ${half ? "half shut" : "shut"} when it is warm`,
        trigger: { type: "numeric", entityId: sensor.entityId, above: rng.pick([21.5, 22, 23]) },
        conditions: [{ type: "time", after: 540, before: 1200 }],
        actions: [
          half
            ? { entityId: cover.entityId, state: "open", settings: { position: rng.pick([30, 40, 50]) } }
            : { entityId: cover.entityId, state: "closed" },
        ],
        delaySeconds: [30, 300],
      },
    ];
  }
  return [];
};

/** The dishwasher has finished: its plug is switched off. */
export const finished: HabitMaker = (stock) => {
  const plug = "switch.dishwasher";
  const meter = stock.sensors("power").find(({ sensor }) => sensor?.model === "power" && sensor.of.includes(plug));
  if (!meter || !stock.claim(plug)) return [];
  return [
    {
      kind: "threshold",
      title: "The dishwasher's plug off when it has finished",
      trigger: { type: "numeric", entityId: meter.entityId, below: 5, forMinutes: stock.rng.pick([2, 5]) },
      conditions: [],
      actions: [{ entityId: plug, state: "off" }],
      delaySeconds: [20, 400],
    },
  ];
};
