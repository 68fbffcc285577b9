import {
  type Habit,
  type HomeAssistantAutomation,
  type Trigger,
  toHomeAssistant,
} from "../../packages/simulator/src/index.ts";

/** The automation that knows the habit, as early as people may do it; null for what no automation can know. */
export function idealOf({ id, trigger, conditions, targets, jitter }: Habit): HomeAssistantAutomation | null {
  if (trigger.type === "automation") return null;
  const earlyMinutes = 1.5 * Math.round(jitter.spreadMinutes ?? 0);
  const actions = targets.map(({ entityId, state }) => ({ entityId, state }));
  return toHomeAssistant({ key: id, alias: id, trigger: earlier(trigger, earlyMinutes), conditions, actions });
}

function earlier(trigger: Trigger, minutes: number): Trigger {
  if (trigger.type === "clock") return { ...trigger, minutes: (Math.round(trigger.minutes - minutes) + 1440) % 1440 };
  if (trigger.type !== "sun") return trigger;
  const offset = trigger.offsetMinutes - minutes;
  return { ...trigger, offsetMinutes: Math.sign(offset) * Math.round(Math.abs(offset)) };
}
