import type { Context } from "./contexts.ts";
import { due, holds, watch } from "./rules.ts";
import type { AutomationSpec, Trigger } from "./spec/automation.ts";
import type { World } from "./world.ts";

/** Chance that a device answers an automation so late that its report has lost the context: at most. */
const LATE_REPORTS = 0.07;

/**
 * Sets the automations of the home going. A run by a state has the state's context as parent, a run by time or sun has none;
 * the event `automation_triggered` and all that the run does share one context.
 */
export function startAutomations(
  world: World,
  automations: readonly AutomationSpec[],
  ran: (entityId: string) => void,
): void {
  const rng = world.rng.fork("automations");
  const late = rng.fork("late").between(0, LATE_REPORTS);
  for (const automation of automations) {
    const entityId = `automation.${automation.key}`;
    const run = (cause?: Context) => {
      if (!world.reachable(entityId)) return;
      if (!automation.conditions.every((condition) => holds(world, condition))) return;
      const context = world.context(cause && { parent: cause.id });
      world.event(
        "automation_triggered",
        { name: automation.alias, entity_id: entityId, source: sourceOf(automation.trigger) },
        context,
      );
      world.set(entityId, "on", context, {
        last_triggered: new Date(world.now).toISOString().replace("Z", "000+00:00"),
      });
      let seconds = 0;
      for (const action of automation.actions) {
        seconds += action.afterSeconds ?? 0.01;
        world.after(seconds, () => world.command(action, context, rng.chance(late) ? rng.between(6, 20) : undefined));
      }
      ran(entityId);
    };
    watch(world, automation.trigger, run);
    world.onDay((day) => {
      const at = due(world, automation.trigger, day);
      if (at !== null) world.at(at + rng.between(2, 40), () => run());
    });
  }
}

function sourceOf(trigger: Trigger): string {
  switch (trigger.type) {
    case "clock":
      return "time";
    case "sun":
      return trigger.event;
    case "state":
      return `state of ${trigger.entityId}`;
    case "numeric":
      return `numeric state of ${trigger.entityId}`;
    case "automation":
      return `event 'automation_triggered'`;
  }
}
