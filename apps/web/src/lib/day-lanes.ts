/**
 * Spreads things of a day over as few lanes as needed, so that none covers another.
 *
 * @param items each with its minutes after midnight
 * @param apart things closer to each other than this many minutes would cover one another
 * @returns the items by time, with their lane: 0 lies lowest
 */
export function intoLanes<T extends { minutes: number }>(items: readonly T[], apart: number): (T & { lane: number })[] {
  const lastOfLane: number[] = [];
  return [...items]
    .sort((a, b) => a.minutes - b.minutes)
    .map((item) => {
      const free = lastOfLane.findIndex((last) => item.minutes - last >= apart);
      const lane = free === -1 ? lastOfLane.length : free;
      lastOfLane[lane] = item.minutes;
      return { ...item, lane };
    });
}
