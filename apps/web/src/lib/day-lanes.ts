/** Things closer to each other than this would cover one another in the strip of a day. */
const APART_MINUTES = 75;

/**
 * Spreads things of a day over as few lanes as needed, so that none covers another.
 *
 * @param items each with its minutes after midnight
 * @returns the items by time, with their lane: 0 lies lowest
 */
export function intoLanes<T extends { minutes: number }>(items: readonly T[]): (T & { lane: number })[] {
  const lastOfLane: number[] = [];
  return [...items]
    .sort((a, b) => a.minutes - b.minutes)
    .map((item) => {
      const free = lastOfLane.findIndex((last) => item.minutes - last >= APART_MINUTES);
      const lane = free === -1 ? lastOfLane.length : free;
      lastOfLane[lane] = item.minutes;
      return { ...item, lane };
    });
}
