import { tzOffset } from "@date-fns/tz";
import { getPosition, getTimes } from "suncalc";

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/** Local time and the sun at one place. A *day* is a local date as a number: days since 1970-01-01. */
export class Calendar {
  readonly timeZone: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string, latitude: number, longitude: number) {
    this.timeZone = timeZone;
    this.latitude = latitude;
    this.longitude = longitude;
  }

  dayOf(at: number): number {
    return Math.floor(this.#local(at) / DAY_MS);
  }

  /** Minutes since local midnight, as the clock on the wall shows them: 0..1440. */
  minutesOf(at: number): number {
    return (this.#local(at) % DAY_MS) / 60_000;
  }

  /** 0 = Monday … 6 = Sunday. */
  weekdayOf(day: number): number {
    return (day + 3) % 7;
  }

  /** The moment at which the clock shows so many minutes after midnight of a day; may lie in the day before or after. */
  at(day: number, minutes: number): number {
    const local = day * DAY_MS + minutes * 60_000;
    return local - this.#offset(local - this.#offset(local));
  }

  /** Sunrise or sunset of a local day; null at polar day and night. */
  sun(day: number, event: "sunrise" | "sunset"): number | null {
    const times = getTimes(new Date(this.at(day, 720)), this.latitude, this.longitude);
    return times[event]?.getTime() ?? null;
  }

  /** Degrees above the horizon. */
  sunAltitude(at: number): number {
    return getPosition(new Date(at), this.latitude, this.longitude).altitude;
  }

  #local(at: number): number {
    return at + this.#offset(at);
  }

  /** Offset to UTC in milliseconds; clocks change on full quarters of UTC's hours, so one look-up each is enough. */
  #offset(at: number): number {
    const quarter = Math.floor(at / QUARTER_MS);
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      offset = tzOffset(this.timeZone, new Date(at)) * 60_000;
      if (this.#offsets.size > 400) this.#offsets.clear();
      this.#offsets.set(quarter, offset);
    }
    return offset;
  }
}
