import { expect, test } from "vitest";
import { editorYaml } from "./editor-yaml.ts";

test("the editor gets the entry itself, without the list and the id", () => {
  const entry = [
    "- id: routinely_1f",
    "  alias: Kitchen on",
    "  description: ''",
    "  triggers:",
    "  - trigger: time",
    "    at: '06:45:00'",
    "  actions:",
    "  - action: light.turn_on",
    "    target:",
    "      entity_id: light.kitchen",
    "",
  ].join("\n");
  expect(editorYaml(entry)).toBe(
    [
      "alias: Kitchen on",
      "description: ''",
      "triggers:",
      "- trigger: time",
      "  at: '06:45:00'",
      "actions:",
      "- action: light.turn_on",
      "  target:",
      "    entity_id: light.kitchen",
      "",
    ].join("\n"),
  );
});
