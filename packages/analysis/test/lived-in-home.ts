import { getPosition } from "suncalc";
import { MINUTE, SECOND } from "../src/time/local-clock.ts";
import { type BuilderOptions, gauss, LogBuilder, random } from "./log-builder.ts";

export const ROOMS = ["kitchen", "living_room", "hall", "bedroom"] as const;
const FEBRUARY: BuilderOptions = { from: "2026-02-02", days: 28 };

/**
 * A home in which two people live without any habit on things: they sleep, walk about, leave for work, and switch
 * three lamps now and then. Tests add the one thing that is to be found, or that is not.
 */
export function livedInHome(seed: number, options: Partial<BuilderOptions> = {}): LogBuilder {
  const builder = new LogBuilder({ ...FEBRUARY, ...options });
  const next = random(seed);
  comeAndGo(builder, "person.anna", next);
  comeAndGo(builder, "person.ben", next);
  for (const room of ROOMS) walkAbout(builder, room, next);
  for (const [i, room] of ["kitchen", "living_room", "bedroom"].entries()) {
    useNowAndThen(builder, `light.${room}_spot`, { perDay: 3, seed: 10 * seed + i, areaId: room });
  }
  measureLight(builder, next);
  return builder;
}

/** On workdays away from about half past eight to about half past five, at weekends now and then for a while. */
function comeAndGo(builder: LogBuilder, person: string, next: () => number): void {
  builder.entity(person, { initial: "home" });
  for (const day of builder.days) {
    const isWorkday = builder.weekday(day) < 5;
    if (!isWorkday && next() < 0.5) continue;
    const leaves = isWorkday ? 510 + gauss(next, 25) : 600 + 240 * next();
    const stays = isWorkday ? 540 + gauss(next, 40) : 40 + 180 * next();
    builder
      .change(person, "not_home", builder.at(day, leaves))
      .change(person, "home", builder.at(day, leaves) + stays * MINUTE);
  }
}

/** The room's motion sensor sees somebody now and then from seven to eleven in the evening. */
function walkAbout(builder: LogBuilder, room: string, next: () => number): void {
  const sensor = `binary_sensor.${room}_motion`;
  builder.entity(sensor, { initial: "off", areaId: room, deviceClass: "motion" });
  for (const day of builder.days) {
    for (let minute = 420 - Math.log(1 - next()) * 50; minute < 1380; ) {
      const lasts = 1 + 3 * next();
      builder
        .change(sensor, "on", builder.at(day, minute))
        .change(sensor, "off", builder.at(day, minute) + lasts * MINUTE);
      minute += lasts + 1 - Math.log(1 - next()) * 50;
    }
  }
}

/** Illuminance of the living room every ten minutes: the sun behind the clouds of the day. */
function measureLight(builder: LogBuilder, next: () => number): void {
  const sensor = "sensor.living_room_illuminance";
  builder.entity(sensor, { areaId: "living_room", deviceClass: "illuminance", unit: "lx", stateClass: "measurement" });
  const { latitude, longitude } = builder.build().home;
  let clouds = 1;
  for (let time = builder.from; time < builder.until; time += 10 * MINUTE) {
    if ((time - builder.from) % (360 * MINUTE) === 0) clouds = 0.3 + 0.7 * next();
    const height = Math.sin((getPosition(new Date(time), latitude, longitude).altitude * Math.PI) / 180);
    const lux = Math.max(0, height + 0.05) * 500 * clouds * (0.9 + 0.2 * next());
    builder.reading(sensor, Math.round(lux * 10) / 10, time + 20 * SECOND * next());
  }
}

/** Use without any pattern: on at any time of the waking day, off after any while. */
export function useNowAndThen(
  builder: LogBuilder,
  entityId: string,
  { perDay, seed, areaId = "kitchen" }: { perDay: number; seed: number; areaId?: string },
): LogBuilder {
  const next = random(seed);
  builder.entity(entityId, { initial: "off", areaId });
  const wait = (mean: number) => -Math.log(1 - next()) * mean;
  for (const day of builder.days) {
    for (let minute = 420 + wait(600 / perDay); minute < 1380; ) {
      const lasts = 2 + wait(300 / perDay);
      builder
        .change(entityId, "on", builder.at(day, minute), next() < 0.5 ? "user" : "device")
        .change(entityId, "off", builder.at(day, minute) + lasts * MINUTE, next() < 0.5 ? "user" : "device");
      minute += lasts + wait(600 / perDay);
    }
  }
  return builder;
}

export interface HabitOptions {
  /** Days on which it is done; every day by default. */
  readonly on?: (day: number) => boolean;
  /** Chance that it is done when it could be. */
  readonly chance?: number;
  readonly seed?: number;
  /** What ends it after any while; stays as it is when left out. */
  readonly back?: string;
}

/** An entity is brought to a state at moments of the home, `afterMs` later; its other state comes back after any while. */
export function doAt(
  builder: LogBuilder,
  entityId: string,
  state: string,
  moments: readonly number[],
  {
    chance = 0.96,
    seed = 1,
    back,
    afterMs = (): number => 0,
  }: HabitOptions & { afterMs?: (next: () => number) => number },
): LogBuilder {
  const next = random(seed);
  for (const [i, moment] of moments.entries()) {
    if (next() > chance) continue;
    const at = moment + afterMs(next);
    builder.change(entityId, state, at, next() < 0.5 ? "user" : "device");
    if (back === undefined) continue;
    const before = Math.min(at + (25 + 280 * next()) * MINUTE, (moments[i + 1] ?? Number.POSITIVE_INFINITY) - MINUTE);
    builder.change(entityId, back, before, next() < 0.5 ? "user" : "device");
  }
  return builder;
}

/** The same minute of the day, with a spread in minutes, on the days chosen. */
export function momentsOfDay(
  builder: LogBuilder,
  minute: (day: number) => number,
  { on = () => true, spread = 4, seed = 2 }: HabitOptions & { spread?: number } = {},
): number[] {
  const next = random(seed);
  return builder.days.filter(on).map((day) => builder.at(day, minute(day) + gauss(next, spread)));
}
