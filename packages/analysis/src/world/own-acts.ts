import { Actor, type DiscreteSeries, type EventLog } from "../event-log.ts";
import type { HomeModel } from "../home.ts";
import { firstAtOrAfter, lastAtOrBefore } from "../math/search.ts";
import { quantile } from "../math/statistics.ts";
import { HOUR, type LocalClock, MINUTE } from "../time/local-clock.ts";
import { domainOf, isActionable, isSilent } from "./domains.ts";

/** Domains whose devices end by themselves what they were sent to do. */
const RETURNING: Readonly<Record<string, ReadonlySet<string>>> = {
  vacuum: new Set(["docked", "returning"]),
  lawn_mower: new Set(["docked", "returning"]),
  // What was to be played is over.
  media_player: new Set(["idle"]),
};
/** Sensors that see people for as long as they are on, and those that somebody moved. */
const SEES_PEOPLE = new Set(["motion", "occupancy", "presence"]);
const MOVED_BY_PEOPLE = new Set(["door", "garage_door", "opening", "window"]);
/** A sign of people tells that they are about this long before and after. */
const ABOUT_MS = 15 * MINUTE;
/** A sensor that sees somebody for longer than this is stuck. */
const LONGEST_SIGHT_MS = 3 * HOUR;
const SAMPLE_MS = 15 * MINUTE;
/** The home has to be still for this share of the time, or nothing can be told. */
const MIN_STILL = 0.3;
const MIN_ACTS = 10;
/** The hours of the day in which the home is stillest. */
const SLEEP_HOURS = 5;
/** A device of its own will does this share of what chance would have it do while people sleep, or more. */
const OF_CHANCE = 0.5;
/** How much likelier, in nats, its acts must be by chance than by people who are as seldom unseen as in this home. */
const MIN_NATS = 6;

/**
 * The history with what devices do by themselves taken for the integration's act, not for somebody's at the device: robots
 * that go home, and everything that switches day and night whether or not anybody is about (pumps, fridges, humidifiers).
 * Where hardly any sensor sees people, nothing is changed.
 *
 * @param tick called every now and then
 */
export function withOwnActs(log: EventLog, home: HomeModel, clock: LocalClock, tick: () => void): EventLog {
  const series = new Map(log.series);
  for (const one of log.series.values()) {
    const returning = RETURNING[domainOf(one.entityId)];
    if (one.kind === "discrete" && returning) series.set(one.entityId, disowned(one, returning));
  }
  const still = stillness(log, home, clock, tick);
  if (!still || still.share < MIN_STILL) return { ...log, series };
  const switched = [...log.series.values()].flatMap((one) => {
    tick();
    return one.kind === "discrete" && isActionable(one.entityId) ? tellActs(log, one, still) : [];
  });
  const usual = Math.max(0.05, quantile(Float64Array.from(switched, (one) => one.unseen).sort(), 0.5));
  for (const { series: one, acts, unseen, asleep } of switched) {
    const nats =
      acts * (unseen * Math.log(still.share / usual) + (1 - unseen) * Math.log((1 - still.share) / (1 - usual)));
    if (nats >= MIN_NATS && asleep >= OF_CHANCE * (SLEEP_HOURS / 24)) series.set(one.entityId, disowned(one));
  }
  return { ...log, series };
}

/** When nobody was seen about. */
interface Stillness {
  /** Of the whole time. */
  readonly share: number;
  at(time: number): boolean;
  /** Whether this is in the hours of the day in which the home is stillest. */
  isAsleep(time: number): boolean;
}

/** null when no sensor sees people. */
function stillness(log: EventLog, home: HomeModel, clock: LocalClock, tick: () => void): Stillness | null {
  const sights: Sights = { from: [], until: [] };
  for (const one of log.series.values()) {
    tick();
    if (one.kind === "discrete") addSights(sights, one, home);
  }
  if (sights.from.length === 0) return null;
  const starts = Float64Array.from(sights.from).sort();
  const ends = Float64Array.from(sights.until).sort();
  // As many have begun as are over.
  const at = (time: number) => lastAtOrBefore(starts, time) + 1 === firstAtOrAfter(ends, time);
  const byHour = new Float64Array(24);
  let samples = 0;
  let quiet = 0;
  for (let time = log.from; time < log.until; time += SAMPLE_MS) {
    if (samples++ % 1000 === 0) tick();
    if (!at(time)) continue;
    quiet++;
    byHour[Math.floor(clock.minuteOfDay(time) / 60)]!++;
  }
  const quietFrom = (hour: number) =>
    Array.from({ length: SLEEP_HOURS }, (_, i) => byHour[(hour + i) % 24]!).reduce((sum, one) => sum + one, 0);
  const bed = Array.from(byHour.keys()).reduce((best, hour) => (quietFrom(hour) > quietFrom(best) ? hour : best), 0);
  const isAsleep = (time: number) => (Math.floor(clock.minuteOfDay(time) / 60) - bed + 24) % 24 < SLEEP_HOURS;
  return { share: quiet / Math.max(1, samples), at, isAsleep };
}

/** From when to when people were about, as some entity saw: many, so that each is no object of its own. */
interface Sights {
  readonly from: number[];
  readonly until: number[];
}

/** Adds those of one entity. */
function addSights(sights: Sights, series: DiscreteSeries, home: HomeModel): void {
  const domain = domainOf(series.entityId);
  const deviceClass = home.entities.get(series.entityId)?.deviceClass ?? "";
  const sees = domain === "binary_sensor" && SEES_PEOPLE.has(deviceClass);
  if (!sees && domain !== "person" && !(domain === "binary_sensor" && MOVED_BY_PEOPLE.has(deviceClass))) return;
  const { times, codes, states, actors } = series;
  for (let i = 1; i < times.length; i++) {
    if (actors[i] === Actor.nobody) continue;
    const from = times[i]!;
    if (sees && states[codes[i]!] !== "on") continue;
    sights.from.push(from - ABOUT_MS);
    sights.until.push((sees ? Math.min(times[i + 1] ?? from, from + LONGEST_SIGHT_MS) : from) + ABOUT_MS);
  }
}

/** How many acts at the device there are, and which share of them nobody was seen about, or while people sleep. */
function tellActs(log: EventLog, series: DiscreteSeries, still: Stillness) {
  const { times, codes, states, actors } = series;
  let [acts, unseen, asleep] = [0, 0, 0];
  for (let i = Math.max(1, firstAtOrAfter(times, log.from)); i < times.length; i++) {
    if (actors[i] !== Actor.device || isSilent(states[codes[i]!]!) || isSilent(states[codes[i - 1]!]!)) continue;
    acts++;
    if (still.at(times[i]!)) unseen++;
    if (still.isAsleep(times[i]!)) asleep++;
  }
  return acts < MIN_ACTS ? [] : [{ series, acts, unseen: unseen / acts, asleep: asleep / acts }];
}

/** The series with changes at the device, to these states or to any, taken for the integration's. */
function disowned(series: DiscreteSeries, states?: ReadonlySet<string>): DiscreteSeries {
  const actors = series.actors.map((actor, i) =>
    actor === Actor.device && (!states || states.has(series.states[series.codes[i]!]!)) ? Actor.integration : actor,
  );
  return { ...series, actors };
}
