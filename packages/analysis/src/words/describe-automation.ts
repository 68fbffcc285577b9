import type { ExistingAutomation } from "../home.ts";
import type { Automation } from "../results.ts";
import { describeAction } from "./describe-action.ts";
import { describeCondition } from "./describe-condition.ts";
import { describeTrigger } from "./describe-trigger.ts";
import type { Things } from "./things.ts";
import { capitalize } from "./wording.ts";

export interface AutomationInWords {
  readonly when: readonly string[];
  readonly onlyIf: readonly string[];
  readonly then: readonly string[];
}

/** What is known of an entity of the home. */
export interface NamedEntity {
  readonly name: string;
  /** Home Assistant's device class: a door opens, where another sensor turns on. */
  readonly deviceClass?: string | undefined;
}

/**
 * Says a Home Assistant automation in words, line by line. What it does not know is shown by its kind.
 *
 * @param entities by entity id; of others the id itself is shown
 */
export function describeAutomation(
  automation: Pick<Automation, "triggers" | "conditions" | "actions"> | ExistingAutomation,
  entities: ReadonlyMap<string, NamedEntity>,
): AutomationInWords {
  const things: Things = { name: (id) => entities.get(id)?.name ?? id, info: (id) => entities.get(id) };
  return {
    when: automation.triggers.map((trigger) => capitalize(describeTrigger(trigger, things))),
    onlyIf: automation.conditions.map((condition) => capitalize(describeCondition(condition, things))),
    // biome-ignore lint/suspicious/noThenProperty: Home Assistant's own word; an array is never taken for a promise's method
    then: automation.actions.map((action) => capitalize(describeAction(action, things))),
  };
}
