import type { Action } from "../../spec/automation.ts";
import { daySet, EVERY_DAY, WORKDAYS } from "./day-sets.ts";
import { type Draft, type HabitMaker, inRoom, onDays, onto, type Stock } from "./stock.ts";

export const clock: HabitMaker = (stock) => {
  const { rng } = stock;
  const thing = stock.take(rng.weighted({ light: 4, switch: 2, cover: 2, media_player: 1 }));
  if (!thing) return [];
  const days = daySet(rng);
  const off = !thing.entityId.startsWith("cover.") && rng.chance(0.3);
  const dim = off ? {} : dimmed(stock, thing.entityId);
  const minutes = inFives(rng.between(...((days.length >= 5 || off ? [1120, 1330] : [610, 1330]) as [number, number])));
  return [
    {
      kind: "clock",
      title: `${thing.name} ${off ? "off " : ""}at about ${clockTime(minutes)}`,
      trigger: { type: "clock", minutes },
      conditions: onDays(days),
      actions: [off ? { entityId: thing.entityId, state: "off" } : { ...onto(thing), ...dim }],
      spreadMinutes: rng.between(3, 9),
      ...(dim.settings && { how: "app" as const }),
      ...(rng.chance(0.15) && { driftMinutesPerDay: rng.between(-1.5, 1.5) }),
    },
  ];
};

/** What somebody does soon after getting up. */
export const morning: HabitMaker = (stock) => {
  const { rng } = stock;
  const person = rng.pick(stock.people);
  const thing = stock.take(rng.weighted({ switch: 3, light: 2, media_player: 1 }));
  if (!thing) return [];
  const workdays = rng.chance(0.7);
  return [
    {
      kind: "clock",
      title: `${person.name} switches ${thing.name} on after getting up${workdays ? " on workdays" : ""}`,
      trigger: { type: "clock", minutes: inFives(person.wake[workdays ? 0 : 1] + rng.between(15, 45)) },
      conditions: workdays ? onDays(WORKDAYS) : [],
      actions: [onto(thing)],
      spreadMinutes: rng.between(3, 9),
      by: [person.id],
    },
  ];
};

export const sun: HabitMaker = (stock) => {
  const { rng } = stock;
  const atSunrise = rng.chance(0.2);
  const thing = stock.take(atSunrise ? "cover" : rng.weighted({ light: 4, cover: 2 }));
  if (!thing) return [];
  const half: Partial<Action> =
    thing.entityId.startsWith("cover.") && !atSunrise && rng.chance(0.3)
      ? { state: "open", settings: { position: rng.pick([10, 20, 30, 40]) } }
      : {};
  return [
    {
      kind: "sun",
      title: `${thing.name} around ${atSunrise ? "sunrise" : "sunset"}`,
      trigger: atSunrise
        ? { type: "sun", event: "sunrise", offsetMinutes: inFives(rng.between(20, 100)) }
        : { type: "sun", event: "sunset", offsetMinutes: inFives(rng.between(-25, 40)) },
      conditions: [{ type: "someone_home" }],
      actions: [atSunrise ? { entityId: thing.entityId, state: "open" } : { ...onto(thing), ...half }],
      spreadMinutes: rng.between(3, 8),
    },
  ];
};

/** Several things at once in the evening, one by one or as the group that they are. */
export const scene: HabitMaker = (stock) => {
  const { rng } = stock;
  const group = rng.chance(0.35) ? stock.takeGroup() : undefined;
  const things = group
    ? [group, stock.take("cover", inRoom(group.areaId))].filter((thing) => thing !== undefined)
    : [stock.take("light"), stock.take("light"), stock.take(rng.pick(["cover", "light", "media_player"]))].filter(
        (thing) => thing !== undefined,
      );
  if (!group && things.length < 2) return [];
  const minutes = inFives(rng.between(1140, 1320));
  const off = rng.chance(0.3);
  const days = rng.chance(0.65) ? EVERY_DAY : daySet(rng);
  const named = !group && rng.chance(0.3) ? stock.newScene(off ? "Quiet hours" : "Evening") : undefined;
  const dims = things.map(({ entityId }) => (group || named || off ? {} : dimmed(stock, entityId)));
  return [
    {
      kind: "scene",
      title: `${things.map(({ name }) => name).join(", ")} ${off ? "off " : ""}together at about ${clockTime(minutes)}`,
      trigger: { type: "clock", minutes },
      conditions: [{ type: "someone_home" }, ...onDays(days)],
      actions: things.map((thing, index) => ({
        ...(off && !thing.entityId.startsWith("cover.") ? { entityId: thing.entityId, state: "off" } : onto(thing)),
        ...dims[index],
        afterSeconds: index === 0 ? 0 : rng.between(3, 25),
      })),
      spreadMinutes: rng.between(3, 8),
      ...((group || named || dims.some(({ settings }) => settings)) && { how: "app" as const }),
      ...(named && { scene: named }),
    },
  ];
};

/** The heating is set back for the night and up in the morning, in the app or at the thermostat. */
export const heating: HabitMaker = (stock) => {
  const { rng } = stock;
  const thermostat = stock.take("climate");
  if (!thermostat) return [];
  const person = rng.pick(stock.people);
  const set = (temperature: number): Action[] => [
    { entityId: thermostat.entityId, state: "heat", settings: { temperature } },
  ];
  const evening: Draft = {
    kind: "setting",
    title: `${thermostat.name} down for the night`,
    trigger: { type: "clock", minutes: inFives(rng.between(1280, 1345)) },
    conditions: [],
    actions: set(rng.pick([16, 16.5, 17, 18])),
    spreadMinutes: rng.between(4, 9),
  };
  const workdays = rng.chance(0.5);
  const up: Draft = {
    kind: "setting",
    title: `${thermostat.name} up in the morning${workdays ? " of workdays" : ""}`,
    trigger: { type: "clock", minutes: inFives(person.wake[workdays ? 0 : 1] + rng.between(10, 35)) },
    conditions: workdays ? onDays(WORKDAYS) : [],
    actions: set(rng.pick([20, 20.5, 21, 22])),
    spreadMinutes: rng.between(3, 8),
    by: [person.id],
  };
  return [evening, up];
};

/** A cover half shut at some time of the day. */
export const halfShut: HabitMaker = (stock) => {
  const { rng } = stock;
  const cover = stock.take("cover");
  if (!cover) return [];
  const minutes = inFives(rng.between(1080, 1290));
  const days = rng.chance(0.6) ? EVERY_DAY : daySet(rng);
  return [
    {
      kind: "setting",
      title: `${cover.name} nearly shut at about ${clockTime(minutes)}`,
      trigger: { type: "clock", minutes },
      conditions: onDays(days),
      actions: [{ entityId: cover.entityId, state: "open", settings: { position: rng.pick([15, 25, 30, 40, 50]) } }],
      spreadMinutes: rng.between(3, 9),
    },
  ];
};

/** Music that still plays late is turned down. */
export const quieter: HabitMaker = (stock) => {
  const { rng } = stock;
  const player = stock.take("media_player", ({ entityId }) => entityId.includes("radio"));
  if (!player) return [];
  const minutes = inFives(rng.between(1200, 1310));
  const { entityId } = player;
  return [
    {
      kind: "setting",
      title: `${player.name} turned down at about ${clockTime(minutes)}`,
      trigger: { type: "clock", minutes },
      conditions: [{ type: "state", entityId, state: "playing" }],
      actions: [{ entityId, state: "playing", settings: { volume_level: rng.pick([0.1, 0.15, 0.2]) } }],
      spreadMinutes: rng.between(3, 8),
    },
  ];
};

/** Some lights are always brought to the same brightness, which only the app can do. */
function dimmed({ rng }: Stock, entityId: string): Pick<Action, "settings"> {
  if (!entityId.startsWith("light.") || rng.chance(0.6)) return {};
  return { settings: { brightness_pct: rng.pick([20, 30, 40, 60]) } };
}

function inFives(minutes: number): number {
  return Math.round(minutes / 5) * 5;
}

function clockTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
