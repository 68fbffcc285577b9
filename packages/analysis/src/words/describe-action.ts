import { type Fields, fieldsOf, inWords, textsOf } from "../replay/fields.ts";
import { spanInWords } from "./parts.ts";
import { plain, type Things } from "./things.ts";
import { list } from "./wording.ts";

/** What an action of an automation does: `turn on Lamp (brightness 30 %)`, `set Heating to 21°`, `wait 5 minutes`. */
export function describeAction(action: Fields, things: Things): string {
  if (action.delay) return `wait ${spanInWords(action.delay)}`;
  const name = action.action ?? action.service;
  if (typeof name !== "string") return "do something else";
  const target = fieldsOf(action.target ?? action);
  const data = fieldsOf(action.data);
  const service = name.slice(name.indexOf(".") + 1);
  const who = list(textsOf(target.entity_id ?? data.entity_id).map(things.name));
  const settings = Object.entries(data).filter(([key]) => key !== "entity_id");
  const [only, ...more] = settings;
  // What it is set to says what is set: not "set hvac mode Heating (hvac mode heat)".
  if (only && more.length === 0 && SETS_ONE.test(service))
    return `set ${who} to ${NAMES[only[0]] ?? ""}${valueInWords(...only)}`;
  const said = settings.map(([key, value]) => settingInWords(key, value));
  return [verbOf(service), who, said.length > 0 ? `(${said.join(", ")})` : ""].filter(Boolean).join(" ");
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
