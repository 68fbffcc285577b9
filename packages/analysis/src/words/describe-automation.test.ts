import fc from "fast-check";
import { expect, test } from "vitest";
import { anyInAutomations } from "../../test/any-in-automations.ts";
import { describeAutomation } from "./describe-automation.ts";

const entities = new Map([
  ["light.lamp", { name: "Lamp" }],
  ["binary_sensor.hall", { name: "Hall motion", deviceClass: "motion" }],
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
      entities,
    ),
  ).toEqual({
    when: [
      "At 06:45",
      "30 minutes before sunset",
      "Hall motion has seen nobody for 10 minutes",
      "Sensor.unknown rises above 70",
    ],
    onlyIf: ["It is Monday to Friday", "It is dark outside, between sunset and sunrise"],
    // biome-ignore lint/suspicious/noThenProperty: Home Assistant's own word
    then: ["Turn on Lamp (brightness 30 %)"],
  });
});

test("people come and go rather than change", () => {
  const people = new Map([
    ["person.ann", { name: "Ann" }],
    ["person.ben", { name: "Ben" }],
  ]);
  const isHome = (entity_id: string) => ({ condition: "state", entity_id, state: "home" });
  const words = describeAutomation(
    {
      alias: "Away",
      triggers: [
        { trigger: "state", entity_id: ["person.ann", "person.ben"], from: "home", for: "00:10:00" },
        { trigger: "state", entity_id: "person.ann", to: "home" },
        { trigger: "state", entity_id: "person.ann", from: "home", to: "work" },
      ],
      conditions: [
        { condition: "not", conditions: [isHome("person.ann"), isHome("person.ben")] },
        { not: [isHome("person.ben")] },
        { not: [{ condition: "state", entity_id: "light.lamp", state: "on" }] },
      ],
      actions: [],
    },
    new Map([...entities, ...people]),
  );
  expect(words.when).toEqual([
    "Ann or Ben leaves home and stays away for 10 minutes",
    "Ann comes home",
    "Ann changes from home to work",
  ]);
  expect(words.onlyIf).toEqual(["Neither Ann nor Ben is home", "Ben is not home", "Not (Lamp is on)"]);
});

test("a door opens and closes, alone or among others, and what kind of thing it is does not matter for lists of states", () => {
  const doors = new Map([
    ["binary_sensor.door", { name: "Front door", deviceClass: "door" }],
    ["binary_sensor.gate", { name: "Gate", deviceClass: "door" }],
  ]);
  const words = describeAutomation(
    {
      alias: "Doors",
      triggers: [
        { trigger: "state", entity_id: "binary_sensor.door", to: "off" },
        { trigger: "state", entity_id: ["binary_sensor.door", "binary_sensor.gate"], to: "on", for: { minutes: 5 } },
        { trigger: "state", entity_id: "binary_sensor.door", from: "unknown", to: ["on", "off"], for: "{{ 5 }}" },
      ],
      conditions: [{ condition: "state", entity_id: ["binary_sensor.door", "binary_sensor.gate"], state: "on" }],
      actions: [],
    },
    doors,
  );
  expect(words.when).toEqual([
    "Front door closes",
    "Front door has been open for 5 minutes or Gate has been open for 5 minutes",
    "Front door changes from unknown to on or off and stays so for {{ 5 }}",
  ]);
  expect(words.onlyIf).toEqual(["Front door is open and Gate is open"]);
});

test("an action is told by what it is set to", () => {
  const call = (action: string, data?: Record<string, unknown>) => ({
    action,
    target: { entity_id: "light.lamp" },
    ...(data && { data }),
  });
  const words = describeAutomation(
    {
      alias: "Actions",
      triggers: [],
      conditions: [],
      actions: [
        call("climate.set_hvac_mode", { hvac_mode: "heat" }),
        call("climate.set_temperature", { temperature: 21 }),
        call("climate.set_temperature", { temperature: 21, hvac_mode: "heat" }),
        call("media_player.volume_set", { volume_level: 0.2 }),
        call("input_select.select_option", { option: "away_mode" }),
        call("cover.set_cover_position", { position: 40 }),
        call("cover.close_cover"),
        call("light.turn_on", { brightness_pct: 30, transition: 2 }),
        call("homeassistant.turn_off"),
      ],
    },
    entities,
  );
  expect(words.then).toEqual([
    "Set Lamp to heat",
    "Set Lamp to 21°",
    "Set temperature Lamp (21°, hvac mode heat)",
    "Set Lamp to volume 20 %",
    "Set Lamp to away mode",
    "Set Lamp to 40 %",
    "Close Lamp",
    "Turn on Lamp (brightness 30 %, transition 2)",
    "Turn off Lamp",
  ]);
});

test("the spelling of older automations is understood, and what is strange is named by its kind", () => {
  const words = describeAutomation(
    {
      alias: "Old",
      triggers: [{ platform: "mqtt", topic: "x" }],
      conditions: ["{{ is_state('a.b', 'on') }}"],
      actions: [{ service: "light.turn_off", entity_id: "light.lamp" }, { delay: { minutes: 5 } }],
    },
    entities,
  );
  expect(words.when).toEqual(["On mqtt"]);
  expect(words.onlyIf[0]).toContain("template");
  expect(words.then).toEqual(["Turn off Lamp", "Wait 5 minutes"]);
});

test("what changes the meaning is said: weekdays, offsets, attributes, exceptions, and what is switched off", () => {
  const words = describeAutomation(
    {
      alias: "Odd",
      triggers: [
        {
          trigger: "time",
          at: ["06:45:00", { entity_id: "sensor.alarm", offset: "-00:10:00" }],
          weekday: ["sat", "sun"],
        },
        { trigger: "sun.sunset", options: { offset: "00:05:00" } },
        { trigger: "time_pattern", minutes: "/5" },
        { trigger: "state", entity_id: "light.lamp", not_to: ["off", "unavailable"] },
        { trigger: "state", entity_id: "light.lamp", to: "on", not_from: ["unavailable", "unknown"] },
        { trigger: "numeric_state", entity_id: "sun.sun", attribute: "elevation", below: -3 },
        { trigger: "zone", entity_id: "person.ann", zone: "zone.work", event: "leave" },
        { trigger: "homeassistant", event: "start", enabled: false },
      ],
      conditions: [
        { condition: "sun", after: "sunset", after_offset: "-00:30:00", before: "sunrise" },
        { condition: "state", entity_id: ["light.lamp", "light.shelf"], state: "on", match: "any" },
        { and: [{ or: ["{{ a }}", { condition: "trigger", id: "x" }] }, { condition: "time", after: "22:00:00" }] },
        { condition: "state", entity_id: "light.lamp", state: "off", enabled: "no" },
      ],
      actions: [
        { action: "light.turn_off", target: { area_id: "living_room", entity_id: "light.lamp" }, enabled: false },
        { wait_for_trigger: [{ trigger: "state", entity_id: "light.lamp", to: "off" }], timeout: "00:05:00" },
        {
          if: [{ condition: "state", entity_id: "light.lamp", state: "on" }],
          // biome-ignore lint/suspicious/noThenProperty: Home Assistant's own word
          then: [{ action: "light.turn_off", target: { entity_id: "light.lamp" } }, { delay: 60 }],
          else: { scene: "scene.film" },
        },
        { choose: [{ conditions: "{{ b }}", sequence: { stop: "enough" } }], default: { event: "done" } },
      ],
    },
    new Map([...entities, ["zone.work", { name: "Work" }], ["scene.film", { name: "Film" }]]),
  );
  expect(words.when).toEqual([
    "At 06:45 and 10 minutes before sensor.alarm at weekends",
    "5 minutes after sunset",
    "Every 5 minutes",
    "Lamp changes to anything but off",
    "Lamp is switched on",
    "Elevation of sun.sun falls below -3",
    "Person.ann leaves Work",
    "Home Assistant starts (switched off)",
  ]);
  expect(words.onlyIf).toEqual([
    "It is later than 30 minutes before sunset or before sunrise",
    "Lamp is on or light.shelf is on",
    "(the template {{ a }} holds or it was set off by x) and it is after 22:00",
    "Lamp is off (switched off)",
  ]);
  expect(words.then).toEqual([
    "Turn off Lamp and area living room (switched off)",
    "Wait until Lamp is switched off, 5 minutes at most",
    "If Lamp is on, turn off Lamp, then wait 1 minute; else activate Film",
    "If the template {{ b }} holds, stop; else fire the event done",
  ]);
});

test("anything in the place of a part is put into words, never an error", () => {
  fc.assert(
    fc.property(anyInAutomations([null, true, 7, "x"], 5), (any) => {
      const part = { ...(typeof any === "object" && !Array.isArray(any) ? any : { choose: any }) };
      const words = describeAutomation({ alias: "", triggers: [part], conditions: [any], actions: [part] }, entities);
      for (const line of [...words.when, ...words.onlyIf, ...words.then]) expect(line).toBeTypeOf("string");
    }),
    { numRuns: 500, seed: 1 },
  );
});
