import {
  Blinds,
  CirclePower,
  Fan,
  Lightbulb,
  Lock,
  type LucideIcon,
  Music,
  Radar,
  Sun,
  Thermometer,
  ToggleRight,
  User,
  Workflow,
} from "lucide-react";

const ICONS: Record<string, LucideIcon> = {
  automation: Workflow,
  binary_sensor: Radar,
  climate: Thermometer,
  cover: Blinds,
  fan: Fan,
  input_boolean: ToggleRight,
  light: Lightbulb,
  lock: Lock,
  media_player: Music,
  person: User,
  sensor: Thermometer,
  sun: Sun,
};

/** The picture of what an entity is, by the part before the dot of its id. */
export function iconOfEntity(entityId: string): LucideIcon {
  return ICONS[entityId.split(".")[0] ?? ""] ?? CirclePower;
}

/** The first entity that an automation acts on. */
export function actedEntity(actions: readonly Record<string, unknown>[], fallback: readonly string[]): string {
  const target = actions
    .map(({ target }) => (target as { entity_id?: string | string[] } | undefined)?.entity_id)
    .find(Boolean);
  return (Array.isArray(target) ? target[0] : target) ?? fallback.at(-1) ?? "";
}

/** `light.kitchen_ceiling` as people read it, when its name is not known: `Kitchen ceiling`. */
export function readableEntity(entityId: string): string {
  const words = (entityId.split(".")[1] ?? entityId).replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
