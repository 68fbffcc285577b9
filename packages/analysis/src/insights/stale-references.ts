import { isFields, textsOf } from "../replay/fields.ts";
import type { Insight } from "../results.ts";
import { DAY } from "../time/local-clock.ts";
import { list, plural, unit } from "../words/wording.ts";
import { domainOf, isSilent } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { historyDays, insight } from "./build.ts";
import type { KnownAutomation } from "./known-automations.ts";

/** What a configuration names, by kind. */
interface References {
  readonly entities: Set<string>;
  readonly devices: Set<string>;
  readonly areas: Set<string>;
}

const ENTITY_ID = /^[a-z_]+\.[a-z0-9_]+$/;
/** The functions of templates whose first argument is an entity. */
const IN_TEMPLATE =
  /\b(?:states|is_state|state_attr|is_state_attr|has_value|expand)\(\s*["']([a-z_]+\.[a-z0-9_]+)["']/g;
/** What these hold is not looked up by Home Assistant. */
const OPAQUE = new Set(["event_data", "variables", "description", "alias", "message", "title"]);
/** Shorter histories do not prove that something is gone for good. */
const MIN_GONE_DAYS = 2;

/** Automations that name entities, devices or areas that the home does not have, or that were gone for all of the history. */
export function staleInsights(world: World, known: readonly KnownAutomation[]): Insight[] {
  return known.flatMap((one) => staleInsight(world, one) ?? []);
}

function staleInsight(world: World, { automation, entityId, runs, triggers }: KnownAutomation): Insight | null {
  const named = referencesIn([automation.triggers, automation.conditions, automation.actions]);
  const missing = [...named.entities].filter((id) => isMissing(world, id));
  const gone = [...named.entities].filter((id) => isGone(world, id));
  const devices =
    world.home.devices.length === 0
      ? []
      : missingOf(
          named.devices,
          world.home.devices.map((one) => one.deviceId),
        );
  const areas =
    world.home.areas.length === 0
      ? []
      : missingOf(
          named.areas,
          world.home.areas.map((one) => one.areaId),
        );
  const count = missing.length + gone.length + devices.length + areas.length;
  if (count === 0) return null;
  const ran = runs?.times.length ?? 0;
  const awaited = [...referencesIn(triggers).entities].filter((id) => missing.includes(id) || gone.includes(id));
  const sentences = [
    ...(missing.length > 0
      ? [`It uses ${list(missing)}, which ${missing.length === 1 ? "is" : "are"} neither registered nor recorded.`]
      : []),
    ...(gone.length > 0
      ? [
          `It uses ${list(gone.map((id) => world.name(id)))}, which ${gone.length === 1 ? "was" : "were"} not available once in this history.`,
        ]
      : []),
    ...(devices.length > 0
      ? [`It names ${plural(devices.length, "device")} that ${devices.length === 1 ? "is" : "are"} not there.`]
      : []),
    ...(areas.length > 0
      ? [`It names ${plural(areas.length, "area")} that ${areas.length === 1 ? "is" : "are"} not there.`]
      : []),
    awaited.length > 0 && ran === 0
      ? "It waits for that, and never ran."
      : `That part of it does nothing; it ran ${plural(ran, "time")}.`,
  ];
  return insight({
    type: "automation_analysis",
    severity: "warning",
    title: `“${automation.alias}” names what is not there`,
    text: sentences.join(" "),
    entities: [...(entityId === undefined ? [] : [entityId]), ...missing, ...gone],
    metrics: [
      { label: "Missing", value: count, unit: unit(count, "reference") },
      { label: "Runs", value: ran, unit: "runs" },
    ],
    advice: "Replace or remove what is gone, or delete the automation.",
  });
}

/** All ids that a configuration names, at any depth. Registry ids of entities (32 hex digits) cannot be looked up by name. */
function referencesIn(value: unknown): References {
  const found: References = { entities: new Set(), devices: new Set(), areas: new Set() };
  collect(value, found);
  return found;
}

function collect(value: unknown, found: References): void {
  if (typeof value === "string") {
    for (const [, id] of value.matchAll(IN_TEMPLATE)) found.entities.add(id!);
    return;
  }
  if (Array.isArray(value)) {
    for (const one of value) collect(one, found);
    return;
  }
  if (!isFields(value)) return;
  for (const [key, one] of Object.entries(value)) {
    const ids = textsOf(one);
    if (OPAQUE.has(key)) continue;
    if (key === "entity_id") for (const id of ids) if (ENTITY_ID.test(id)) found.entities.add(id);
    if (key === "device_id") for (const id of ids) if (/^[0-9a-f]{32}$/.test(id)) found.devices.add(id);
    if (key === "area_id") for (const id of ids) if (/^[a-z0-9_]+$/.test(id)) found.areas.add(id);
    collect(one, found);
  }
}

function missingOf(named: ReadonlySet<string>, known: readonly string[]): string[] {
  return [...named].filter((id) => !known.includes(id));
}

/** Neither registered nor recorded. Where nothing of its kind is either, the kind may be left out of both. */
function isMissing(world: World, id: string): boolean {
  if (world.home.entities.has(id) || world.log.series.has(id)) return false;
  for (const known of world.home.entities.keys()) if (domainOf(known) === domainOf(id)) return true;
  return false;
}

/** Recorded, but never available. */
function isGone(world: World, id: string): boolean {
  const series = world.log.series.get(id);
  if (!series || historyDays(world) < MIN_GONE_DAYS) return false;
  if (world.range.until - series.times[0]! < MIN_GONE_DAYS * DAY) return false;
  return series.kind === "numeric" ? series.values.every(Number.isNaN) : series.states.every(isSilent);
}
