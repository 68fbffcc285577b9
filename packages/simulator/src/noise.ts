import type { EntitySpec } from "./spec/entity.ts";
import type { HomeSpec } from "./spec/home.ts";

/** Readings a day that one added sensor gives by default. */
const READINGS = 1440;

/** Adds sensors that mean nothing, by number or until the home makes about so many rows. */
export function withNoise(
  home: HomeSpec,
  { days, rows, sensors }: { days: number; rows?: number; sensors?: number },
): HomeSpec {
  const missing = rows === undefined ? 0 : rows - days * ownRows(home);
  const count = sensors ?? Math.max(0, Math.ceil(missing / (days * READINGS)));
  if (count === 0) return home;
  const everySeconds = rows === undefined ? 86_400 / READINGS : (count * days * 86_400) / Math.max(1, missing);
  const noise = Array.from({ length: count }, (_, number): EntitySpec => {
    const name = `Probe ${String(number + 1).padStart(3, "0")}`;
    return {
      entityId: `sensor.${name.toLowerCase().replace(" ", "_")}`,
      name,
      platform: "mqtt",
      stateClass: "measurement",
      unit: "°C",
      deviceClass: "temperature",
      initial: "20.0",
      sensor: { model: "noise", mean: 20 + (number % 7), spread: 2.5 },
      everySeconds,
    };
  });
  return { ...home, entities: [...home.entities, ...noise] };
}

/** Rows a day that the home makes by itself, roughly: readings that did not change are not recorded. */
function ownRows(home: HomeSpec): number {
  const readings = home.entities.reduce(
    (sum, { sensor, everySeconds }) => sum + (sensor ? 86_400 / (everySeconds ?? 300) : 0),
    0,
  );
  return 0.6 * readings + 900;
}
