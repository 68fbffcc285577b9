import { serviceFor } from "./services.ts";
import type { Action, AutomationSpec, Condition, Trigger } from "./spec/automation.ts";

type Step = Readonly<Record<string, unknown>>;

export interface HomeAssistantAutomation {
  readonly id: string;
  readonly alias: string;
  readonly description: string;
  readonly triggers: readonly Step[];
  readonly conditions: readonly Step[];
  readonly actions: readonly Step[];
  readonly mode: string;
}

/** The same as it was written before Home Assistant 2024.10. */
export interface OldAutomation {
  readonly id: string;
  readonly alias: string;
  readonly description: string;
  readonly trigger: readonly Step[];
  readonly condition: readonly Step[];
  readonly action: readonly Step[];
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

/** An automation in the words that it was once written in: `trigger`, `platform`, `service`. */
export function inItsOwnSpelling(automation: AutomationSpec): HomeAssistantAutomation | OldAutomation {
  const { triggers, conditions, actions, ...rest } = toHomeAssistant(automation);
  if (!automation.oldSpelling) return { ...rest, triggers, conditions, actions };
  return {
    ...rest,
    trigger: triggers.map(({ trigger, ...step }) => ({ platform: trigger, ...step })),
    condition: conditions,
    action: actions.map(({ action, ...step }) => (action === undefined ? step : { service: action, ...step })),
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
