import { sensor } from "../profiles/entities.ts";
import type { Rng } from "../rng.ts";
import type { BatteryModel, EntitySpec } from "../spec/entity.ts";
import type { HomeSpec } from "../spec/home.ts";
import type { FaultOptions } from "./fault-options.ts";

const BATTERY_POWERED = new Set(["motion", "door", "window", "temperature", "humidity"]);
const DYING = 0.08;
const REPLACED = 0.03;

/**
 * Gives the phones, and most of the devices without a cable that have none yet, a battery that reports. Some are dying, some have died
 * already and took their device along; most last for months.
 */
export function withBatteries(home: HomeSpec, { rng, days, burden, isFree }: FaultOptions): HomeSpec {
  const ends = new Map<string, number>();
  const known = new Set(home.entities.filter(({ deviceClass }) => deviceClass === "battery").map(deviceOf));
  const added: EntitySpec[] = [];
  for (const entity of home.entities) {
    const device = deviceOf(entity);
    if (!BATTERY_POWERED.has(entity.deviceClass ?? "") || entity.platform !== "zigbee" || known.has(device)) continue;
    known.add(device);
    if (rng.chance(0.5)) added.push(batteryOf(device, entity.areaId, healthy(rng)));
  }
  const phones = home.people.map(({ name }) =>
    sensor(
      `${name}'s phone battery`,
      undefined,
      { model: "phone_battery", perDay: rng.between(45, 90) },
      { device: `${name}'s phone`, platform: "mobile_app", everySeconds: 1800 },
    ),
  );
  const weaken = (entity: EntitySpec): EntitySpec => {
    if (entity.sensor?.model !== "battery") return entity;
    const device = deviceOf(entity);
    const spareable = home.entities.every((other) => deviceOf(other) !== device || isFree(other.entityId));
    const model = spareable ? fateOf(entity.sensor, rng, days, burden) : entity.sensor;
    if (model.atEnd < 0) ends.set(device, 1 + model.atEnd / model.perDay / days);
    return { ...entity, sensor: model };
  };
  const entities = [...home.entities, ...added, ...phones].map(weaken);
  return {
    ...home,
    entities: entities.map((entity) => {
      const end = ends.get(deviceOf(entity));
      return end === undefined ? entity : { ...entity, silent: [Math.max(0, end), 1] };
    }),
  };
}

function batteryOf(device: string, areaId: string | undefined, model: BatteryModel): EntitySpec {
  return sensor(`${device} battery`, areaId, model, { device });
}

function healthy(rng: Rng): BatteryModel {
  return { model: "battery", atEnd: rng.between(45, 98), perDay: rng.between(0.02, 0.15), step: stepOf(rng) };
}

function fateOf(model: BatteryModel, rng: Rng, days: number, burden: number): BatteryModel {
  const wobble = rng.chance(0.3) ? rng.between(0.3, 1.2) : 0;
  const step = stepOf(rng);
  const fate = rng.between(0, 1);
  if (fate < DYING * burden) {
    const perDay = rng.between(0.6, 2.5);
    // It runs out from a week before the end of the history to six weeks after it.
    return { model: "battery", atEnd: perDay * rng.between(-Math.min(7, days / 3), 42), perDay, step, wobble };
  }
  if (fate < (DYING + REPLACED) * burden)
    return {
      model: "battery",
      atEnd: 97,
      perDay: rng.between(0.1, 0.4),
      step,
      wobble,
      replacedAt: rng.between(0.2, 0.8),
    };
  return { ...model, step, wobble };
}

function stepOf(rng: Rng): number {
  return rng.pick([0.5, 1, 1, 1, 5]);
}

export function deviceOf({ device, name }: EntitySpec): string {
  return device ?? name;
}
