import { holds } from "../judge/holds.ts";
import { ALL_DAYS, type Condition, WEEKEND, WORKDAYS } from "../judge/routine.ts";
import type { Range } from "../time/range.ts";
import { daysOf, type World } from "../world/world.ts";
import { freeDays } from "./free-days.ts";

/** Some of the days of a stretch, as a habit may keep to them. */
export interface DaySet {
  /** How an automation tells these days. */
  readonly conditions: readonly Condition[];
  /** The weekdays that they are (bit 0 = Monday); null for days that weekdays do not tell. */
  readonly weekdays: number | null;
  /** By day of the stretch: 1 = one of them. */
  readonly has: Uint8Array;
  /** By day of the stretch: 1 = not having done it on this day says nothing. */
  readonly excused: Uint8Array;
  /** How odd the set is, in nats: what it must gain over "all days" to be believed. */
  readonly oddity: number;
}

/** The local days of a stretch. Made once, shared by all habitats. */
export interface DayCalendar {
  /** Consecutive day numbers. */
  readonly days: readonly number[];
  /** By day: 0 = Monday. */
  readonly weekdays: Uint8Array;
  /** How often each weekday is among the days, at least. */
  readonly weeks: number;
  /** Sets that every habit is tried on, the plainest first. */
  readonly sets: readonly DaySet[];
  /** The days of a set of weekdays (bit 0 = Monday). */
  setOf(weekdays: number, oddity: number): DaySet;
}

const FRIDAY_SATURDAY = 0b0110000;
/** What is done every other day of the working week: sports, classes. */
const MONDAY_WEDNESDAY_FRIDAY = 0b0010101;
const TUESDAY_THURSDAY = 0b0001010;
const NAMED: readonly (readonly [weekdays: number, oddity: number])[] = [
  [ALL_DAYS, 0],
  [WORKDAYS, 1],
  [WEEKEND, 1],
  [FRIDAY_SATURDAY, 2.5],
  [ALL_DAYS & ~FRIDAY_SATURDAY, 2.5],
  ...Array.from({ length: 7 }, (_, day) => [1 << day, 3] as const),
  [MONDAY_WEDNESDAY_FRIDAY, 3.5],
  [TUESDAY_THURSDAY, 3.5],
  ...Array.from({ length: 7 }, (_, day) => [ALL_DAYS & ~(1 << day), 3.5] as const),
  ...Array.from({ length: 5 }, (_, day) => [WORKDAYS & ~(1 << day), 3.5] as const),
];
const NAMED_WEEKDAYS = new Set(NAMED.map(([weekdays]) => weekdays));
/** Home Assistant's workday sensor knows the holidays, which weekdays do not; so it comes first where there is one. */
const WORKDAY_ODDITY = 0.5;

/** Weekdays are only learnt one by one when each was seen this often. */
const ENOUGH_WEEKS = 3;
/** By size: two and a half nats for a set without a name, and the logarithm of how many sets of that size there are. */
const LEARNT_ODDITY = [1, 7, 21, 35, 35, 21, 7, 1].map((sets) => 2.5 + Math.log(sets));

/**
 * @param acts all acts of people in the home, epoch ms, ascending
 */
export function dayCalendar(world: World, acts: Float64Array, range: Range): DayCalendar {
  const days = daysOf(world, range);
  const weekdays = Uint8Array.from(days, (day) => world.clock.weekday(day));
  const free = freeDays(world, acts, range);
  const known = new Map<number, DaySet>();
  const setOf = (set: number, oddity: number): DaySet => {
    const key = set + oddity * 128;
    const made = known.get(key) ?? makeSet(set, oddity);
    known.set(key, made);
    return made;
  };
  const makeSet = (set: number, oddity: number): DaySet => {
    return {
      conditions: set === ALL_DAYS ? [] : [{ kind: "weekdays", days: set }],
      weekdays: set,
      has: Uint8Array.from(weekdays, (weekday) => (set >> weekday) & 1),
      // On a holiday people live as at weekends: what they leave out says nothing of their workdays.
      excused: Uint8Array.from(days, (day) => ((set & WEEKEND) === 0 && free.has(day) ? 1 : 0)),
      oddity,
    };
  };
  const sets = NAMED.map(([set, oddity]) => setOf(set, oddity));
  return { days, weekdays, weeks: Math.floor(days.length / 7), setOf, sets: [...sets, ...workdaySets(world, days)] };
}

/** Workdays and free days as a workday sensor of the home tells them. */
function workdaySets(world: World, days: readonly number[]): DaySet[] {
  const sensor = [...world.log.series.values()].find(
    ({ kind, entityId }) =>
      kind === "discrete" &&
      entityId.startsWith("binary_sensor.") &&
      (world.info(entityId)?.platform === "workday" || /^binary_sensor\.workday/.test(entityId)),
  );
  if (!sensor) return [];
  return ["on", "off"].map((state) => {
    const condition = { kind: "state", entityId: sensor.entityId, state } as const;
    const has = Uint8Array.from(days, (day) => (holds(world, condition, world.clock.instant(day, 720)) ? 1 : 0));
    return {
      conditions: [condition],
      weekdays: null,
      has,
      excused: new Uint8Array(days.length),
      oddity: WORKDAY_ODDITY,
    };
  });
}

/**
 * The weekdays on which it is done the most, as far as these have no name: of two, of three, … up to six of them.
 *
 * @param hits by weekday: on how many days it was done
 * @param count by weekday: how many days there were
 */
export function learntSets(calendar: DayCalendar, hits: Uint16Array, count: Uint16Array): readonly DaySet[] {
  if (calendar.weeks < ENOUGH_WEEKS) return [];
  const sets: DaySet[] = [];
  let learnt = 0;
  for (let size = 1; size < 7; size++) {
    let next = -1; // the best of the other days
    let most = 0;
    for (let day = 0; day < 7; day++) {
      const rate = (hits[day]! + 0.1) / (count[day]! + 0.5);
      if (((learnt >> day) & 1) === 1 || rate <= most) continue;
      next = day;
      most = rate;
    }
    if (hits[next] === 0) break;
    learnt |= 1 << next;
    if (!NAMED_WEEKDAYS.has(learnt)) sets.push(calendar.setOf(learnt, LEARNT_ODDITY[size]!));
  }
  return sets;
}
