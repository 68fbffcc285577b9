import {
  type Habit,
  type HomeAssistantAutomation,
  type Trigger,
  toHomeAssistant,
} from "../../packages/simulator/src/index.ts";

const DAY_MINUTES = 1440;

/** What people want of an automation that they always take back. */
const SWITCHED_OFF: HomeAssistantAutomation = {
  id: "off",
  alias: "Switched off",
  description: "",
  triggers: [],
  conditions: [],
  actions: [],
  mode: "single",
};

/**
 * The automation that knows the habit, as early as people may do it. For people who correct an automation it is that
 * automation as they want it.
 *
 * @param daysLived in the middle of the time over which it is judged: habits that drift have moved by then
 */
export function idealOf(habit: Habit, daysLived: number): HomeAssistantAutomation {
  const { id, kind, trigger, conditions, targets, jitter, corrects } = habit;
  if (corrects) {
    const { changed } = corrects;
    if (changed === null) return SWITCHED_OFF;
    return toHomeAssistant(kind === "override" ? changed : { ...changed, actions: targets });
  }
  const earlyMinutes = 1.5 * Math.round(jitter.spreadMinutes ?? 0) - (jitter.driftMinutesPerDay ?? 0) * daysLived;
  const actions = targets.map(({ entityId, state, settings }) => ({ entityId, state, ...(settings && { settings }) }));
  return toHomeAssistant({ key: id, alias: id, trigger: earlier(trigger, earlyMinutes), conditions, actions });
}

function earlier(trigger: Trigger, minutes: number): Trigger {
  if (trigger.type === "clock") {
    return { ...trigger, minutes: (Math.round(trigger.minutes - minutes) + DAY_MINUTES) % DAY_MINUTES };
  }
  if (trigger.type !== "sun") return trigger;
  const offset = trigger.offsetMinutes - minutes;
  return { ...trigger, offsetMinutes: Math.sign(offset) * Math.round(Math.abs(offset)) };
}
