import type { AutomationSpec, ScriptSpec } from "../../spec/automation.ts";
import { clock } from "../clock.ts";

const WORKDAYS = [0, 1, 2, 3, 4];

export const automations: readonly AutomationSpec[] = [
  {
    key: "string_lights_at_sunset",
    alias: "String lights at sunset",
    trigger: { type: "sun", event: "sunset", offsetMinutes: 0 },
    conditions: [],
    actions: [{ entityId: "light.string_lights", state: "on" }],
  },
  {
    key: "string_lights_off",
    alias: "String lights off at night",
    trigger: { type: "clock", minutes: clock(23, 30) },
    conditions: [],
    actions: [{ entityId: "light.string_lights", state: "off" }],
  },
  {
    key: "shutter_up_on_workdays",
    alias: "Bedroom shutter up on workdays",
    trigger: { type: "clock", minutes: clock(7) },
    conditions: [{ type: "days", days: WORKDAYS }],
    actions: [{ entityId: "cover.bedroom_shutter", state: "open" }],
  },
  {
    key: "bathroom_mirror_on_motion",
    alias: "Bathroom mirror on motion",
    trigger: { type: "state", entityId: "binary_sensor.bathroom_motion", to: "on" },
    conditions: [],
    actions: [{ entityId: "light.bathroom_mirror", state: "on" }],
  },
  {
    key: "bathroom_mirror_off",
    alias: "Bathroom mirror off when nobody is there",
    trigger: { type: "state", entityId: "binary_sensor.bathroom_motion", to: "off", forMinutes: 4 },
    conditions: [],
    actions: [{ entityId: "light.bathroom_mirror", state: "off" }],
  },
  {
    key: "night_light_on",
    alias: "Night light on",
    trigger: { type: "clock", minutes: clock(19) },
    conditions: [],
    actions: [{ entityId: "light.noors_night_light", state: "on" }],
  },
  {
    key: "night_light_off",
    alias: "Night light off",
    trigger: { type: "clock", minutes: clock(20, 30) },
    conditions: [],
    actions: [{ entityId: "light.noors_night_light", state: "off" }],
  },
  {
    key: "night_light_off_at_midnight",
    alias: "Night light off at midnight",
    trigger: { type: "clock", minutes: clock(23, 50) },
    conditions: [],
    actions: [
      { entityId: "light.noors_night_light", state: "off" },
      { entityId: "media_player.kitchen_radio", state: "off" },
    ],
  },
  {
    // The lamp went to the flea market; the automation stayed.
    key: "attic_lamp_in_the_evening",
    alias: "Attic lamp in the evening",
    trigger: { type: "clock", minutes: clock(19, 15) },
    conditions: [],
    actions: [{ entityId: "light.attic_lamp", state: "on" }],
  },
];

export const scripts: readonly ScriptSpec[] = [
  {
    key: "film_night",
    alias: "Film night",
    perDay: 0.25,
    window: [clock(19, 30), clock(21, 30)],
    actions: [
      { entityId: "light.emmas_reading_lamp", state: "off" },
      { entityId: "cover.living_room_blinds", state: "closed" },
    ],
  },
];
