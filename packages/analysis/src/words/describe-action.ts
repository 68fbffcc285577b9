import { type Fields, fieldsOf, inWords, textsOf } from "../replay/fields.ts";
import { spanInWords } from "./parts.ts";
import type { Things } from "./things.ts";
import { list } from "./wording.ts";

/** What an action of an automation does: `turn on Lamp (brightness 30 %)`, `wait 5 minutes`. */
export function describeAction(action: Fields, things: Things): string {
  if (action.delay) return `wait ${spanInWords(action.delay)}`;
  const service = action.action ?? action.service;
  if (typeof service !== "string") return "do something else";
  const target = fieldsOf(action.target ?? action);
  const data = fieldsOf(action.data);
  const what = service.slice(service.indexOf(".") + 1).replaceAll("_", " ");
  const who = list(textsOf(target.entity_id ?? data.entity_id).map(things.name));
  const settings = Object.entries(data).flatMap(([key, value]) =>
    key === "entity_id" ? [] : settingInWords(key, value),
  );
  return [what, who, settings.length > 0 ? `(${settings.join(", ")})` : ""].filter(Boolean).join(" ");
}

function settingInWords(key: string, value: unknown): string {
  switch (key) {
    case "brightness_pct":
      return `brightness ${value} %`;
    case "position":
    case "percentage":
    case "humidity":
      return `${value} %`;
    case "volume_level":
      return `volume ${Math.round(Number(value) * 100)} %`;
    case "temperature":
      return `${value}°`;
    default:
      return `${key.replaceAll("_", " ")} ${inWords(value)}`;
  }
}
