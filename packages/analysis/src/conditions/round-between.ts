/** What people tell apart by how many times it is more, not by how much: half an hour of sun is thousands of lux. */
const BY_RATIO = new Set(["power", "illuminance", "pm25", "pm10"]);
const STEPS = [1000, 500, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.1, 0.01];

/** The scale on which readings are evenly far apart: their own, or their logarithm. */
export function scaleOf(deviceClass: string | undefined): {
  to(reading: number): number;
  from(place: number): number;
} {
  if (!BY_RATIO.has(deviceClass ?? "")) return { to: (reading) => reading, from: (place) => place };
  return { to: (reading) => Math.log1p(Math.max(0, reading)), from: Math.expm1 };
}

/**
 * The roundest number in the middle half between two readings; above `low` and at most `high` in any case.
 *
 * @param deviceClass of the sensor: tells whether the middle is half the way or half the ratio
 */
export function roundBetween(low: number, high: number, deviceClass?: string): number {
  const { to, from } = scaleOf(deviceClass);
  const at = (share: number) => from((1 - share) * to(low) + share * to(high));
  for (const step of STEPS) {
    const round = Math.round(Math.round(at(0.5) / step) * step * 100) / 100;
    if (round >= at(0.25) && round <= at(0.75) && round > low) return round;
  }
  return high;
}
