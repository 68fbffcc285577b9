import type { Rng } from "../rng.ts";
import type { EntitySpec } from "../spec/entity.ts";
import {
  battery,
  contact,
  cover,
  fan,
  light,
  lightGroup,
  motion,
  player,
  plug,
  sensor,
  slug,
  thermostat,
} from "./entities.ts";

export interface Room {
  readonly areaId: string;
  readonly name: string;
  readonly kind: "living" | "kitchen" | "hallway" | "bath" | "bed" | "work" | "garden" | "porch";
}

export function room(name: string, kind: Room["kind"]): Room {
  return { areaId: slug(name), name, kind };
}

/** What stands in a room. `rich` homes have more lamps and sensors. */
export function furnish({ areaId, name, kind }: Room, rng: Rng, rich: boolean): EntitySpec[] {
  const out: EntitySpec[] = [light(`${name} ceiling`, areaId, rng.between(8, 40))];
  const climate = `${name} climate`;
  const withSensors = (...more: EntitySpec[]) => {
    out.push(motion(name, areaId), ...more);
    if (!rich) return;
    out.push(battery(`${name} motion sensor`, areaId, rng.between(20, 95), rng.between(0.02, 0.2)));
    if (kind !== "hallway" && kind !== "porch")
      out.push(sensor(`${name} temperature`, areaId, { model: "temperature", room: areaId }, { device: climate }));
  };
  const humidity = (everySeconds: number) =>
    sensor(`${name} humidity`, areaId, { model: "humidity", room: areaId }, { device: climate, everySeconds });
  switch (kind) {
    case "living": {
      out.push(light(`${name} lamp`, areaId, 9), player(`${name} TV`, areaId, 90));
      withSensors();
      if (!rich) return out;
      out.push(
        light(`${name} shelf`, areaId, 6),
        cover(`${name} blinds`, areaId, "blind"),
        thermostat(`${name} heating`, areaId),
      );
      out.push(sensor(`${name} illuminance`, areaId, { model: "lux", room: areaId }), humidity(900));
      out.push(
        lightGroup(`${name} lights`, areaId, [
          `light.${areaId}_ceiling`,
          `light.${areaId}_lamp`,
          `light.${areaId}_shelf`,
        ]),
      );
      out.push(
        sensor(`${name} TV power`, areaId, {
          model: "power",
          of: [`media_player.${areaId}_tv`],
          standby: rng.between(2, 18),
        }),
      );
      return out;
    }
    case "kitchen":
      out.push(light(`${name} counter`, areaId, 12), plug("Coffee machine", areaId, 1100));
      withSensors(
        ...(rich ? [player(`${name} radio`, areaId, 5), plug("Dishwasher", areaId, 0, { initial: "on" })] : []),
      );
      return out;
    case "hallway":
      withSensors(contact("Front door", areaId, "door"));
      return out;
    case "bath":
      out.push(light(`${name} mirror`, areaId, 10), fan(`${name} fan`, areaId, 18));
      withSensors(humidity(90));
      return out;
    case "bed":
      out.push(light(`${name} bedside`, areaId, 5));
      if (!rich) return out;
      withSensors(cover(`${name} shutter`, areaId, "shutter"), contact(`${name} window`, areaId, "window"));
      out.push(thermostat(`${name} heating`, areaId), light(`${name} reading light`, areaId, 5));
      return out;
    case "work":
      out.push(light(`${name} desk`, areaId, 9), plug(`${name} heater`, areaId, 900));
      if (rich) out.push(fan(`${name} ventilation`, areaId, 25));
      withSensors(sensor(`${name} CO2`, areaId, { model: "co2", room: areaId }));
      return out;
    case "porch":
      withSensors();
      return out;
    case "garden":
      out.push(plug(`${name} pump`, areaId, 45), plug(`${name} lights`, areaId, 20));
      return out;
  }
}
