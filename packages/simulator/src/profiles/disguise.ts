import type { Rng } from "../rng.ts";
import type { EntitySpec } from "../spec/entity.ts";
import type { HomeSpec } from "../spec/home.ts";
import { slug } from "./entities.ts";
import { LANGUAGES } from "./names.ts";

/** What no home may name as it likes. */
const FIXED = new Set(["zone", "sun", "person", "device_tracker", "automation", "script", "weather"]);

/**
 * Names a home as its people would have: in their language, by entity ids that tell the room and the thing, or the number of the
 * device, or nothing but the domain; some devices without an area, some entities that no registry knows.
 */
export function disguised(home: HomeSpec, rng: Rng): HomeSpec {
  const language = rng.weighted({ en: 5, de: 2, nl: 2, fr: 1.5, es: 1.5 });
  const style = rng.weighted({ named: 5, addresses: 2, numbered: 1.5, mixed: 2 });
  const say = speaker(language);
  const ids = new Map<string, string>();
  const used = new Set<string>();
  for (const { entityId, name, deviceClass, platform } of home.entities) {
    const [domain] = entityId.split(".") as [string];
    if (FIXED.has(domain) || platform === "workday") continue;
    const how = style === "mixed" ? rng.pick(["named", "addresses", "numbered"] as const) : style;
    const objectId = how === "named" ? slug(say(name)) : how === "addresses" ? address(rng, deviceClass) : domain;
    ids.set(entityId, unique(`${domain}.${objectId}`, used));
  }
  const unassigned = rng.pick([0, 0, 0.1, 0.4]);
  const unregistered = rng.pick([0, 0, 0.04]);
  const homeless = new Map<string, boolean>();
  const entities = home.entities.map((entity): EntitySpec => {
    const device = entity.device === undefined ? entity.name : entity.device;
    if (FIXED.has(entity.entityId.split(".")[0]!)) return entity;
    if (device !== null && !homeless.has(device)) homeless.set(device, rng.chance(unassigned));
    return {
      ...entity,
      name: say(entity.name),
      ...(entity.device && { device: say(entity.device) }),
      ...(device !== null && homeless.get(device) && { unassigned: true }),
      ...(rng.chance(unregistered) && { unregistered: true }),
    };
  });
  const areas = home.areas.map(({ areaId, name }) => ({ areaId, name: say(name) }));
  const renamed = JSON.stringify({ ...home, entities, areas });
  return JSON.parse(renamed, (_key, value) => (typeof value === "string" ? (ids.get(value) ?? value) : value));
}

function speaker(language: "en" | keyof typeof LANGUAGES): (name: string) => string {
  if (language === "en") return (name) => name;
  const phrases = Object.entries(LANGUAGES[language]).map(([english, word]) => [phrase(english), word] as const);
  return (name) => phrases.reduce((text, [english, word]) => text.replace(english, word), name);
}

function phrase(english: string): RegExp {
  return new RegExp(`(?<![\\p{L}])${english}(?![\\p{L}])`, "u");
}

/** `0x00158d0004a1b2c3_temperature`, as a coordinator names what nobody has renamed. */
function address(rng: Rng, deviceClass: string | undefined): string {
  const device = `0x00158d00${rng.bits().toString(16).padStart(8, "0")}`;
  return deviceClass === undefined ? device : `${device}_${deviceClass}`;
}

function unique(id: string, used: Set<string>): string {
  let free = id;
  for (let number = 2; used.has(free); number++) free = `${id}_${number}`;
  used.add(free);
  return free;
}
