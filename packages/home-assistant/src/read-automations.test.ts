import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/recorder-file.ts";
import { readAutomations } from "./read-automations.ts";

function read(yaml: string) {
  const path = join(temporaryFolder(), "automations.yaml");
  writeFileSync(path, yaml);
  const warnings: string[] = [];
  return { automations: readAutomations(path, (sentence) => warnings.push(sentence)), warnings };
}

test("today's keys are taken as they are", () => {
  const { automations, warnings } = read(`
- id: "1700000000000"
  alias: Hall light
  triggers:
    - trigger: state
      entity_id: binary_sensor.hall
      to: on
  conditions:
    - "{{ is_state('sun.sun', 'below_horizon') }}"
  actions:
    - action: light.turn_on
      target: { entity_id: light.hall }
  mode: single
`);
  expect(warnings).toEqual([]);
  expect(automations).toEqual([
    {
      id: "1700000000000",
      alias: "Hall light",
      mode: "single",
      triggers: [{ trigger: "state", entity_id: "binary_sensor.hall", to: "on" }],
      conditions: ["{{ is_state('sun.sun', 'below_horizon') }}"],
      actions: [{ action: "light.turn_on", target: { entity_id: "light.hall" } }],
    },
  ]);
});

test("keys of before 2024.10 get today's names, also within choose, if and repeat, but not within data", () => {
  const { automations } = read(`
- alias: Evening
  trigger: { platform: time, at: 22:45:00 }
  condition: { condition: state, entity_id: light.hall, state: off }
  action:
    - choose:
        - conditions: []
          sequence: { service: light.turn_off, data: { service: kept } }
      default:
        - repeat: { count: 2, sequence: [{ service: light.toggle, data_template: { brightness: 3 } }] }
    - wait_for_trigger: [{ platform: state, entity_id: light.hall }]
`);
  expect(automations[0]).toEqual({
    alias: "Evening",
    triggers: [{ trigger: "time", at: "22:45:00" }],
    conditions: [{ condition: "state", entity_id: "light.hall", state: "off" }],
    actions: [
      {
        choose: [{ conditions: [], sequence: { action: "light.turn_off", data: { service: "kept" } } }],
        default: [{ repeat: { count: 2, sequence: [{ action: "light.toggle", data: { brightness: 3 } }] } }],
      },
      { wait_for_trigger: [{ trigger: "state", entity_id: "light.hall" }] },
    ],
  });
});

test("what is set beside the parts of an automation is kept", () => {
  const { automations } = read(`
- alias: Evening
  description: Made by Alex
  mode: queued
  max: 3
  variables: { lamp: light.hall }
  triggers: []
  conditions: []
  actions: []
`);
  expect(automations).toEqual([
    {
      alias: "Evening",
      description: "Made by Alex",
      mode: "queued",
      max: 3,
      variables: { lamp: "light.hall" },
      triggers: [],
      conditions: [],
      actions: [],
    },
  ]);
});

test("Home Assistant's own tags, blueprints and repeated keys are no trouble", () => {
  const { automations, warnings } = read(`
- id: 7
  alias: !secret name
  alias: From a blueprint
  use_blueprint: { path: motion_light.yaml, input: { light: !input lamp } }
- !include other.yaml
`);
  expect(automations).toEqual([{ id: "7", alias: "From a blueprint", triggers: [], conditions: [], actions: [] }]);
  expect(warnings).toEqual([expect.stringMatching(/that are no automations were left out: 1\.$/)]);
});

test.each([
  ["an unclosed bracket", "- alias: [1, 2"],
  ["a text", "not a list of automations"],
  ["a list under a name", "automations: [{ alias: Hall, triggers: [], actions: [] }]"],
  ["an include of the whole", "!include_dir_merge_list automations/"],
])("%s is a warning", (_what, yaml) => {
  expect(read(yaml)).toEqual({
    automations: [],
    warnings: [expect.stringMatching(/^The automations file .* was left out: /)],
  });
});

test("an empty file and no file at all have no automations", () => {
  expect(read("")).toEqual({ automations: [], warnings: [] });
  expect(read("[]")).toEqual({ automations: [], warnings: [] });
  expect(readAutomations(undefined, () => {})).toEqual([]);
});

test("a file that is not there is a warning", () => {
  const warnings: string[] = [];
  expect(readAutomations(join(temporaryFolder(), "none.yaml"), (sentence) => warnings.push(sentence))).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining("no such file")]);
});
