import type { Action, Condition, EntitySpec } from "../../types.ts";
import { daySet, WORKDAYS } from "./day-sets.ts";
import { type Draft, type HabitMaker, inRoom, onDays, onto, type Stock } from "./stock.ts";

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

/** The last one leaves, the first one comes, or a certain person does either. */
export const presence: HabitMaker = (stock) => {
  const { rng } = stock;
  const person = rng.pick(stock.people);
  const heating = rng.chance(0.2) ? stock.take("climate") : undefined;
  const things = heating
    ? [heating]
    : [
        stock.take(rng.pick(["light", "media_player", "switch"])),
        ...(rng.chance(0.35) ? [stock.take("light")] : []),
      ].filter((thing) => thing !== undefined);
  if (things.length === 0) return [];
  const names = things.map(({ name }) => name).join(", ");
  const dark = !heating && rng.chance(0.25);
  const inTheDark = dark ? " in the dark" : "";
  const after = (index: number) => (index === 0 ? 0 : rng.between(3, 20));
  const set = (entityId: string, temperature: number): Action => ({
    entityId,
    state: "heat",
    settings: { temperature },
  });
  const coming = {
    kind: "presence",
    conditions: dark ? [{ type: "dark" } as const] : [],
    actions: heating
      ? [set(heating.entityId, rng.pick([20.5, 21, 21.5]))]
      : things.map((thing, index) => ({ ...onto(thing), afterSeconds: after(index) })),
    delaySeconds: [15, 120],
  } as const;
  const leaving = {
    kind: "presence",
    conditions: [],
    actions: heating
      ? [set(heating.entityId, rng.pick([16, 16.5, 17]))]
      : things.map(({ entityId }, index) => ({ entityId, state: "off", afterSeconds: after(index) })),
    delaySeconds: [30, 200],
    how: "app",
  } as const;
  const last: Draft = {
    title: `${names} when everybody is out`,
    trigger: { type: "state", entityId: "zone.home", to: "0" },
    ...leaving,
  };
  const first: Draft = {
    title: `${names} when the first one comes home${inTheDark}`,
    trigger: { type: "numeric", entityId: "zone.home", above: 0 },
    ...coming,
  };
  if (heating) return [last, first];
  switch (rng.weighted({ last: 3, first: 3, comes: 3, leaves: 2 })) {
    case "last":
      return [last];
    case "first":
      return [first];
    case "comes":
      return [
        {
          title: `${names} when ${person.name} comes home${inTheDark}`,
          trigger: { type: "state", entityId: `person.${person.id}`, to: "home" },
          ...coming,
          by: [person.id],
        },
      ];
    case "leaves":
      return [
        {
          title: `${names} off when ${person.name} leaves`,
          trigger: { type: "state", entityId: `person.${person.id}`, from: "home", to: "not_home" },
          ...leaving,
          by: [person.id],
        },
      ];
  }
};
