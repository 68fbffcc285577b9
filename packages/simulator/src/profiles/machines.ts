import type { Rng } from "../rng.ts";
import type { EntitySpec } from "../spec/entity.ts";
import type { Machine } from "../spec/use.ts";

/** What acts by itself in a generated home, of the things that play no part in habits and automations. */
export function machines(rng: Rng, things: readonly EntitySpec[]): Machine[] {
  const free = rng.shuffled(things);
  const find = (domain: string, such: (entity: EntitySpec) => boolean = () => true) =>
    free.find((entity) => entity.entityId.startsWith(`${domain}.`) && !entity.members && such(entity));
  const out: Machine[] = [];
  const thermostat = find("climate");
  if (thermostat && rng.chance(0.3)) {
    const warm = { minutes: rng.pick([330, 360, 390]), temperature: rng.pick([20, 21]) };
    const cool = { minutes: rng.pick([1290, 1320, 1350]), temperature: rng.pick([16, 17]) };
    out.push({ entityId: thermostat.entityId, does: "schedule", times: [warm, cool] });
  }
  const timed = find("switch", ({ watts = 0, areaId }) => watts > 0 && areaId !== "garden") ?? find("fan");
  if (timed && rng.chance(0.25))
    out.push({ entityId: timed.entityId, does: "switch_off", afterMinutes: rng.pick([10, 15, 30]) });
  const pump = find("switch", ({ entityId }) => entityId.includes("pump"));
  if (pump && rng.chance(0.3))
    out.push({
      entityId: pump.entityId,
      does: "cycle",
      onMinutes: rng.between(4, 15),
      offMinutes: rng.between(15, 90),
    });
  const lamp = find("light", ({ areaId }) => things.some((thing) => isMotionOf(thing, areaId)));
  const motion = lamp && things.find((thing) => isMotionOf(thing, lamp.areaId));
  if (motion && rng.chance(0.25)) out.push({ entityId: lamp.entityId, does: "follow_motion", motion: motion.entityId });
  return out;
}

function isMotionOf({ deviceClass, areaId }: EntitySpec, room: string | undefined): boolean {
  return deviceClass === "motion" && areaId === room;
}
