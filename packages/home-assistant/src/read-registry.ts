import { readFileSync } from "node:fs";
import { z } from "zod";
import { reasonOf } from "./reason-of.ts";

const optionalText = z.string().nullish();
const labels = z.array(z.string()).nullish().catch(null);

const entitySchema = z.object({
  id: optionalText,
  entity_id: z.string(),
  name: optionalText,
  original_name: optionalText,
  area_id: optionalText,
  device_id: optionalText,
  platform: optionalText,
  entity_category: optionalText,
  labels,
});
const deviceSchema = z.object({
  id: z.string(),
  name: optionalText,
  name_by_user: optionalText,
  area_id: optionalText,
  labels,
});
const areaSchema = z.object({ area_id: z.string(), name: z.string(), floor_id: optionalText, labels });

/** Home Assistant's registries, as `config/{entity,device,area}_registry/list` answer. */
export interface Registry {
  readonly entities: ReadonlyMap<string, z.infer<typeof entitySchema>>;
  readonly devices: ReadonlyMap<string, z.infer<typeof deviceSchema>>;
  readonly areas: readonly z.infer<typeof areaSchema>[];
}

const PARTS = ["entities", "devices", "areas"];

/**
 * Reads `{entities, devices, areas}`; each part may be missing.
 *
 * @param warn told what could not be read; the rest is used all the same
 */
export function readRegistry(path: string | undefined, warn: (sentence: string) => void): Registry {
  const answers = path === undefined ? {} : parseFile(path, warn);
  if (path !== undefined && Object.keys(answers).length > 0 && !PARTS.some((name) => name in answers)) {
    warn(`The registry file ${path} was left out: it has none of the lists ${PARTS.join(", ")}.`);
  }
  const part = <Entry>(name: string, schema: z.ZodType<Entry>) =>
    readPart(answers[name], schema, `“${name}” in ${path}`, warn);
  return {
    entities: new Map(part("entities", entitySchema).map((entity) => [entity.entity_id, entity])),
    devices: new Map(part("devices", deviceSchema).map((device) => [device.id, device])),
    areas: part("areas", areaSchema),
  };
}

function parseFile(path: string, warn: (sentence: string) => void): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const reason =
      error instanceof z.ZodError ? "it is not an object with entities, devices and areas" : reasonOf(error);
    warn(`The registry file ${path} was left out: ${reason}.`);
    return {};
  }
}

function readPart<Entry>(
  value: unknown,
  schema: z.ZodType<Entry>,
  place: string,
  warn: (sentence: string) => void,
): Entry[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    warn(`${place} was left out: it is not a list.`);
    return [];
  }
  const entries = value
    .map((entry) => schema.safeParse(entry))
    .flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (entries.length < value.length)
    warn(
      `Entries of ${place} that are not as Home Assistant lists them were left out: ${value.length - entries.length}.`,
    );
  return entries;
}
