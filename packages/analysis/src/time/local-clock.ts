import { tzOffset } from "@date-fns/tz";

export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Offsets change at most on these borders in every zone in use (Lord Howe moves at half past the hour, UTC). */
const OFFSET_STEP = 30 * MINUTE;

/** Local time of a home. Days are numbered from 1970-01-01, local; weekdays are 0 (Monday) to 6 (Sunday). */
export class LocalClock {
  readonly timeZone: string;
  /** By step; and by day of UTC, NaN for days on which it changes. */
  readonly #offsets = new Map<number, number>();
  readonly #offsetOfDay = new Map<number, number>();
  /** The day of UTC last asked for: most questions in a row are about one. */
  #today = Number.NaN;
  #offsetToday = 0;

  constructor(timeZone: string) {
    this.timeZone = timeZone;
    if (Number.isNaN(tzOffset(timeZone, new Date(0)))) throw new RangeError(`There is no time zone ${timeZone}.`);
  }

  /** Milliseconds to add to `time` (epoch ms) to get local wall time. */
  offset(time: number): number {
    const day = Math.floor(time / DAY);
    if (day === this.#today) return this.#offsetToday;
    let offset = this.#offsetOfDay.get(day);
    if (offset === undefined) {
      const [start, end] = [this.#offsetAt(day * DAY), this.#offsetAt((day + 1) * DAY)];
      offset = start === end ? start : Number.NaN;
      this.#offsetOfDay.set(day, offset);
    }
    if (Number.isNaN(offset)) return this.#offsetAt(time);
    this.#today = day;
    this.#offsetToday = offset;
    return offset;
  }

  #offsetAt(time: number): number {
    const step = Math.floor(time / OFFSET_STEP);
    let offset = this.#offsets.get(step);
    if (offset === undefined) {
      offset = tzOffset(this.timeZone, new Date(step * OFFSET_STEP)) * MINUTE;
      this.#offsets.set(step, offset);
    }
    return offset;
  }

  /** Number of the local day that `time` lies in. */
  day(time: number): number {
    return Math.floor((time + this.offset(time)) / DAY);
  }

  /** Minutes after local midnight by the wall clock, 0 to 1440, with fractions. */
  minuteOfDay(time: number): number {
    const wall = time + this.offset(time);
    return (wall - Math.floor(wall / DAY) * DAY) / MINUTE;
  }

  weekday(day: number): number {
    return (day + 3) % 7; // 1970-01-01 was a Thursday
  }

  /**
   * The instant at which the wall clock shows `minute` on `day`; `minute` may lie outside 0..1440, then it counts on
   * into the days around. As in Home Assistant, a time that the clocks skip does not happen (NaN), and one that they
   * show twice happens the first time.
   */
  instant(day: number, minute: number): number {
    const wall = day * DAY + minute * MINUTE;
    const early = wall - this.offset(wall - 14 * HOUR);
    const late = wall - this.offset(wall + 14 * HOUR);
    const fits = (time: number) => time + this.offset(time) === wall;
    const first = Math.min(early, late);
    const second = Math.max(early, late);
    if (fits(first)) return first;
    return fits(second) ? second : Number.NaN;
  }

  /** `YYYY-MM-DD` of a day number. */
  date(day: number): string {
    return new Date(day * DAY).toISOString().slice(0, 10);
  }
}
