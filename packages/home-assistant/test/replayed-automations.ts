/**
 * Automations that try what a replay has to know of Home Assistant, and what happens in the home meanwhile. All are set
 * off by entities that exist for them alone, and switch lamps on to show how far they came.
 */

export const DOOR = "binary_sensor.replay_door";
export const MOTION = "binary_sensor.replay_motion";
export const LEVEL = "sensor.replay_level";
export const LIMIT = "sensor.replay_limit";
export const PHONE = "device_tracker.replay_phone";

const marks = {
  done: "light.kitchen_ceiling",
  other: "light.kitchen_counter",
  later: "light.living_room_ceiling",
} as const;
const mark = (name: keyof typeof marks) => ({ action: "light.turn_on", target: { entity_id: marks[name] } });
const done = [mark("done")];

const opens = { trigger: "state", entity_id: DOOR, to: "on", not_from: ["unavailable", "unknown"] };
const seconds = (count: number) => ({ seconds: Math.trunc(count), milliseconds: (count % 1) * 1000 });

/** Some seconds into the scenario, by the clock on the wall of the test home. */
const soon = new Date(Date.now() + 20_000).toLocaleTimeString("en-GB", { timeZone: "Europe/Amsterdam" });

/** By trigger alone. */
const triggers = {
  "state to": [{ trigger: "state", entity_id: DOOR, to: "on" }],
  "state from to": [{ trigger: "state", entity_id: [DOOR, MOTION], from: "off", to: "on" }],
  "state not_from": [opens],
  "state not_to": [{ trigger: "state", entity_id: DOOR, not_to: ["unavailable", "on"] }],
  "state from": [{ trigger: "state", entity_id: DOOR, from: ["on", "unavailable"] }],
  "state to anything": [{ trigger: "state", entity_id: DOOR, to: null }],
  "state for": [{ trigger: "state", entity_id: [DOOR, MOTION], to: "off", for: seconds(1.5) }],
  "state to list for": [{ trigger: "state", entity_id: DOOR, to: ["on", "off"], for: "00:00:01.5" }],
  "state not_to for": [{ trigger: "state", entity_id: DOOR, not_to: ["unavailable", "off"], for: "00:00:01.5" }],
  "state to a reading": [{ trigger: "state", entity_id: LEVEL, to: ["21.0", "35"] }],
  "state from for": [{ trigger: "state", entity_id: DOOR, from: "on", for: seconds(1.5) }],
  "numeric above": [{ trigger: "numeric_state", entity_id: LEVEL, above: 20 }],
  "numeric below": [{ trigger: "numeric_state", entity_id: LEVEL, below: "20" }],
  "numeric between": [{ trigger: "numeric_state", entity_id: LEVEL, above: 10, below: 30 }],
  "numeric above for": [{ trigger: "numeric_state", entity_id: LEVEL, above: 20, for: seconds(1.5) }],
  "numeric of two for": [{ trigger: "numeric_state", entity_id: [LEVEL, LIMIT], above: 20, for: seconds(1.3) }],
  "in capitals": [{ trigger: "state", entity_id: "Binary_Sensor.Replay_Door", to: "on" }],
  "numeric above an entity": [{ trigger: "numeric_state", entity_id: LEVEL, above: LIMIT }],
  time: [{ trigger: "time", at: soon }],
  "time pattern": [{ trigger: "time_pattern", seconds: "/4" }],
  "zone enter": [{ trigger: "zone", entity_id: PHONE, zone: "zone.home", event: "enter" }],
  "zone leave": [{ trigger: "zone", entity_id: PHONE, zone: "zone.work", event: "leave" }],
  "several, one switched off": [opens, { trigger: "state", entity_id: MOTION, enabled: "no" }],
};

/** By what has to hold when the door opens. */
const conditions = {
  state: { condition: "state", entity_id: MOTION, state: "on" },
  "state list": { condition: "state", entity_id: [MOTION, DOOR], state: ["on", "unavailable"] },
  "state match any": { condition: "state", entity_id: [MOTION, LEVEL], state: "on", match: "any" },
  "state for": { condition: "state", entity_id: MOTION, state: ["on", "off"], for: seconds(2.5) },
  "state match any, one of nothing": {
    condition: "state",
    entity_id: ["light.not_there", MOTION],
    state: "on",
    match: "any",
  },
  "or of nothing": {
    or: [
      { condition: "state", entity_id: "light.not_there", state: "on" },
      { condition: "state", entity_id: MOTION, state: "on" },
    ],
  },
  "or of what is switched off": { or: [{ condition: "state", entity_id: MOTION, state: "never", enabled: "off" }] },
  "not of what is switched off": { not: [{ condition: "state", entity_id: MOTION, state: "on", enabled: false }] },
  "numeric above an entity": { condition: "numeric_state", entity_id: LEVEL, above: LIMIT },
  "numeric above nothing": { condition: "numeric_state", entity_id: LEVEL, above: "sensor.not_there" },
  "time of no length": { condition: "time", after: "12:00:00", before: "12:00:00" },
  "state of nothing": { condition: "state", entity_id: "light.not_there", state: "on" },
  "not state of nothing": {
    condition: "not",
    conditions: [{ condition: "state", entity_id: "light.not_there", state: "on" }],
  },
  numeric: { condition: "numeric_state", entity_id: LEVEL, above: 10, below: 30 },
  "not numeric": { not: [{ condition: "numeric_state", entity_id: LEVEL, above: 20 }] },
  "or shorthand": {
    or: [
      { condition: "state", entity_id: MOTION, state: "on" },
      {
        and: [
          { condition: "numeric_state", entity_id: LEVEL, above: 20 },
          { not: { condition: "state", entity_id: DOOR, state: "off" } },
        ],
      },
    ],
  },
  zone: { condition: "zone", entity_id: PHONE, zone: "zone.home" },
  "time over midnight": { condition: "time", after: "12:00:00", before: "11:59:59" },
  weekdays: { condition: "time", weekday: ["mon", "wed", "fri", "sun"] },
  "other weekdays": { condition: "time", weekday: ["tue", "thu", "sat"] },
  "after sunset": { condition: "sun", after: "sunset" },
  "before sunrise": { condition: "sun", before: "sunrise", before_offset: "-00:30:00" },
  light: { condition: "sun", after: "sunrise", before: "sunset" },
  dark: { condition: "sun", after: "sunset", before: "sunrise" },
  "sun state": { condition: "state", entity_id: "sun.sun", state: "above_horizon" },
  "light, moved": {
    condition: "sun",
    after: "sunrise",
    after_offset: "-02:00:00",
    before: "sunset",
    before_offset: { hours: 3 },
  },
  "dark, moved": { condition: "sun", after: "sunset", after_offset: "-09:00:00", before: "sunrise" },
  "not of several": {
    not: [
      { condition: "state", entity_id: MOTION, state: "on" },
      { condition: "numeric_state", entity_id: LEVEL, below: 10 },
    ],
  },
  "numeric of several": { condition: "numeric_state", entity_id: [LEVEL, LIMIT], above: 10 },
  "zone of several": { condition: "zone", entity_id: [PHONE], zone: ["zone.home", "zone.work"] },
  "nobody home": { condition: "numeric_state", entity_id: "zone.home", below: 1 },
  "switched off": { condition: "state", entity_id: MOTION, state: "never", enabled: false },
};

const motionOn = { condition: "state", entity_id: MOTION, state: "on" };
const ifThenElse = (condition: object, first: object, otherwise: object) => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: Home Assistant's own word; an object is never taken for a promise's method
  then: first,
  else: otherwise,
});

/** By what is done when the door opens. */
const actions = {
  delay: [mark("done"), { delay: seconds(1.5) }, mark("later")],
  choose: [{ choose: [{ conditions: motionOn, sequence: done }], default: [mark("other")] }],
  "if else": [ifThenElse([motionOn], done, [mark("other")])],
  "condition on the way": [{ delay: seconds(1.5) }, motionOn, mark("later")],
  "condition within a choice": [ifThenElse([], [motionOn, mark("done")], []), mark("other")],
  "condition within a repeat": [
    { repeat: { count: 2, sequence: [mark("done"), { delay: 0.7 }, motionOn, mark("later")] } },
    mark("other"),
  ],
  "condition within a branch": [{ parallel: [{ sequence: [motionOn, mark("done")] }, mark("later")] }, mark("other")],
  "choose none": [{ choose: [{ conditions: [motionOn], sequence: done }] }, mark("other")],
  "stop within a choice": [ifThenElse([motionOn], { stop: "enough" }, done), mark("other")],
  "stop within a branch": [
    { parallel: [{ stop: "enough" }, { sequence: [{ delay: { seconds: 1 } }, mark("done")] }] },
    mark("other"),
  ],

  "repeat for each": [
    { repeat: { for_each: ["a", "b", "c"], sequence: [mark("done"), { delay: 0.4 }] } },
    mark("other"),
  ],
  "stop within a repeat": [
    { repeat: { count: 3, sequence: [{ delay: 0.6 }, ifThenElse([motionOn], { stop: "enough" }, []), mark("done")] } },
    mark("other"),
  ],
  "stop within a choice of a branch": [
    { parallel: [{ choose: [{ conditions: motionOn, sequence: done }], default: { stop: "enough" } }, { delay: 1.3 }] },
    mark("other"),
  ],
  "wait for one of two": [
    {
      wait_for_trigger: [
        { trigger: "numeric_state", entity_id: LEVEL, above: 20 },
        { trigger: "state", entity_id: MOTION, to: "off" },
      ],
      timeout: "00:00:02.5",
    },
    mark("later"),
  ],
  stop: [mark("done"), { stop: "enough" }, mark("other")],
  parallel: [{ parallel: [{ sequence: [{ delay: seconds(1.5) }, mark("later")] }, mark("done")] }, mark("other")],
  repeat: [{ repeat: { count: 2, sequence: [mark("done"), { delay: seconds(0.5) }] } }, mark("later")],
  sequence: [{ sequence: [mark("done"), { sequence: [mark("other")] }] }],
  "switched off": [{ ...mark("done"), enabled: false }, mark("other")],
  "wait for trigger": [
    { wait_for_trigger: [{ trigger: "state", entity_id: MOTION, to: "off" }], timeout: seconds(2.5) },
    mark("later"),
  ],
  "wait no time": [
    { wait_for_trigger: [{ trigger: "state", entity_id: MOTION, to: "off" }], timeout: 0 },
    mark("later"),
  ],
  "wait for what lasts": [
    {
      wait_for_trigger: [{ trigger: "state", entity_id: MOTION, to: "on", for: seconds(2.5) }],
      timeout: { seconds: 3 },
    },
    mark("later"),
  ],
  "wait and give up within a choice": [
    ifThenElse(
      [],
      {
        wait_for_trigger: [{ trigger: "state", entity_id: MOTION, to: "off" }],
        timeout: 1.5,
        continue_on_timeout: false,
      },
      [],
    ),
    mark("later"),
  ],
  "wait and give up": [
    {
      wait_for_trigger: [{ trigger: "state", entity_id: MOTION, to: "off" }],
      timeout: seconds(1.5),
      continue_on_timeout: false,
    },
    mark("later"),
  ],
};

const slow = [mark("done"), { delay: seconds(2.5) }, mark("later")];
const everyMotion = { triggers: [{ trigger: "state", entity_id: MOTION, to: null }], conditions: [], actions: slow };

const waiting = [
  mark("done"),
  { wait_for_trigger: [{ trigger: "state", entity_id: DOOR, to: "on" }], timeout: seconds(4.5) },
  mark("later"),
];

const everyLevel = {
  triggers: [{ trigger: "state", entity_id: LEVEL, not_to: "nonsense" }],
  conditions: [],
  actions: [mark("done"), { delay: "00:00:03.5" }, mark("later")],
};

/** What is left: modes, ids of triggers, and the older spelling. */
const whole = {
  "mode single": { ...everyMotion, mode: "single" },
  "mode restart": { ...everyMotion, mode: "restart" },
  "mode queued": { ...everyMotion, mode: "queued" },
  "mode restart, while it waits": { ...everyMotion, mode: "restart", actions: waiting },
  "mode queued, while it waits": { ...everyMotion, mode: "queued", actions: waiting },
  "mode queued, two at most": { ...everyLevel, mode: "queued", max: 2 },
  "mode parallel, two at most": { ...everyLevel, mode: "parallel", max: 2 },
  "mode parallel": { ...everyMotion, mode: "parallel" },
  "trigger ids": {
    triggers: [
      { ...opens, id: "opens" },
      { trigger: "state", entity_id: MOTION, to: "on" },
    ],
    conditions: [],
    actions: [
      {
        choose: [
          { conditions: [{ condition: "trigger", id: "opens" }], sequence: done },
          { conditions: [{ condition: "trigger", id: ["1"] }], sequence: [mark("other")] },
        ],
      },
    ],
  },
  "older spelling": {
    trigger: { platform: "state", entity_id: DOOR, to: "on" },
    condition: [{ condition: "state", entity_id: MOTION, state: "on" }],
    action: [{ service: "light.turn_on", data: { entity_id: [marks.done] } }],
  },
};

const named = <Parts extends object>(what: string, parts: Parts, make: (part: Parts[keyof Parts]) => object) =>
  Object.entries(parts).map(([name, part]) => [`${what}: ${name}`, make(part)] as const);

/** By name. */
export const AUTOMATIONS: ReadonlyMap<string, object> = new Map([
  ...named("trigger", triggers, (one) => ({ triggers: one, conditions: [], actions: done })),
  ...named("condition", conditions, (one) => ({ triggers: [opens], conditions: [one], actions: done })),
  ...named("actions", actions, (one) => ({ triggers: [opens], conditions: [], actions: one, mode: "parallel" })),
  ...named("automation", whole, (one) => one),
]);

/** What happens, second by second: entities and their states. */
export const SCENARIO: readonly Readonly<Record<string, string>>[] = [
  { [DOOR]: "on", [LEVEL]: "25" },
  { [MOTION]: "on", [LEVEL]: "15" },
  { [DOOR]: "off" },
  { [DOOR]: "on", [LEVEL]: "21.0" },
  { [LEVEL]: "35", [PHONE]: "home" },
  { [DOOR]: "off", [MOTION]: "off" },
  { [LEVEL]: "unavailable" },
  { [DOOR]: "unavailable", [LEVEL]: "25" },
  { [DOOR]: "on", [LIMIT]: "30" },
  { [LEVEL]: "32", [PHONE]: "Work" },
  { [LEVEL]: "unknown", [MOTION]: "on" },
  { [DOOR]: "off", [LEVEL]: "nonsense" },
  { [MOTION]: "off", [LEVEL]: "40" },
  { [DOOR]: "on", [LIMIT]: "unavailable" },
  { [LEVEL]: "5", [PHONE]: "not_home" },
  { [DOOR]: "unknown", [LIMIT]: "1" },
  { [DOOR]: "on", [MOTION]: "on" },
  { [LEVEL]: "25" },
  { [DOOR]: "off", [LEVEL]: "22", [PHONE]: "home" },
  { [DOOR]: "on" },
  {},
  {},
  {},
  {},
];

/** How it is before. */
export const START: Readonly<Record<string, string>> = {
  [LIMIT]: "20",
  [LEVEL]: "10",
  [DOOR]: "off",
  [MOTION]: "off",
  [PHONE]: "Work",
};
