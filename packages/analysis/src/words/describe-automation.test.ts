import { expect, test } from "vitest";
import { describeAutomation } from "./describe-automation.ts";

const names = new Map([
  ["light.lamp", "Lamp"],
  ["binary_sensor.hall", "Hall motion"],
]);

test("an automation is told line by line, with the names of its things", () => {
  expect(
    describeAutomation(
      {
        triggers: [
          { trigger: "time", at: "06:45:00" },
          { trigger: "sun", event: "sunset", offset: "-00:30:00" },
          { trigger: "state", entity_id: ["binary_sensor.hall"], to: "off", for: "00:10:00" },
          { trigger: "numeric_state", entity_id: "sensor.unknown", above: 70 },
        ],
        conditions: [
          { condition: "time", weekday: ["mon", "tue", "wed", "thu", "fri"] },
          {
            condition: "or",
            conditions: [
              { condition: "sun", after: "sunset" },
              { condition: "sun", before: "sunrise" },
            ],
          },
        ],
        actions: [{ action: "light.turn_on", target: { entity_id: ["light.lamp"] }, data: { brightness_pct: 30 } }],
      },
      names,
    ),
  ).toEqual({
    when: [
      "At 06:45",
      "30 minutes before sunset",
      "Hall motion changes to off for 10 minutes",
      "Sensor.unknown goes above 70",
    ],
    onlyIf: ["It is Monday to Friday", "It is after sunset or it is before sunrise"],
    // biome-ignore lint/suspicious/noThenProperty: Home Assistant's own word
    then: ["Turn on Lamp (brightness pct 30)"],
  });
});

test("the spelling of older automations is understood, and what is strange is named by its kind", () => {
  const words = describeAutomation(
    {
      alias: "Old",
      triggers: [{ platform: "mqtt", topic: "x" }],
      conditions: ["{{ is_state('a.b', 'on') }}"],
      actions: [{ service: "light.turn_off", entity_id: "light.lamp" }, { delay: { minutes: 5 } }],
    },
    names,
  );
  expect(words.when).toEqual(["On mqtt"]);
  expect(words.onlyIf[0]).toContain("template");
  expect(words.then).toEqual(["Turn off Lamp", "Wait 5 minutes"]);
});
