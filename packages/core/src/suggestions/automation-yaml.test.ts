import type { Automation } from "@routinely/analysis";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { automationYaml } from "./automation-yaml.ts";

const automation: Automation = {
  alias: "Hall light: on at sunset, for “guests” #1",
  description: "",
  triggers: [
    { trigger: "state", entity_id: ["binary_sensor.door"], from: "off", to: "on", for: { minutes: 5 } },
    { trigger: "time", at: "06:45:00" },
    { trigger: "numeric_state", entity_id: "sensor.lux", below: 12.5 },
  ],
  conditions: [{ condition: "time", weekday: ["mon", "sun"], after: "22:00" }],
  actions: [
    {
      action: "light.turn_on",
      target: { entity_id: "light.hall" },
      data: { brightness_pct: 40, effect: "no", code: "0123" },
    },
  ],
  mode: "queued",
  max: 3,
};

test("Home Assistant reads from the YAML just what was proposed", () => {
  // Home Assistant reads YAML 1.1.
  expect(parse(automationYaml("routinely_abc123", automation), { version: "1.1" })).toEqual([
    { id: "routinely_abc123", ...automation },
  ]);
  expect(parse(automationYaml("routinely_abc123", automation), { version: "1.2" })).toEqual([
    { id: "routinely_abc123", ...automation },
  ]);
});

test("it is an entry to append to automations.yaml, written as Home Assistant writes it", () => {
  const simple: Automation = {
    alias: "Hall light on",
    description: "",
    // the order in which JSONB gives them back
    triggers: [{ to: "on", trigger: "state", entity_id: ["binary_sensor.door"] }],
    conditions: [{ conditions: [{ condition: "sun", after: "sunset" }], condition: "or" }],
    actions: [{ target: { entity_id: "light.hall" }, action: "light.turn_on" }],
    mode: "single",
  };
  expect(automationYaml("routinely_abc123", simple)).toBe(`- id: routinely_abc123
  alias: Hall light on
  description: ''
  triggers:
  - trigger: state
    entity_id:
    - binary_sensor.door
    to: 'on'
  conditions:
  - condition: or
    conditions:
    - condition: sun
      after: sunset
  actions:
  - action: light.turn_on
    target:
      entity_id: light.hall
  mode: single
`);
});

test("texts over several lines and long ones stay what they are", () => {
  const description = `${"long ".repeat(60)}\nsecond line\n`;
  expect(parse(automationYaml("a", { ...automation, description }))[0].description).toBe(description);
});
