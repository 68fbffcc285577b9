import { type Draft, type HabitMaker, inRoom, onto } from "./stock.ts";

export const reaction: HabitMaker = (stock) => {
  for (const sensor of stock.rng.shuffled(stock.sensors("motion"))) {
    const lamp = stock.take("light", inRoom(sensor.areaId));
    if (!lamp) continue;
    const on: Draft = {
      kind: "reaction",
      title: `${lamp.name} on when somebody comes in the dark`,
      trigger: { type: "state", entityId: sensor.entityId, to: "on" },
      conditions: [{ type: "dark" }],
      actions: [{ entityId: lamp.entityId, state: "on" }],
      delaySeconds: [1, stock.rng.between(5, 20)],
      how: "device",
    };
    const off: Draft = {
      kind: "off_after",
      title: `${lamp.name} off when nobody is there any more`,
      trigger: { type: "state", entityId: sensor.entityId, to: "off", forMinutes: stock.rng.pick([3, 5, 8, 10]) },
      conditions: [],
      actions: [{ entityId: lamp.entityId, state: "off" }],
      delaySeconds: [3, 50],
    };
    return [on, off];
  }
  return [];
};

export const film: HabitMaker = (stock) => {
  const tv = stock.take("media_player", ({ entityId }) => entityId.endsWith("_tv"));
  const lamp = tv && stock.take("light", inRoom(tv.areaId));
  if (!lamp) return [];
  return [
    {
      kind: "reaction",
      title: `${lamp.name} off when ${tv.name} starts in the evening`,
      trigger: { type: "state", entityId: tv.entityId, from: "off", to: "on" },
      conditions: [{ type: "time", after: 1110, before: 1410 }],
      actions: [{ entityId: lamp.entityId, state: "off" }],
      delaySeconds: [8, 60],
    },
  ];
};

export const forgotten: HabitMaker = (stock) => {
  const thing = stock.take("switch");
  if (!thing) return [];
  return [
    {
      kind: "forgotten",
      title: `${thing.name} off after a while`,
      trigger: { type: "state", entityId: thing.entityId, to: "on", forMinutes: stock.rng.pick([20, 30, 45]) },
      conditions: [],
      actions: [{ entityId: thing.entityId, state: "off" }],
      delaySeconds: [10, 200],
    },
  ];
};

export const threshold: HabitMaker = (stock) => {
  const sensor = stock.sensors("humidity").find(inRoom("bathroom"));
  const fan = sensor && stock.take("fan", inRoom(sensor.areaId));
  if (!fan) return [];
  return [
    {
      kind: "threshold",
      title: `${fan.name} on when it is humid`,
      trigger: { type: "numeric", entityId: sensor.entityId, above: stock.rng.pick([66, 70, 74]) },
      conditions: [],
      actions: [{ entityId: fan.entityId, state: "on" }],
      delaySeconds: [20, 160],
    },
    {
      kind: "threshold",
      title: `${fan.name} off when it is dry again`,
      trigger: { type: "numeric", entityId: sensor.entityId, below: stock.rng.pick([56, 58, 60]) },
      conditions: [],
      actions: [{ entityId: fan.entityId, state: "off" }],
      delaySeconds: [20, 240],
    },
  ];
};

/** The last one leaves, the first one comes, or a certain person does either. */
export const presence: HabitMaker = (stock) => {
  const { rng } = stock;
  const thing = stock.take(rng.pick(["light", "media_player", "switch"]));
  if (!thing) return [];
  const person = rng.pick(stock.people);
  const dark = rng.chance(0.4);
  const coming = {
    conditions: dark ? [{ type: "dark" } as const] : [],
    actions: [onto(thing)],
    delaySeconds: [15, 120] as const,
  };
  const leaving = {
    conditions: [],
    actions: [{ entityId: thing.entityId, state: "off" }],
    delaySeconds: [30, 200] as const,
    how: "app" as const,
  };
  switch (rng.weighted({ last: 3, first: 3, comes: 3, leaves: 2 })) {
    case "last":
      return [
        {
          kind: "presence",
          title: `${thing.name} off when everybody is out`,
          trigger: { type: "state", entityId: "zone.home", to: "0" },
          ...leaving,
        },
      ];
    case "first":
      return [
        {
          kind: "presence",
          title: `${thing.name} on when the first one comes home${dark ? " in the dark" : ""}`,
          trigger: { type: "numeric", entityId: "zone.home", above: 0 },
          ...coming,
        },
      ];
    case "comes":
      return [
        {
          kind: "presence",
          title: `${thing.name} on when ${person.name} comes home${dark ? " in the dark" : ""}`,
          trigger: { type: "state", entityId: `person.${person.id}`, to: "home" },
          ...coming,
          by: [person.id],
        },
      ];
    case "leaves":
      return [
        {
          kind: "presence",
          title: `${thing.name} off when ${person.name} leaves`,
          trigger: { type: "state", entityId: `person.${person.id}`, from: "home", to: "not_home" },
          ...leaving,
          by: [person.id],
        },
      ];
  }
};
