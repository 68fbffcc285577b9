import fc from "fast-check";

const WORDS = fc.constantFrom(
  "triggers",
  "trigger",
  "platform",
  "actions",
  "action",
  "service",
  "entity_id",
  "target",
  "choose",
  "if",
  "then",
  "else",
  "repeat",
  "count",
  "while",
  "until",
  "conditions",
  "condition",
  "sequence",
  "at",
  "to",
  "from",
  "for",
  "event",
  "light.turn_on",
  "light.hall_lamp",
  "sun",
  "state",
  "time",
  "sunset",
  "on",
  "07:00:00",
  "numeric_state",
  "above",
  "below",
  "weekday",
  "mon",
  "delay",
  "wait_for_trigger",
  "parallel",
  "time_pattern",
  "minutes",
  "/5",
  "and",
  "or",
  "not",
  "zone",
  "area_id",
  "hall",
  "template",
  "{{ x }}",
  "all",
  "enabled",
  "id",
  "mode",
  "restart",
  "queued",
  "data",
  "brightness_pct",
);

/**
 * Anything that might stand in an automation: its own words, in lists and maps of any shape.
 *
 * @param scalars what else there may be besides words
 * @param maxDepth how deep lists and maps may lie in each other
 */
export function anyInAutomations(scalars: readonly unknown[], maxDepth: number): fc.Arbitrary<unknown> {
  const { value } = fc.letrec<{ value: unknown; list: unknown[]; map: Record<string, unknown> }>((tie) => ({
    value: fc.oneof({ maxDepth, withCrossShrink: true }, WORDS, fc.constantFrom(...scalars), tie("list"), tie("map")),
    list: fc.array(tie("value"), { maxLength: 4 }),
    map: fc.dictionary(WORDS, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  }));
  return value;
}
