import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ANALYSIS_TYPES, analyze } from "@routinely/analysis";
import { anyInAutomations, expectSound } from "@routinely/analysis/testing";
import { writeHome } from "@routinely/simulator";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { stringify } from "yaml";
import { temporaryFolder } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Analyses one small home with these automations: what was read of them, and the warnings. */
function analyseWith(yaml: string | Buffer) {
  const folder = temporaryFolder();
  const { recorder, registryFile } = writeHome(folder, {
    profile: "studio",
    seed: 3,
    days: 3,
    until: new Date("2026-03-20T12:00:00Z"),
  });
  const automationsPath = join(folder, "automations.yaml");
  const read = (content: string | Buffer) => {
    writeFileSync(automationsPath, content);
    const { log, home } = readHome({ recorderPath: recorder, automationsPath, registryPath: registryFile });
    expectSound(analyze(log, home, { types: ANALYSIS_TYPES, hours: 72 }), home);
    return { automations: home.automations, warnings: log.warnings };
  };
  return { ...read(yaml), read };
}

const GOOD = `
- id: good
  alias: Good
  triggers: [{ trigger: time, at: "07:00:00" }]
  conditions: []
  actions: [{ action: light.turn_on, target: { entity_id: light.hall } }]
`;

describe("automations.yaml is not as it should be: it is said, and the rest is used", () => {
  test.each([
    ["a tab for an indent", `${GOOD}- id: tab\n\talias: Tab\n`, 0, /left out: .*line 8/],
    ["a bracket that is never closed", `${GOOD}- id: [open\n`, 0, /left out/],
    ["no text at all", Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80, 0x0a]), 0, /left out/],
    ["one automation that is no list", "id: one\nalias: One\ntriggers: []\n", 1, null],
    ["automations by name", "morning:\n  alias: Morning\nevening:\n  alias: Evening\n", null, null],
    ["texts and numbers among the automations", `${GOOD}- just a text\n- 7\n- null\n`, 1, /left out: 3/],
    ["keys twice", `${GOOD}  alias: Better\n  alias: Best\n`, 1, null],
    ["two documents", `${GOOD}---\n- id: second\n`, null, null],
    ["an anchor that is no alias", `${GOOD}- *nowhere\n`, 0, /left out/],
  ])("%s", (_, yaml, count, warning) => {
    const { automations, warnings } = analyseWith(yaml);
    if (count !== null) expect(automations).toHaveLength(count);
    if (warning === null) expect(warnings.length).toBeLessThanOrEqual(1);
    else expect(warnings).toEqual([expect.stringMatching(warning)]);
  });

  test("anchors, merges, Home Assistant's tags, blueprints, ids of any kind, and keys without a value", () => {
    const { automations, warnings } = analyseWith(`
- &base
  id: 17
  alias: Base
  triggers: [&noon { trigger: time, at: "12:00:00" }]
  actions: [{ action: light.turn_on, target: { entity_id: light.hall } }]
- <<: *base
  id: 1.5
  alias: Merged
- id: !secret id
  alias: 2026-01-01
  trigger:
  condition:
  action:
- id: true
  alias: [a, list]
  triggers: !include triggers.yaml
  conditions: !include_dir_list conditions
  actions: { action: !input lamp, target: !secret target }
- id: null
  alias: ~
  use_blueprint: { path: homeassistant/motion_light.yaml, input: { motion_entity: binary_sensor.gone, no_motion_wait: } }
- alias: Templates
  triggers:
    - { trigger: template, value_template: "{{ states('sensor.gone') | float > 3 }}", for: { minutes: "{{ 3 }}" } }
    - { trigger: time, at: "{{ states('input_datetime.gone') }}" }
    - { trigger: numeric_state, entity_id: sensor.gone, above: input_number.gone, value_template: "{{ state.state }}" }
    - { trigger: state, entity_id: [light.gone, 7, null], to: !!bool true, for: 90 }
    - { trigger: event, event_type: [x], event_data: { a: 1 } }
    - { trigger: device, device_id: 0123, domain: zha, type: x }
    -
    - text
  conditions: ["{{ is_state('light.gone', 'on') }}", { or: [{ not: [] }, null, 3] }, null, "{{ broken"]
  actions:
    - { action: "{{ 'light.turn_on' }}", target: { entity_id: "{{ entities }}" } }
    - choose: [{ conditions: null, sequence: null }, null]
      default:
    - { if: text, then: { delay: { seconds: "{{ x }}" } }, else: [null] }
    - { repeat: { while: null, sequence: [{ wait_template: x }] } }
    - { parallel: { sequence: [{ scene: scene.gone }] } }
    - { variables: { x: 1 } }
    - stop: enough
`);
    expect(warnings).toEqual([]);
    expect(automations.map(({ id, alias }) => [id, alias])).toEqual([
      ["17", "Base"],
      ["1.5", "Merged"],
      ["id", "2026-01-01"],
      ["true", "true"],
      [undefined, "Automation without a name"],
      [undefined, "Templates"],
    ]);
    expect(automations[1]!.triggers).toEqual([{ trigger: "time", at: "12:00:00" }]);
  });

  test("an anchor that grows without end", () => {
    const laughs = Array.from({ length: 12 }, (_, i) => `- &a${i + 1} [${`*a${i},`.repeat(10)}]`);
    const { automations } = analyseWith(`- &a0 [x]\n${laughs.join("\n")}\n`);
    expect(automations).toEqual([]);
  });
});

test("anything that YAML can say in the place of an automation is read, and analysed", () => {
  const { read } = analyseWith("[]");
  const value = anyInAutomations([null, true, 0, -1.5, ""], 5);
  const automation = fc.record(
    {
      id: value,
      alias: value,
      triggers: value,
      trigger: value,
      conditions: value,
      condition: value,
      actions: value,
      action: value,
      mode: value,
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: automation }, value), { maxLength: 6 }), (automations) => {
      read(stringify(automations));
    }),
    { numRuns: 40, seed: 1 },
  );
});
