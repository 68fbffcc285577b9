import type { Action, Condition } from "../../spec/automation.ts";
import { WORKDAYS } from "./day-sets.ts";
import { type HabitMaker, inRoom, onDays, onto } from "./stock.ts";

/** The door opens in the dark: light. */
export const door: HabitMaker = (stock) => {
  const { rng } = stock;
  const contact = stock.sensors("door")[0];
  const lamp = contact && (stock.take("light", inRoom(contact.areaId)) ?? stock.take("light", inRoom("porch")));
  if (!lamp) return [];
  return [
    {
      kind: "reaction",
      title: `${lamp.name} on when the door opens in the dark`,
      trigger: { type: "state", entityId: contact.entityId, to: "on" },
      conditions: [{ type: "dark" }],
      actions: [onto(lamp)],
      delaySeconds: [2, rng.between(10, 40)],
      how: "device",
    },
  ];
};

/** The TV starts in the evening: light off, and maybe the blinds shut after it; or a lamp on when it is off again. */
export const film: HabitMaker = (stock) => {
  const { rng } = stock;
  const tv = stock.take("media_player", ({ entityId }) => entityId.endsWith("_tv"));
  const lamp = tv && stock.take("light", inRoom(tv.areaId));
  if (!lamp) return [];
  const evening: Condition[] = [{ type: "time", after: 1110, before: 1410 }];
  if (rng.chance(0.25))
    return [
      {
        kind: "reaction",
        title: `${lamp.name} on when ${tv.name} is switched off in the evening`,
        trigger: { type: "state", entityId: tv.entityId, from: "on", to: "off" },
        conditions: evening,
        actions: [onto(lamp)],
        delaySeconds: [5, 60],
      },
    ];
  const cover = rng.chance(0.5) ? stock.take("cover", inRoom(tv.areaId)) : undefined;
  const actions: Action[] = [{ entityId: lamp.entityId, state: "off" }];
  if (cover) actions.push({ ...onto(cover), afterSeconds: rng.between(10, 60) });
  return [
    {
      kind: cover ? "sequence" : "reaction",
      title: `${lamp.name} off${cover ? ` and then ${cover.name} shut` : ""} when ${tv.name} starts in the evening`,
      trigger: { type: "state", entityId: tv.entityId, from: "off", to: "on" },
      conditions: evening,
      actions,
      delaySeconds: [8, 60],
    },
  ];
};

/** One thing leads to the next within minutes: the coffee machine, then the radio, then the lamp. */
export const sequence: HabitMaker = (stock) => {
  const { rng } = stock;
  const [first, second, third] = [
    stock.take(rng.pick(["switch", "light"])),
    stock.take(rng.pick(["light", "media_player"])),
    rng.chance(0.5) ? stock.take(rng.pick(["light", "switch"])) : undefined,
  ];
  if (!first || !second) return [];
  const conditions: Condition[] = rng.chance(0.3)
    ? [{ type: "time", after: 360, before: 720 }]
    : rng.chance(0.3)
      ? onDays(WORKDAYS)
      : [];
  return [
    {
      kind: "sequence",
      title: `After ${first.name}, ${[second, third].flatMap((thing) => thing?.name ?? []).join(" and then ")}`,
      trigger: { type: "state", entityId: first.entityId, from: "off", to: "on" },
      conditions,
      actions: [onto(second), ...(third ? [{ ...onto(third), afterSeconds: rng.between(10, 120) }] : [])],
      delaySeconds: [10, rng.between(60, 180)],
    },
  ];
};

/** Heating off while a window is open, at once or when it stays open. */
export const airing: HabitMaker = (stock) => {
  const { rng } = stock;
  for (const window of rng.shuffled(stock.sensors("window"))) {
    const thermostat = stock.take("climate", inRoom(window.areaId));
    if (!thermostat) continue;
    const forMinutes = rng.chance(0.4) ? { forMinutes: rng.pick([2, 5]) } : {};
    const set = (state: string): Action[] => [{ entityId: thermostat.entityId, state }];
    return [
      {
        kind: "reaction",
        title: `${thermostat.name} off when the window is open`,
        trigger: { type: "state", entityId: window.entityId, to: "on", ...forMinutes },
        conditions: [],
        actions: set("off"),
        delaySeconds: [15, 100],
      },
      {
        kind: "reaction",
        title: `${thermostat.name} on again when the window is shut`,
        trigger: { type: "state", entityId: window.entityId, to: "off" },
        conditions: [],
        actions: set("heat"),
        delaySeconds: [15, 100],
      },
    ];
  }
  return [];
};

/** Things that somebody switches on and that have to go off again: after a while, whoever thinks of it first. */
export const forgotten: HabitMaker = (stock) => {
  const { rng } = stock;
  const thing = stock.take(rng.weighted({ switch: 4, light: 2, fan: 1 }));
  if (!thing) return [];
  return [
    {
      kind: "forgotten",
      title: `${thing.name} off after a while`,
      trigger: { type: "state", entityId: thing.entityId, to: "on", forMinutes: rng.pick([15, 20, 30, 45, 60]) },
      conditions: [],
      actions: [{ entityId: thing.entityId, state: "off" }],
      delaySeconds: [10, 200],
    },
  ];
};
