import {
  durationMs,
  type Fields,
  inWords,
  isFields,
  listOf,
  textsOf,
  weekdaysOf,
  withOptions,
} from "../replay/fields.ts";
import { isSilent } from "../world/domains.ts";
import { limitsInWords, RISING, spanInWords, sunInWords, timeInWords, unlessOff, whoInWords } from "./parts.ts";
import { changeInWords, isPerson, keptInWords, plain, type Things } from "./things.ts";
import { daysInWords, list } from "./wording.ts";

/** When a trigger of an automation fires: `at 06:45`, `Front door closes`. One it does not know is shown by its kind. */
export function describeTrigger(trigger: Fields, things: Things): string {
  return unlessOff(trigger, kindInWords(withOptions(trigger), things));
}

function kindInWords(trigger: Fields, things: Things): string {
  const kind = trigger.trigger ?? trigger.platform;
  const who = whoInWords(trigger, things, "or");
  switch (kind) {
    case "time":
      return `at ${list(listOf(trigger.at).map((at) => clockInWords(at, things)))}${trigger.weekday ? ` ${daysInWords(weekdaysOf(trigger.weekday))}` : ""}`;
    case "time_pattern":
      return patternInWords(trigger);
    case "sun":
      return atOrAround(sunInWords(trigger.event, trigger.offset));
    case "sun.sunrise":
    case "sun.sunset":
      return atOrAround(sunInWords(kind.slice("sun.".length), trigger.offset));
    case "state":
      return describeStateTrigger(trigger, things);
    case "numeric_state":
      return `${who} ${limitsInWords(trigger, RISING)}${staying(trigger, "so")}`;
    case "zone":
      return `${who} ${trigger.event === "leave" ? "leaves" : "enters"} ${list(textsOf(trigger.zone).map(things.name))}`;
    case "homeassistant":
      return `Home Assistant ${trigger.event === "shutdown" ? "stops" : "starts"}`;
    case "template":
      return `the template ${inWords(trigger.value_template)} turns true`;
    default:
      return `on ${inWords(kind ?? "something else").replaceAll("_", " ")}${who && ` of ${who}`}`;
  }
}

/** A time, or that of an entity, moved: `5 minutes after Alarm`. */
function clockInWords(at: unknown, things: Things): string {
  if (!isFields(at)) return timeInWords(at, things);
  return sunInWords(things.name(inWords(at.entity_id)), at.offset);
}

/** `at sunset`, but `5 minutes after sunset`. */
function atOrAround(moment: string): string {
  return moment.includes(" ") ? moment : `at ${moment}`;
}

/** `every 5 minutes`; what is not that simple by its parts. */
function patternInWords(trigger: Fields): string {
  const parts = ["hours", "minutes", "seconds"].filter((key) => trigger[key] !== undefined);
  const [only, ...more] = parts;
  const value = only === undefined ? "" : inWords(trigger[only]);
  if (only !== undefined && more.length === 0 && /^\/\d+$/.test(value)) return `every ${value.slice(1)} ${only}`;
  return `by the time pattern ${parts.map((key) => `${key} ${inWords(trigger[key])}`).join(", ")}`;
}

function describeStateTrigger(trigger: Fields, things: Things): string {
  const ids = textsOf(trigger.entity_id);
  const [from, to] = [textsOf(trigger.from), textsOf(trigger.to)];
  const [notFrom, notTo] = [trigger.not_from, trigger.not_to].map((not) =>
    textsOf(not).filter((one) => !isSilent(one)),
  );
  const who = whoInWords(trigger, things, "or");
  if (to.length === 0 && from.join() === "home" && ids.every(isPerson)) {
    return `${who} leaves home${staying(trigger, "away")}`;
  }
  const ms = durationMs(trigger.for);
  const isPlain = from.length === 0 && notFrom!.length === 0 && !trigger.attribute;
  if (to.length === 1 && isPlain && (ms !== null || !trigger.for)) {
    const become = (id: string) =>
      ms === null ? changeInWords(things, id, to[0]!) : keptInWords(things, id, to[0]!, ms);
    return list(ids.map(become), "or");
  }
  const before = oneOf(from, notFrom!);
  const after = oneOf(to, notTo!);
  return `${who} changes${before && ` from ${before}`}${after && ` to ${after}`}${staying(trigger, "so")}`;
}

/** `on or off`, `anything but off`; empty for anything. */
function oneOf(states: readonly string[], not: readonly string[]): string {
  if (states.length > 0) return list(states.map(plain), "or");
  return not.length > 0 ? `anything but ${list(not.map(plain), "or")}` : "";
}

function staying(trigger: Fields, how: string): string {
  return trigger.for ? ` and stays ${how} for ${spanInWords(trigger.for)}` : "";
}
