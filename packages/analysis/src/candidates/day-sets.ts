import { ALL_DAYS, WEEKEND, WORKDAYS } from "../judge/routine.ts";

/** A set of weekdays (bit 0 = Monday) and how odd it is, in nats: what it must gain over "all days" to be believed. */
export interface DaySet {
  readonly days: number;
  readonly oddity: number;
}

const FRIDAY_SATURDAY = 0b0110000;
const SUNDAY_TO_THURSDAY = ALL_DAYS & ~FRIDAY_SATURDAY;

const NAMED: readonly DaySet[] = [
  { days: ALL_DAYS, oddity: 0 },
  { days: WORKDAYS, oddity: 1 },
  { days: WEEKEND, oddity: 1 },
  { days: FRIDAY_SATURDAY, oddity: 2.5 },
  { days: SUNDAY_TO_THURSDAY, oddity: 2.5 },
  ...Array.from({ length: 7 }, (_, day) => ({ days: 1 << day, oddity: 3 })),
  ...Array.from({ length: 7 }, (_, day) => ({ days: ALL_DAYS & ~(1 << day), oddity: 3.5 })),
  ...Array.from({ length: 5 }, (_, day) => ({ days: WORKDAYS & ~(1 << day), oddity: 3.5 })),
];

/** Weekdays are only learnt one by one when each was seen this often. */
const ENOUGH_WEEKS = 3;
const LEARNT_ODDITY = 4.5;

/**
 * Day sets worth trying.
 *
 * @param hits on how many days of each weekday it was done
 * @param days how many days of each weekday there were
 */
export function daySets(hits: ArrayLike<number>, days: ArrayLike<number>): readonly DaySet[] {
  const rates = Array.from({ length: 7 }, (_, day) => (days[day]! > 0 ? hits[day]! / days[day]! : 0));
  if (Array.from({ length: 7 }, (_, day) => days[day]!).some((count) => count < ENOUGH_WEEKS)) return NAMED;
  const best = Math.max(...rates);
  const learnt = rates.reduce((set, rate, day) => (rate >= best / 2 && rate > 0 ? set | (1 << day) : set), 0);
  if (learnt === 0 || NAMED.some((set) => set.days === learnt)) return NAMED;
  return [...NAMED, { days: learnt, oddity: LEARNT_ODDITY }];
}
