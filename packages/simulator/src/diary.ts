import type { Calendar } from "./calendar.ts";
import type { Rng } from "./rng.ts";

/** How often the plain days of a home are interrupted. */
export interface DiarySpec {
  /** Chance of a workday to be a public holiday. */
  readonly holidays: number;
  /** Chance that all of them go on a journey within six weeks. */
  readonly vacation: number;
  /** Chance of a person to have a workday off, at home. */
  readonly daysOff: number;
  /** Chance of a person to be away over night, a week. */
  readonly trips: number;
  /** Chance of guests, an evening; weekends see twice as many. */
  readonly guests: number;
}

/** First and last local day, both included. */
interface Absence {
  readonly first: number;
  readonly last: number;
}

/** Minutes after local midnight. */
export interface Visit {
  readonly from: number;
  readonly until: number;
}

const SUNDAY = 6;

/** What is special about the days of a home: holidays, days off, journeys and guests. Days are those of {@link Calendar}. */
export class Diary {
  readonly #calendar: Calendar;
  readonly #holidays = new Set<number>();
  readonly #daysOff = new Map<string, Set<number>>();
  readonly #absences = new Map<string, Absence[]>();
  readonly #visits = new Map<number, Visit>();

  constructor(
    rng: Rng,
    spec: DiarySpec,
    people: readonly string[],
    calendar: Calendar,
    { first, last }: { first: number; last: number },
  ) {
    this.#calendar = calendar;
    const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const workdays = days.filter((day) => calendar.weekdayOf(day) < 5);
    const holidays = rng.fork("holidays");
    for (const day of workdays) if (holidays.chance(spec.holidays)) this.#holidays.add(day);
    const vacation = this.#journey(rng.fork("vacation"), spec.vacation, days, [3, 10]);
    for (const person of people) {
      const own = rng.fork(`days of ${person}`);
      this.#daysOff.set(person, new Set(workdays.filter(() => own.chance(spec.daysOff))));
      const trip = this.#journey(own, (spec.trips * days.length) / 7, days, [1, 3]);
      this.#absences.set(person, vacation ?? trip ?? []);
    }
    const visits = rng.fork("visits");
    for (const day of days) {
      const weekend = calendar.weekdayOf(day) === 4 || calendar.weekdayOf(day) === 5;
      const visit = { from: visits.between(1020, 1200), until: visits.between(1340, 1490) };
      if (visits.chance(spec.guests * (weekend ? 2 : 1)) && !people.some((person) => this.absence(person, day)))
        this.#visits.set(day, visit);
    }
  }

  isHoliday(day: number): boolean {
    return this.#holidays.has(day);
  }

  /** The weekday that a day feels like, to a person or to all: holidays and days off are Sundays. */
  feelsLike(day: number, person?: string): number {
    const free = this.isHoliday(day) || (person !== undefined && this.#daysOff.get(person)?.has(day));
    return free ? SUNDAY : this.#calendar.weekdayOf(day);
  }

  /** The journey of a person that a day belongs to. */
  absence(person: string, day: number): Absence | undefined {
    return this.#absences.get(person)?.find(({ first, last }) => day >= first && day <= last);
  }

  /** Guests of the evening. */
  visit(day: number): Visit | undefined {
    return this.#visits.get(day);
  }

  /** At most one, not on the first and the last days, so that there is a life around it. */
  #journey(
    rng: Rng,
    chance: number,
    days: readonly number[],
    nights: readonly [number, number],
  ): Absence[] | undefined {
    const length = Math.round(rng.between(...nights));
    const first = days[0]! + Math.round(rng.between(2, Math.max(2, days.length - length - 2)));
    if (!rng.chance(chance) || days.length < length + 6) return undefined;
    return [{ first, last: first + length }];
  }
}
