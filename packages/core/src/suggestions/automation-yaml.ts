import type { Automation } from "@routinely/analysis";
import { stringify } from "yaml";

/** The order in which people write an automation's keys; PostgreSQL's JSONB forgets any. Others come after these. */
const KEYS = [
  ...["id", "alias", "description", "trigger", "condition", "action"],
  ...["triggers", "conditions", "actions", "mode", "max", "target", "event", "entity_id", "attribute"],
  ...["from", "to", "state", "above", "below", "at", "offset", "after", "after_offset", "before", "before_offset"],
  ...["weekday", "for", "hours", "minutes", "seconds", "data"],
];

function positionOf(key: unknown): number {
  const position = KEYS.indexOf(String(key));
  return position < 0 ? KEYS.length : position;
}

/**
 * An automation as an entry of Home Assistant's automations.yaml, written the way Home Assistant itself writes it:
 * ready to be appended to that file. Home Assistant reads YAML 1.1, where a bare `on` or `06:45:00` is no string, so
 * such strings are quoted.
 *
 * @param id of the entry; unknown keys are refused there, so a new automation is marked as ours by its id
 */
export function automationYaml(id: string, automation: Automation): string {
  return stringify([{ id, ...automation }], {
    sortMapEntries: (a, b) => positionOf(a.key) - positionOf(b.key),
    version: "1.1",
    singleQuote: true,
    indentSeq: false,
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}
