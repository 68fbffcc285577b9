import type { AutomationSuggestion } from "@routinely/db";
import { expect, test } from "vitest";
import { foundSuggestion } from "../../test/found.ts";
import { toSuggestion } from "./to-suggestion.ts";

function row(changes?: { id: string | null; entityId: string; alias: string }): AutomationSuggestion {
  const { evidence, automation } = foundSuggestion("abc123");
  return {
    title: "Night light off: only on workdays",
    fingerprint: "abc123",
    proposedTrigger: automation.triggers,
    proposedConditions: automation.conditions,
    proposedAction: automation.actions,
    mode: automation.mode,
    description: "",
    evidence: { ...evidence, ...(changes && { changes }) },
  } as unknown as AutomationSuggestion;
}

test("a new automation has our mark and the suggestion's title", () => {
  const { automation, yaml } = toSuggestion(row());
  expect(automation.alias).toBe("Night light off: only on workdays");
  expect(yaml).toContain("id: routinely_abc123\n");
});

test("a change of an automation keeps its id and its name", () => {
  const { automation, yaml } = toSuggestion(
    row({ id: "1700000000000", entityId: "automation.night_light_off", alias: "Night light off" }),
  );
  expect(automation.alias).toBe("Night light off");
  expect(yaml).toContain("id: '1700000000000'\n");
});
