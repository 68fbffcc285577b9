import type { AutomationSpec } from "../../spec/automation.ts";
import { EVERY_DAY, WEEKEND, WORKDAYS } from "./day-sets.ts";
import { type Draft, type HabitMaker, nameOf, onDays, onto, type Stock } from "./stock.ts";

/** What an automation of the home leaves out: the other days, another lamp, or that people want it at another time. */
export const gap: HabitMaker = (stock) => {
  const { rng } = stock;
  switch (rng.weighted({ days: 3, lamp: 2, earlier: 2 })) {
    case "days":
      return otherDays(stock);
    case "lamp":
      return otherLamp(stock);
    case "earlier":
      return otherTime(stock);
  }
};

function otherDays(stock: Stock): Draft[] {
  const { rng } = stock;
  const thing = stock.take("cover") ?? stock.take("light");
  if (!thing) return [];
  const action = thing.entityId.startsWith("cover.") ? { entityId: thing.entityId, state: "open" } : onto(thing);
  stock.automations.push({
    key: `${nameOf(thing.entityId)}_on_workdays`,
    alias: `${thing.name} on workdays`,
    trigger: { type: "clock", minutes: 420 },
    conditions: onDays(WORKDAYS),
    actions: [action],
  });
  return [
    {
      kind: "gap",
      title: `${thing.name} at weekends, which its automation leaves out`,
      trigger: { type: "clock", minutes: rng.pick([560, 570, 580, 590]) },
      conditions: onDays(WEEKEND),
      actions: [action],
      spreadMinutes: rng.between(4, 9),
    },
  ];
}

function otherLamp(stock: Stock): Draft[] {
  const { rng } = stock;
  const [lamp, other] = [stock.take("light"), stock.take("light")];
  if (!lamp || !other) return [];
  const automation: AutomationSpec = {
    key: `${nameOf(lamp.entityId)}_at_dusk`,
    alias: `${lamp.name} at dusk`,
    trigger: { type: "sun", event: "sunset", offsetMinutes: rng.pick([-15, 0, 15, 30]) },
    conditions: [],
    actions: [onto(lamp)],
  };
  stock.automations.push(automation);
  return [
    {
      kind: "gap",
      title: `${other.name} soon after the automation of ${lamp.name}`,
      trigger: { type: "automation", entityId: `automation.${automation.key}` },
      conditions: [],
      actions: [onto(other)],
      delaySeconds: [20, rng.between(90, 300)],
      corrects: {
        automation: automation.key,
        changed: { ...automation, actions: [...automation.actions, onto(other)] },
      },
    },
  ];
}

function otherTime(stock: Stock): Draft[] {
  const { rng } = stock;
  const thing = stock.take(rng.pick(["cover", "light"]));
  if (!thing) return [];
  const minutes = 1350;
  const action = thing.entityId.startsWith("cover.") ? onto(thing) : { entityId: thing.entityId, state: "off" };
  const automation: AutomationSpec = {
    key: `${nameOf(thing.entityId)}_for_the_night`,
    alias: `${thing.name} for the night`,
    trigger: { type: "clock", minutes },
    conditions: [],
    actions: [action],
  };
  stock.automations.push(automation);
  const days = rng.pick([EVERY_DAY, WORKDAYS]);
  return [
    {
      kind: "gap",
      title: `${thing.name} well before its automation`,
      trigger: { type: "clock", minutes: minutes - rng.pick([60, 75, 90, 120]) },
      conditions: onDays(days),
      actions: [action],
      spreadMinutes: rng.between(4, 9),
    },
  ];
}
