import type { Rng } from "../rng.ts";
import type { AutomationSpec } from "../spec/automation.ts";
import type { EntitySpec } from "../spec/entity.ts";

/** What a generated home has automated already: some of what is usual. */
export function existingAutomations(rng: Rng, things: readonly EntitySpec[], rich: boolean): AutomationSpec[] {
  const has = (entityId: string) => things.some((thing) => thing.entityId === entityId);
  const out: AutomationSpec[] = [];
  const mirror = "light.bathroom_mirror";
  if (rng.chance(0.8))
    out.push(
      {
        key: "mirror_on_motion",
        alias: "Mirror on motion",
        trigger: { type: "state", entityId: "binary_sensor.bathroom_motion", to: "on" },
        conditions: [],
        actions: [{ entityId: mirror, state: "on" }],
      },
      {
        key: "mirror_off",
        alias: "Mirror off",
        trigger: { type: "state", entityId: "binary_sensor.bathroom_motion", to: "off", forMinutes: 5 },
        conditions: [],
        actions: [{ entityId: mirror, state: "off" }],
      },
    );
  // Two devices driven by one automation.
  const garden = (state: string) =>
    ["switch.garden_lights", "light.garden_ceiling"].map((entityId) => ({ entityId, state }));
  if (rich)
    out.push(
      {
        key: "garden_at_dusk",
        alias: "Garden at dusk",
        trigger: { type: "sun", event: "sunset", offsetMinutes: 15 },
        conditions: [],
        actions: garden("on"),
      },
      {
        key: "garden_at_night",
        alias: "Garden at night",
        trigger: { type: "clock", minutes: 1395 },
        conditions: [],
        actions: garden("off"),
      },
    );
  if (has("light.upstairs_bathroom_mirror") && rng.chance(0.5))
    out.push({
      key: "bathroom_fan_after_shower",
      alias: "Upstairs fan when humid",
      trigger: { type: "numeric", entityId: "sensor.upstairs_bathroom_humidity", above: 70 },
      conditions: [],
      actions: [{ entityId: "fan.upstairs_bathroom_fan", state: "on" }],
    });
  if (has("climate.guest_room_heating") && rng.chance(0.5)) out.push(...schedule("climate.guest_room_heating"));
  if (has("light.hallway_ceiling") && rng.chance(0.4))
    out.push(
      {
        key: "hallway_on_motion",
        alias: "Hallway on motion at night",
        trigger: { type: "state", entityId: "binary_sensor.hallway_motion", to: "on" },
        conditions: [{ type: "dark" }],
        actions: [{ entityId: "light.hallway_ceiling", state: "on" }],
      },
      {
        key: "hallway_off",
        alias: "Hallway off",
        trigger: { type: "state", entityId: "binary_sensor.hallway_motion", to: "off", forMinutes: 3 },
        conditions: [],
        actions: [{ entityId: "light.hallway_ceiling", state: "off" }],
      },
    );
  const groups = things.filter(({ members }) => members);
  if (groups.length > 0 && rng.chance(0.4)) {
    const group = rng.pick(groups);
    out.push({
      key: "good_night",
      alias: `${group.name} off at night`,
      trigger: { type: "clock", minutes: 1430 },
      conditions: [],
      actions: [{ entityId: group.entityId, state: "off" }],
    });
  }
  return out;
}

function schedule(entityId: string): AutomationSpec[] {
  const set = (key: string, alias: string, minutes: number, temperature: number): AutomationSpec => ({
    key,
    alias,
    trigger: { type: "clock", minutes },
    conditions: [],
    actions: [{ entityId, state: "heat", settings: { temperature } }],
  });
  return [set("guest_room_warm", "Guest room warm", 400, 19.5), set("guest_room_cool", "Guest room cool", 1330, 16)];
}
