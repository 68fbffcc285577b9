import type { Action, AutomationSpec, Condition } from "../../spec/automation.ts";
import type { EntitySpec, Settings } from "../../spec/entity.ts";
import { EVERY_DAY, WEEKEND, WORKDAYS } from "./day-sets.ts";
import { type Draft, type HabitMaker, inRoom, nameOf, onDays, type Stock } from "./stock.ts";

/** An automation that people take back or correct: always, on some days, at some hours, or to another value. */
export const override: HabitMaker = (stock) => {
  const { rng } = stock;
  switch (rng.weighted({ off: 4, motion: 2, value: 3 })) {
    case "off":
      return switchedOnAgain(stock);
    case "motion":
      return notInTheEvening(stock);
    case "value":
      return otherValue(stock);
  }
};

/** A lamp is switched off too early for some: on some days, or always. */
function switchedOnAgain(stock: Stock): Draft[] {
  const { rng } = stock;
  const lamp = stock.take("light");
  if (!lamp) return [];
  const name = nameOf(lamp.entityId);
  const minutes = Math.round(rng.between(1170, 1290) / 5) * 5;
  const off: AutomationSpec = {
    key: `${name}_off`,
    alias: `${lamp.name} off`,
    trigger: { type: "clock", minutes },
    conditions: [],
    actions: [{ entityId: lamp.entityId, state: "off" }],
  };
  stock.automations.push(
    {
      key: `${name}_on`,
      alias: `${lamp.name} on`,
      trigger: { type: "clock", minutes: minutes - 60 },
      conditions: [],
      actions: [{ entityId: lamp.entityId, state: "on" }],
    },
    off,
  );
  const days = rng.pick([EVERY_DAY, EVERY_DAY, WEEKEND, [4, 5], WORKDAYS]);
  const others = EVERY_DAY.filter((day) => !days.includes(day));
  return [
    {
      ...undone(stock, off),
      title: `${lamp.name} is switched on again after its automation${others.length > 0 ? " on some days" : ""}`,
      conditions: onDays(days),
      actions: [{ entityId: lamp.entityId, state: "on" }],
      corrects: {
        automation: off.key,
        changed: others.length === 0 ? null : { ...off, conditions: [...off.conditions, ...onDays(others)] },
      },
    },
  ];
}

/** A motion sensor that does not see who sits still: light off in the middle of the evening. */
function notInTheEvening(stock: Stock): Draft[] {
  const { rng } = stock;
  for (const sensor of rng.shuffled(stock.sensors("motion"))) {
    const lamp = stock.take("light", inRoom(sensor.areaId));
    if (!lamp) continue;
    const off: AutomationSpec = {
      key: `${nameOf(lamp.entityId)}_off_without_motion`,
      alias: `${lamp.name} off without motion`,
      trigger: { type: "state", entityId: sensor.entityId, to: "off", forMinutes: rng.pick([2, 3, 5]) },
      conditions: [],
      actions: [{ entityId: lamp.entityId, state: "off" }],
    };
    stock.automations.push(off);
    const evening: Condition = { type: "time", after: rng.pick([1080, 1140]), before: 1380 };
    return [
      {
        ...undone(stock, off),
        title: `${lamp.name} is switched on again in the evening when its automation has switched it off`,
        conditions: [evening],
        actions: [{ entityId: lamp.entityId, state: "on" }],
        corrects: {
          automation: off.key,
          changed: { ...off, conditions: [{ type: "time", after: evening.before, before: evening.after }] },
        },
      },
    ];
  }
  return [];
}

/** Too far, too warm, too bright: people correct what the automation has set. */
function otherValue(stock: Stock): Draft[] {
  const { rng } = stock;
  const thing = stock.take(rng.pick(["cover", "climate", "light"])) ?? stock.take("light");
  if (!thing) return [];
  const { evening, set, wanted, reset } = values(stock, thing);
  const morning = Math.round((rng.pick(stock.people).wake[1] + 40) / 5) * 5;
  const automation: AutomationSpec = {
    key: `${nameOf(thing.entityId)}_by_the_clock`,
    alias: `${thing.name} by the clock`,
    trigger: { type: "clock", minutes: evening ? 1170 : morning },
    conditions: [],
    actions: [set],
  };
  stock.automations.push(automation, {
    key: `${nameOf(thing.entityId)}_at_night`,
    alias: `${thing.name} at night`,
    trigger: { type: "clock", minutes: 1365 },
    conditions: [],
    actions: [reset],
  });
  return [
    {
      ...undone(stock, automation),
      title: `${thing.name} is corrected after its automation`,
      conditions: [],
      actions: [wanted],
      probability: rng.between(0.75, 0.97),
      ...(evening && { how: "app" as const }),
      corrects: { automation: automation.key, changed: { ...automation, actions: [wanted] } },
    },
  ];
}

/** What an automation sets a thing to, what people would rather have, and what it is at night. */
function values(
  { rng }: Stock,
  { entityId }: EntitySpec,
): { evening: boolean } & Record<"set" | "wanted" | "reset", Action> {
  const to = (state: string, settings?: Settings): Action => ({ entityId, state, ...(settings && { settings }) });
  switch (entityId.split(".")[0]) {
    case "cover":
      return {
        evening: false,
        set: to("open"),
        wanted: to("open", { position: rng.pick([30, 40, 50]) }),
        reset: to("closed"),
      };
    case "climate":
      return {
        evening: false,
        set: to("heat", { temperature: 22.5 }),
        wanted: to("heat", { temperature: rng.pick([20, 20.5, 21]) }),
        reset: to("heat", { temperature: 17 }),
      };
    default:
      return {
        evening: true,
        set: to("on", { brightness_pct: 100 }),
        wanted: to("on", { brightness_pct: rng.pick([20, 30, 40]) }),
        reset: to("off"),
      };
  }
}

function undone({ rng }: Stock, { key }: AutomationSpec) {
  return {
    kind: "override",
    trigger: { type: "automation", entityId: `automation.${key}` },
    delaySeconds: [15, 110],
    probability: rng.between(0.6, 0.97),
  } as const;
}
