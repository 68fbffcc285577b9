import { type Fields, fieldsOf, inWords, isFields, listOf, textsOf } from "../replay/fields.ts";
import { describeCondition } from "./describe-condition.ts";
import { describeTrigger } from "./describe-trigger.ts";
import { spanInWords, unlessOff } from "./parts.ts";
import { plain, type Things } from "./things.ts";
import { list } from "./wording.ts";

/** What an action of an automation does: `turn on Lamp (brightness 30 %)`, `set Heating to 21°`, `wait 5 minutes`. */
export function describeAction(action: unknown, things: Things): string {
  if (typeof action === "string") return `go on only if ${describeCondition(action, things)}`;
  return unlessOff(action, stepInWords(fieldsOf(action), things));
}

function stepInWords(action: Fields, things: Things): string {
  const name = action.action ?? action.service;
  if (typeof name === "string") return callInWords(name, action, things);
  const step = STEPS.find(([key]) => key in action);
  return step ? step[1](action, things) : "do something else";
}

/** What is no call, by the key that tells it apart. */
const STEPS: readonly [key: string, (action: Fields, things: Things) => string][] = [
  ["delay", ({ delay }) => `wait ${spanInWords(delay)}`],
  ...["condition", "and", "or", "not"].map((key): (typeof STEPS)[number] => [
    key,
    (action, things) => `go on only if ${describeCondition(action, things)}`,
  ]),
  ["wait_template", ({ wait_template }) => `wait until the template ${inWords(wait_template)} holds`],
  ["wait_for_trigger", waitInWords],
  ["if", (action, things) => choiceInWords(action.if, action.then, action.else, things)],
  ["choose", chooseInWords],
  ["repeat", ({ repeat }, things) => `repeat: ${allInWords(fieldsOf(repeat).sequence, things)}`],
  ["parallel", ({ parallel }, things) => `at once: ${allInWords(parallel, things)}`],
  ["sequence", ({ sequence }, things) => allInWords(sequence, things)],
  ["scene", ({ scene }, things) => `activate ${things.name(inWords(scene))}`],
  ["event", ({ event }) => `fire the event ${inWords(event)}`],
  ["stop", () => "stop"],
];

function waitInWords(action: Fields, things: Things): string {
  const events = listOf(action.wait_for_trigger).filter(isFields);
  const until = list(
    events.map((trigger) => describeTrigger(trigger, things)),
    "or",
  );
  return `wait until ${until}${action.timeout ? `, ${spanInWords(action.timeout)} at most` : ""}`;
}

function chooseInWords(action: Fields, things: Things): string {
  const choices = listOf(action.choose).map(fieldsOf);
  const said = choices.map(({ conditions, sequence }) => choiceInWords(conditions, sequence, undefined, things));
  return [...said, ...(action.default ? [`else ${allInWords(action.default, things)}`] : [])].join("; ");
}

function choiceInWords(conditions: unknown, then: unknown, otherwise: unknown, things: Things): string {
  const holds = listOf(conditions).map((one) => describeCondition(one, things));
  const first = `if ${holds.join(" and ")}, ${allInWords(then, things)}`;
  return otherwise ? `${first}; else ${allInWords(otherwise, things)}` : first;
}

function allInWords(actions: unknown, things: Things): string {
  return listOf(actions)
    .map((action) => describeAction(action, things))
    .join(", then ");
}

function callInWords(name: string, action: Fields, things: Things): string {
  const data = fieldsOf(action.data);
  const service = name.slice(name.indexOf(".") + 1);
  const who = list(targetsInWords([action, data, fieldsOf(action.target)], things));
  const settings = Object.entries(data).filter(([key]) => !(key in PLACES));
  const [only, ...more] = settings;
  // What it is set to says what is set: not "set hvac mode Heating (hvac mode heat)".
  if (only && more.length === 0 && SETS_ONE.test(service))
    return `set ${who} to ${NAMES[only[0]] ?? ""}${valueInWords(...only)}`;
  const said = settings.map(([key, value]) => settingInWords(key, value));
  return [verbOf(service), who, said.length > 0 ? `(${said.join(", ")})` : ""].filter(Boolean).join(" ");
}

/** What an action may be for, and what stands before its id where that is no name. */
const PLACES: Readonly<Record<string, string>> = {
  entity_id: "",
  area_id: "area ",
  floor_id: "floor ",
  label_id: "label ",
  device_id: "device ",
};

function targetsInWords(named: readonly Fields[], things: Things): string[] {
  return Object.entries(PLACES).flatMap(([key, kind]) =>
    named.flatMap((where) => textsOf(where[key])).map((id) => (kind ? kind + plain(id) : things.name(id))),
  );
}

/** Actions that set one thing, which their only datum tells. */
const SETS_ONE = /^(set|select|volume_set)(_|$)/;

/** `close` of `close_cover`, `turn on` of `turn_on`. */
function verbOf(service: string): string {
  return service.replace(/_(cover|valve)$/, "").replaceAll("_", " ");
}

const NAMES: Readonly<Record<string, string>> = { brightness_pct: "brightness ", volume_level: "volume " };

function settingInWords(key: string, value: unknown): string {
  if (key in UNITS) return `${NAMES[key] ?? ""}${valueInWords(key, value)}`;
  return `${plain(key)} ${inWords(value)}`;
}

const UNITS: Readonly<Record<string, string>> = {
  brightness_pct: " %",
  position: " %",
  percentage: " %",
  humidity: " %",
  volume_level: " %",
  temperature: "°",
};

function valueInWords(key: string, value: unknown): string {
  if (key === "volume_level") return `${Math.round(Number(value) * 100)} %`;
  return key in UNITS ? `${value}${UNITS[key]}` : plain(inWords(value));
}
