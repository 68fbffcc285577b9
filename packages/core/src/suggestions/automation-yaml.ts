import type { Automation } from "@routinely/analysis";
import { stringify } from "yaml";

/**
 * An automation as an entry of Home Assistant's automations.yaml, written the way Home Assistant itself writes it:
 * ready to be appended to that file. Home Assistant reads YAML 1.1, where a bare `on` or `06:45:00` is no string, so
 * such strings are quoted. Unknown keys are refused there: our mark is the id's prefix.
 */
export function automationYaml(
  fingerprint: string,
  { alias, description, triggers, conditions, actions, mode }: Automation,
): string {
  const entry = { id: `routinely_${fingerprint}`, alias, description, triggers, conditions, actions, mode };
  return stringify([entry], {
    version: "1.1",
    singleQuote: true,
    indentSeq: false,
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}
