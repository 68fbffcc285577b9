import { type HabitMaker, onDays, onto } from "./stock.ts";

const WORKDAYS = [0, 1, 2, 3, 4];
const WEEKEND = [5, 6];

export const gap: HabitMaker = (stock) => {
  const thing = stock.take("cover") ?? stock.take("light");
  if (!thing) return [];
  const action = thing.entityId.startsWith("cover.") ? { entityId: thing.entityId, state: "open" } : onto(thing);
  const key = `${thing.entityId.split(".")[1]}_on_workdays`;
  stock.automations.push({
    key,
    alias: `${thing.name} on workdays`,
    trigger: { type: "clock", minutes: 420 },
    conditions: onDays(WORKDAYS),
    actions: [action],
  });
  return [
    {
      kind: "gap",
      title: `${thing.name} at weekends, which its automation leaves out`,
      trigger: { type: "clock", minutes: stock.rng.pick([560, 570, 580, 590]) },
      conditions: onDays(WEEKEND),
      actions: [action],
      spreadMinutes: stock.rng.between(4, 9),
    },
  ];
};

export const override: HabitMaker = (stock) => {
  const lamp = stock.take("light");
  if (!lamp) return [];
  const name = lamp.entityId.split(".")[1]!;
  const minutes = Math.round(stock.rng.between(1170, 1290) / 5) * 5;
  stock.automations.push(
    {
      key: `${name}_on`,
      alias: `${lamp.name} on`,
      trigger: { type: "clock", minutes: minutes - 60 },
      conditions: [],
      actions: [{ entityId: lamp.entityId, state: "on" }],
    },
    {
      key: `${name}_off`,
      alias: `${lamp.name} off`,
      trigger: { type: "clock", minutes },
      conditions: [],
      actions: [{ entityId: lamp.entityId, state: "off" }],
    },
  );
  return [
    {
      kind: "override",
      title: `${lamp.name} is often switched on again after its automation`,
      trigger: { type: "automation", entityId: `automation.${name}_off` },
      conditions: [],
      actions: [{ entityId: lamp.entityId, state: "on" }],
      delaySeconds: [15, 110],
      probability: stock.rng.between(0.6, 0.85),
    },
  ];
};
