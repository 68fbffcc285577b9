import type { Rng } from "../rng.ts";
import type { Action, AutomationSpec, Condition, EntitySpec, HabitSpec, PersonSpec } from "../types.ts";

const WORKDAYS = [0, 1, 2, 3, 4];
const WEEKEND = [5, 6];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** What a habit may be made of. Each takes its entities out, so that no two habits want the same of one thing. */
export class Stock {
  readonly rng: Rng;
  readonly people: readonly PersonSpec[];
  readonly automations: AutomationSpec[] = [];
  readonly #entities: readonly EntitySpec[];
  readonly #taken = new Set<string>();

  constructor(rng: Rng, entities: readonly EntitySpec[], people: readonly PersonSpec[], taken: readonly string[]) {
    this.rng = rng;
    this.people = people;
    this.#entities = rng.shuffled(entities);
    for (const entityId of taken) this.#taken.add(entityId);
  }

  /** An entity that no habit has yet, of a domain, and such as is asked for. */
  take(domain: string, such: (entity: EntitySpec) => boolean = () => true): EntitySpec | undefined {
    const found = this.#entities.find(
      (entity) =>
        entity.entityId.startsWith(`${domain}.`) &&
        !this.#taken.has(entity.entityId) &&
        !entity.members &&
        (domain !== "switch" || (entity.watts ?? 0) > 0) &&
        such(entity),
    );
    if (found) this.#taken.add(found.entityId);
    return found;
  }

  /** Sensors are only looked at, they may serve many habits. */
  sensors(deviceClass: string): EntitySpec[] {
    return this.#entities.filter((entity) => entity.deviceClass === deviceClass && entity.areaId !== undefined);
  }
}

type Draft = Pick<HabitSpec, "kind" | "title" | "trigger" | "conditions" | "actions"> & Partial<HabitSpec>;

/** Makes up a habit of one kind, or none when the home has not what it takes. */
type HabitMaker = (stock: Stock) => Draft[];

export const HABIT_MAKERS: Readonly<Record<string, HabitMaker>> = {
  clock: (stock) => {
    const thing = stock.take(stock.rng.weighted({ light: 4, switch: 2, cover: 2, media_player: 1 }));
    if (!thing) return [];
    const days = stock.rng.pick([
      EVERY_DAY,
      EVERY_DAY,
      WORKDAYS,
      WORKDAYS,
      WEEKEND,
      [Math.floor(stock.rng.between(0, 7))],
    ]);
    const minutes = stock.rng.between(
      ...((days === EVERY_DAY || days === WORKDAYS ? [1120, 1330] : [610, 1330]) as [number, number]),
    );
    return [
      {
        kind: "clock",
        title: `${thing.name} at about ${Math.floor(minutes / 60)}:${Math.floor(minutes % 60)}`,
        trigger: { type: "clock", minutes: Math.round(minutes / 5) * 5 },
        conditions: onDays(days),
        actions: [onto(thing)],
        spreadMinutes: stock.rng.between(3, 9),
        ...(stock.rng.chance(0.12) && { driftMinutesPerDay: stock.rng.between(-1.2, 1.2) }),
      },
    ];
  },
  sun: (stock) => {
    const thing = stock.take(stock.rng.weighted({ light: 4, cover: 2 }));
    if (!thing) return [];
    return [
      {
        kind: "sun",
        title: `${thing.name} around sunset`,
        trigger: { type: "sun", event: "sunset", offsetMinutes: Math.round(stock.rng.between(-25, 40) / 5) * 5 },
        conditions: [{ type: "someone_home" }],
        actions: [onto(thing)],
        spreadMinutes: stock.rng.between(3, 8),
      },
    ];
  },
  reaction: (stock) => {
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
  },
  film: (stock) => {
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
  },
  forgotten: (stock) => {
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
  },
  threshold: (stock) => {
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
  },
  presence: (stock) => {
    const thing = stock.take(stock.rng.pick(["light", "media_player"]));
    if (!thing) return [];
    const person = stock.rng.pick(stock.people);
    const dark = stock.rng.chance(0.4);
    return [
      stock.rng.chance(0.5)
        ? {
            kind: "presence",
            title: `${thing.name} off when everybody is out`,
            trigger: { type: "state", entityId: "zone.home", to: "0" },
            conditions: [],
            actions: [{ entityId: thing.entityId, state: "off" }],
            delaySeconds: [30, 200],
            how: "app",
          }
        : {
            kind: "presence",
            title: `${thing.name} on when ${person.name} comes home${dark ? " in the dark" : ""}`,
            trigger: { type: "state", entityId: `person.${person.id}`, to: "home" },
            conditions: dark ? [{ type: "dark" }] : [],
            actions: [onto(thing)],
            delaySeconds: [15, 120],
            by: [person.id],
          },
    ];
  },
  scene: (stock) => {
    const things = [stock.take("light"), stock.take("light"), stock.take(stock.rng.pick(["cover", "light"]))].filter(
      (thing) => thing !== undefined,
    );
    if (things.length < 2) return [];
    return [
      {
        kind: "scene",
        title: `${things.map(({ name }) => name).join(", ")} together in the evening`,
        trigger: { type: "clock", minutes: Math.round(stock.rng.between(1140, 1320) / 5) * 5 },
        conditions: [{ type: "someone_home" }],
        actions: things.map((thing, index) => ({
          ...onto(thing),
          afterSeconds: index === 0 ? 0 : stock.rng.between(3, 25),
        })),
        spreadMinutes: stock.rng.between(3, 8),
      },
    ];
  },
  gap: (stock) => {
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
  },
  override: (stock) => {
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
  },
};

/** Fills in how reliable the habits of one maker are, who has them, and how long they live: together. */
export function finish(drafts: readonly Draft[], id: string, { rng, people }: Stock): HabitSpec[] {
  const life = rng.weighted({ whole: 8, ended: 1, began: 1 });
  const alive =
    life === "ended"
      ? ([0, rng.between(0.25, 0.5)] as const)
      : life === "began"
        ? ([rng.between(0.2, 0.5), 1] as const)
        : undefined;
  return drafts.map((draft, index) => ({
    probability: rng.between(0.78, 0.97),
    by: rng.shuffled(people).map((person) => person.id),
    how: rng.pick(["app", "device", "either"]),
    ...(alive && { alive }),
    ...draft,
    id: index === 0 ? id : `${id}_${index + 1}`,
  }));
}

function inRoom(areaId: string | undefined): (entity: EntitySpec) => boolean {
  return (entity) => entity.areaId === areaId;
}

function onDays(days: readonly number[]): Condition[] {
  return days.length === 7 ? [] : [{ type: "days", days }];
}

/** What somebody would bring a thing into. */
function onto({ entityId }: EntitySpec): Action {
  const domain = entityId.split(".")[0];
  return {
    entityId,
    state: domain === "cover" ? "closed" : domain === "media_player" && entityId.includes("radio") ? "playing" : "on",
  };
}
