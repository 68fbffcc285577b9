import type { Rng } from "../rng.ts";
import type { AutomationSpec } from "../spec/automation.ts";
import type { EntitySpec } from "../spec/entity.ts";
import type { HomeSpec } from "../spec/home.ts";
import type { FaultOptions } from "./fault-options.ts";

/** Automations that name what is gone, that run for nothing, that fight with each other, and that call each other up. */
export function withBadAutomations(home: HomeSpec, { rng, burden, isFree }: FaultOptions): HomeSpec {
  const lights = rng.shuffled(
    home.entities.filter(
      ({ entityId, members, echoes, leftOn, silent, areaId }) =>
        entityId.startsWith("light.") &&
        !members &&
        !echoes &&
        !leftOn &&
        !silent &&
        areaId !== "garden" &&
        isFree(entityId),
    ),
  );
  const added: AutomationSpec[] = [];
  const driven = new Set<string>();
  for (const make of [stale, deaf, needless, fight, loop]) {
    const light = lights.pop();
    if (!light || !rng.chance(0.3 * burden)) continue;
    added.push(...make(light, rng));
    if (make !== stale) driven.add(light.entityId);
  }
  return {
    ...home,
    automations: [...home.automations, ...added],
    randomUse: home.randomUse.filter(({ entityId }) => !driven.has(entityId)),
    following: home.following.filter(({ entityId }) => !driven.has(entityId)),
    entities: [
      ...home.entities,
      ...added.map(({ key, alias }) => ({
        entityId: `automation.${key}`,
        name: alias,
        platform: "automation",
        device: null,
        initial: "on",
      })),
    ],
  };
}

/** The lamp was given away; the automation stayed. */
function stale(light: EntitySpec, rng: Rng): AutomationSpec[] {
  const minutes = Math.round(rng.between(1080, 1260));
  return [
    {
      key: "party_lights",
      alias: "Party lights",
      trigger: { type: "clock", minutes },
      conditions: [{ type: "days", days: [4, 5] }],
      actions: [
        { entityId: "light.disco_ball", state: "on" },
        ...(rng.chance(0.5) ? [{ entityId: light.entityId, state: "on" }] : []),
      ],
    },
  ];
}

/** It waits for a button that is no longer there. */
function deaf(light: EntitySpec): AutomationSpec[] {
  return [
    {
      key: "old_button",
      alias: "Old button",
      trigger: { type: "state", entityId: "binary_sensor.old_button", to: "on" },
      conditions: [],
      actions: [{ entityId: light.entityId, state: "on" }],
    },
  ];
}

/** Switches off every night what nobody ever has on at that time. */
function needless(light: EntitySpec, rng: Rng): AutomationSpec[] {
  return [
    {
      key: "all_off_again",
      alias: "All off again",
      trigger: { type: "clock", minutes: Math.round(rng.between(180, 300)) },
      conditions: [],
      actions: [{ entityId: light.entityId, state: "off" }],
    },
  ];
}

/** One switches on in the evening; the other thinks that light is waste. */
function fight({ entityId, name }: EntitySpec, rng: Rng): AutomationSpec[] {
  const minutes = Math.round(rng.between(1080, 1260));
  return [
    {
      key: "cosy_evening",
      alias: "Cosy evening",
      trigger: { type: "clock", minutes },
      conditions: [],
      actions: [{ entityId, state: "on" }],
    },
    {
      key: "save_energy",
      alias: `Save energy: ${name}`,
      trigger: { type: "clock", minutes: minutes + Math.round(rng.between(1, 4)) },
      conditions: [],
      actions: [{ entityId, state: "off" }],
    },
  ];
}

/** Each undoes what calls the other up, for an hour every evening. */
function loop({ entityId }: EntitySpec, rng: Rng): AutomationSpec[] {
  const after = Math.round(rng.between(1080, 1200));
  const conditions = [{ type: "time", after, before: after + 60 } as const];
  return [
    {
      key: "never_dark",
      alias: "Never dark",
      trigger: { type: "state", entityId, to: "off", forMinutes: rng.pick([1, 3, 5]) },
      conditions,
      actions: [{ entityId, state: "on" }],
    },
    {
      key: "never_long",
      alias: "Never long",
      trigger: { type: "state", entityId, to: "on", forMinutes: rng.pick([2, 4, 8]) },
      conditions,
      actions: [{ entityId, state: "off" }],
    },
    {
      key: "dusk_in_the_corner",
      alias: "Dusk in the corner",
      trigger: { type: "clock", minutes: after + 2 },
      conditions: [],
      actions: [{ entityId, state: "on" }],
    },
  ];
}
