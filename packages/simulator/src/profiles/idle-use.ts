import type { Rng } from "../rng.ts";
import type { EntitySpec } from "../spec/entity.ts";
import type { RandomUse } from "../spec/use.ts";

/** Meals, getting up and sitting together come every day, at no time that could be foretold: regular, but no habit. */
export function meals(things: readonly EntitySpec[], habitual: ReadonlySet<string>): RandomUse[] {
  const rhythms: Omit<RandomUse, "off">[] = [
    { entityId: "light.kitchen_counter", perDay: 0.8, window: [390, 560], on: "on", minutes: [6, 90] },
    { entityId: "light.kitchen_counter", perDay: 1.2, window: [1020, 1230], on: "on", minutes: [12, 150] },
    { entityId: "switch.coffee_machine", perDay: 1.2, window: [380, 600], on: "on", minutes: [10, 120] },
    { entityId: "media_player.kitchen_radio", perDay: 0.8, window: [390, 620], on: "playing", minutes: [12, 160] },
    { entityId: "light.bathroom_ceiling", perDay: 1.3, window: [370, 540], on: "on", minutes: [5, 75] },
    { entityId: "light.living_room_lamp", perDay: 1.3, window: [1080, 1380], on: "on", minutes: [25, 300] },
    { entityId: "media_player.living_room_tv", perDay: 0.8, window: [1140, 1350], on: "on", minutes: [40, 150] },
    { entityId: "light.bedroom_bedside", perDay: 1, window: [1290, 1420], on: "on", minutes: [4, 90] },
  ];
  return rhythms
    .filter(({ entityId }) => !habitual.has(entityId) && things.some((thing) => thing.entityId === entityId))
    .map((use) => ({ ...use, off: "off" }));
}

/** Everything that people act on is used at odd times, too: once in some days, or a few times a day. */
export function idleUse(rng: Rng, things: readonly EntitySpec[], regular: boolean): RandomUse[] {
  return things.flatMap((thing): RandomUse[] => {
    const domain = thing.entityId.split(".")[0]!;
    const garden =
      thing.areaId === "garden" ||
      thing.entityId === "switch.dishwasher" ||
      thing.entityId.includes("mirror") ||
      thing.members;
    if (garden) return [];
    const use = (
      perDay: number,
      on: string,
      off: string,
      minutes: readonly [number, number],
      window: readonly [number, number] = [420, 1380],
    ): RandomUse[] => [{ entityId: thing.entityId, perDay: perDay * rng.between(0.5, 1.5), window, on, off, minutes }];
    switch (domain) {
      case "light":
        return use(0.4, "on", "off", [10, 180]);
      case "switch":
        return use(0.8, "on", "off", [10, 90]);
      case "fan":
        return use(0.2, "on", "off", [10, 60]);
      case "cover":
        return use(regular ? 0.15 : 0.4, thing.initial === "open" ? "closed" : "open", thing.initial, [30, 500]);
      case "media_player":
        return thing.entityId.includes("radio")
          ? use(1, "playing", "off", [20, 240])
          : use(1.2, "on", "off", [30, 150], regular ? [1080, 1320] : [540, 1380]);
      case "binary_sensor":
        return thing.deviceClass === "window" ? use(1.5, "on", "off", [10, 60]) : [];
      default:
        return [];
    }
  });
}
