import type { EntitySpec } from "../spec/entity.ts";
import type { HomeSpec } from "../spec/home.ts";
import { deviceOf } from "./batteries.ts";
import type { FaultOptions } from "./fault-options.ts";

/** Devices that are out of reach, flap, fall silent or hang, and contacts that rattle: few, none in some homes. */
export function withWeakDevices(home: HomeSpec, { rng, days, burden, isFree }: FaultOptions): HomeSpec {
  const silences = new Map<string, readonly [number, number]>();
  const entities = home.entities.map((entity): EntitySpec => {
    const { entityId, platform, silent, sensor, deviceClass } = entity;
    const wireless = platform === "zigbee" || platform === "cast" || platform === "esphome";
    if (!wireless || silent || deviceClass === "battery" || !isFree(entityId)) return entity;
    const fault = rng.between(0, 1);
    if (fault < 0.012 * burden) return { ...entity, dropsADay: rng.between(0.4, 2) };
    if (fault < 0.02 * burden) return { ...entity, dropsADay: rng.between(10, 50), dropMinutes: [0.3, 4] };
    if (sensor && fault < 0.045 * burden) return { ...entity, stuckAfter: rng.between(0.3, 0.85) };
    const mayFallSilent = sensor || deviceClass === "motion";
    if (mayFallSilent && fault < 0.075 * burden) {
      const from = rng.between(0.1, 0.85);
      const returns = rng.chance(0.4);
      silences.set(deviceOf(entity), [from, returns ? Math.min(1, from + rng.between(2, 6) / days) : 1]);
    }
    const isContact = deviceClass === "door" || deviceClass === "window";
    if (isContact && rng.chance(0.05 * burden)) return { ...entity, chattersADay: rng.between(0.5, 3) };
    return entity;
  });
  // A device falls silent with all that it has to say.
  return {
    ...home,
    outagesAWeek: burden === 0 ? 0 : rng.pick([0, 0.3, 1.2, 3]),
    entities: entities.map((entity) => {
      const silent = silences.get(deviceOf(entity));
      const device = home.entities.filter((other) => deviceOf(other) === deviceOf(entity));
      return silent && device.every(({ entityId }) => isFree(entityId)) ? { ...entity, silent } : entity;
    }),
  };
}

/** How much a sensor of a class must see before it reports, where it does not report by the clock. */
const MIN_CHANGE: Readonly<Record<string, number>> = { temperature: 0.2, humidity: 2, power: 2, carbon_dioxide: 30 };

/** About half of the devices report changes only, at once but not the smallest. */
export function withReporting(home: HomeSpec, { rng }: FaultOptions): HomeSpec {
  return {
    ...home,
    entities: home.entities.map((entity): EntitySpec => {
      const minChange = MIN_CHANGE[entity.deviceClass ?? ""];
      if (!entity.sensor || entity.platform !== "zigbee" || minChange === undefined) return entity;
      return rng.chance(0.5) ? { ...entity, minChange, everySeconds: 60 } : entity;
    }),
  };
}

/** Groups that a hub keeps: they look like lights of their own that somebody switches at about the same time. */
export function withHubGroups(home: HomeSpec, { rng, isFree }: FaultOptions): HomeSpec {
  if (!rng.chance(0.4)) return home;
  const groups = home.areas.flatMap(({ areaId, name }): EntitySpec[] => {
    const lights = home.entities.filter(
      (entity) => entity.areaId === areaId && entity.entityId.startsWith("light.") && !entity.members,
    );
    const entityId = `light.${areaId}`;
    const hasGroup = home.entities.some((entity) => entity.areaId === areaId && entity.members);
    if (lights.length < 2 || hasGroup || !isFree(entityId) || home.entities.some((one) => one.entityId === entityId))
      return [];
    if (!rng.chance(0.3)) return [];
    return [
      {
        entityId,
        name,
        areaId,
        platform: "hue",
        initial: "off",
        echoes: lights.map((light) => light.entityId),
      },
    ];
  });
  return { ...home, entities: [...home.entities, ...groups] };
}
