import { durationMs, type Fields, inWords, textsOf } from "../replay/fields.ts";
import { limitsInWords, RISING, spanInWords, timeInWords } from "./parts.ts";
import { changeInWords, isPerson, keptInWords, plain, type Things } from "./things.ts";
import { durationInWords, list } from "./wording.ts";

/** When a trigger of an automation fires: `at 06:45`, `Front door closes`. One it does not know is shown by its kind. */
export function describeTrigger(trigger: Fields, things: Things): string {
  const kind = trigger.trigger ?? trigger.platform;
  const who = textsOf(trigger.entity_id).map(things.name);
  switch (kind) {
    case "time":
      return `at ${list(textsOf(trigger.at).map(timeInWords))}`;
    case "sun":
      return trigger.offset ? `${offsetInWords(trigger.offset)} ${trigger.event}` : `at ${trigger.event}`;
    case "state":
      return describeStateTrigger(trigger, things);
    case "numeric_state":
      return `${list(who, "or")} ${limitsInWords(trigger, RISING)}${staying(trigger, "so")}`;
    default:
      return `on ${inWords(kind ?? "something else").replaceAll("_", " ")}${who.length > 0 ? ` of ${list(who)}` : ""}`;
  }
}

function describeStateTrigger(trigger: Fields, things: Things): string {
  const ids = textsOf(trigger.entity_id);
  const [from, to] = [textsOf(trigger.from), textsOf(trigger.to)];
  const who = list(ids.map(things.name), "or");
  if (to.length === 0 && from.join() === "home" && ids.every(isPerson)) {
    return `${who} leaves home${staying(trigger, "away")}`;
  }
  const ms = durationMs(trigger.for);
  if (to.length === 1 && from.length === 0 && (ms !== null || !trigger.for)) {
    const become = (id: string) =>
      ms === null ? changeInWords(things, id, to[0]!) : keptInWords(things, id, to[0]!, ms);
    return list(ids.map(become), "or");
  }
  const [before, after] = [from, to].map((states) => list(states.map(plain), "or"));
  return `${who} changes${before && ` from ${before}`}${after && ` to ${after}`}${staying(trigger, "so")}`;
}

function staying(trigger: Fields, how: string): string {
  return trigger.for ? ` and stays ${how} for ${spanInWords(trigger.for)}` : "";
}

function offsetInWords(offset: unknown): string {
  const ms = durationMs(offset);
  if (ms === null) return `${inWords(offset)} from`;
  return `${durationInWords(Math.abs(ms))} ${ms < 0 ? "before" : "after"}`;
}
