import { serviceFor } from "./services.ts";
import type { Action, AutomationSpec, Condition, Trigger } from "./types.ts";

export interface HomeAssistantAutomation {
  readonly id: string;
  readonly alias: string;
  readonly description: string;
  readonly triggers: readonly Record<string, unknown>[];
  readonly conditions: readonly Record<string, unknown>[];
  readonly actions: readonly Record<string, unknown>[];
  readonly mode: string;
}

/** An automation as it stands in automations.yaml. */
export function toHomeAssistant(automation: AutomationSpec): HomeAssistantAutomation {
  return {
    id: automation.key,
    alias: automation.alias,
    description: "",
    triggers: [triggerOf(automation.trigger)],
    conditions: automation.conditions.map(conditionOf),
    actions: automation.actions.flatMap(actionsOf),
    mode: automation.mode ?? "single",
  };
}

function triggerOf(trigger: Trigger): Record<string, unknown> {
  switch (trigger.type) {
    case "clock":
      return { trigger: "time", at: clock(trigger.minutes) };
    case "sun":
      return { trigger: "sun", event: trigger.event, offset: offset(trigger.offsetMinutes) };
    case "state":
      return {
        trigger: "state",
        entity_id: [trigger.entityId],
        ...(trigger.from === undefined ? { not_from: ["unavailable", "unknown"] } : { from: trigger.from }),
        to: trigger.to,
        ...(trigger.forMinutes !== undefined && { for: { minutes: trigger.forMinutes } }),
      };
    case "numeric":
      return {
        trigger: "numeric_state",
        entity_id: [trigger.entityId],
        ...(trigger.above !== undefined && { above: trigger.above }),
        ...(trigger.below !== undefined && { below: trigger.below }),
        ...(trigger.forMinutes !== undefined && { for: { minutes: trigger.forMinutes } }),
      };
    case "automation":
      return { trigger: "event", event_type: "automation_triggered", event_data: { entity_id: trigger.entityId } };
  }
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function conditionOf(condition: Condition): Record<string, unknown> {
  switch (condition.type) {
    case "days":
      return { condition: "time", weekday: condition.days.map((day) => WEEKDAYS[day]) };
    case "someone_home":
      return { condition: "numeric_state", entity_id: "zone.home", above: 0 };
    case "dark":
      return { condition: "state", entity_id: "sun.sun", state: "below_horizon" };
    case "time":
      return { condition: "time", after: clock(condition.after), before: clock(condition.before) };
    case "state":
      return { condition: "state", entity_id: condition.entityId, state: condition.state };
    case "numeric":
      return {
        condition: "numeric_state",
        entity_id: condition.entityId,
        ...(condition.above !== undefined && { above: condition.above }),
        ...(condition.below !== undefined && { below: condition.below }),
      };
  }
}

function actionsOf(action: Action): Record<string, unknown>[] {
  const { domain, service, data } = serviceFor(action);
  const call = {
    action: `${domain}.${service}`,
    target: { entity_id: action.entityId },
    ...(Object.keys(data).length > 0 && { data }),
  };
  return action.afterSeconds ? [{ delay: { seconds: action.afterSeconds } }, call] : [call];
}

/** `06:45:00` */
function clock(minutes: number): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${pad(Math.floor(minutes / 60) % 24)}:${pad(Math.floor(minutes % 60))}:00`;
}

/** `-00:10:00` */
function offset(minutes: number): string {
  return `${minutes < 0 ? "-" : ""}${clock(Math.abs(minutes))}`;
}
