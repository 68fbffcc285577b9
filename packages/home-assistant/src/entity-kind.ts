import { type RecordedEntity, textAttribute } from "./read-entities.ts";

/** How an entity's history is kept; `none` for entities whose state is only the moment of their last use. */
export type EntityKind = "discrete" | "numeric" | "none";

const NUMERIC_DOMAINS = new Set(["number", "input_number", "counter"]);
const MOMENT_DOMAINS = new Set([
  "ai_task",
  "button",
  "conversation",
  "date",
  "datetime",
  "event",
  "image",
  "input_button",
  "input_datetime",
  "notify",
  "scene",
  "stt",
  "time",
  "tts",
]);
const MOMENT_CLASSES = new Set(["timestamp", "date", "uptime"]);

/** Tells by domain, device class, unit and newest state; the history itself is not looked at. */
export function entityKind(entity: RecordedEntity): EntityKind {
  const domain = domainOf(entity.entityId);
  if (NUMERIC_DOMAINS.has(domain)) return "numeric";
  if (MOMENT_DOMAINS.has(domain)) return "none";
  const deviceClass = textAttribute(entity, "device_class");
  if (deviceClass && MOMENT_CLASSES.has(deviceClass)) return "none";
  if (deviceClass === "enum") return "discrete";
  const measured =
    textAttribute(entity, "state_class") !== undefined || textAttribute(entity, "unit_of_measurement") !== undefined;
  const isNumber = entity.state !== null && entity.state.trim() !== "" && Number.isFinite(Number(entity.state));
  if (domain === "sensor") return measured || isNumber ? "numeric" : "discrete";
  return measured && isNumber ? "numeric" : "discrete";
}

/** `light` of `light.kitchen`. */
export function domainOf(entityId: string): string {
  return entityId.slice(0, entityId.indexOf("."));
}
