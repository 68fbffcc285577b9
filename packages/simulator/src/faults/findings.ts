import type { AutomationSpec } from "../spec/automation.ts";
import type { HomeSpec } from "../spec/home.ts";
import { deviceOf } from "./batteries.ts";

const DAY = 86_400_000;

/** Something that is to be found about the home's devices, consumption or automations. Times are epoch milliseconds. */
export type Finding =
  /** Empty within six weeks after the end, or before it. */
  | { readonly kind: "battery"; readonly entityId: string; readonly emptyAt: number }
  | { readonly kind: "offline"; readonly entityId: string; readonly timesADay: number }
  | { readonly kind: "outage"; readonly timesAWeek: number; readonly entities: readonly string[] }
  | { readonly kind: "chatter"; readonly entityId: string; readonly timesADay: number }
  /** Of one device. */
  | { readonly kind: "silent"; readonly entities: readonly string[]; readonly from: number; readonly until: number }
  | { readonly kind: "stuck"; readonly entityId: string; readonly from: number }
  /** Watts while the device does nothing. */
  | { readonly kind: "standby"; readonly entityId: string; readonly watts: number }
  /** Hours in all. */
  | { readonly kind: "while_away" | "while_asleep"; readonly entityId: string; readonly hours: number }
  | {
      readonly kind: "open_window";
      readonly entityId: string;
      readonly windows: readonly string[];
      readonly hours: number;
    }
  | { readonly kind: "movable_load"; readonly entityId: string }
  | { readonly kind: "stale"; readonly entityId: string; readonly missing: readonly string[] }
  | { readonly kind: "needless" | "fight" | "loop"; readonly entities: readonly string[] };

/** What follows from the way a home is made; see watch-waste.ts and watch-runs.ts for what follows from the way it is lived in. */
export function findingsOf(home: HomeSpec, from: number, until: number): Finding[] {
  const at = (share: number) => from + share * (until - from);
  const found: Finding[] = [];
  const known = new Set(home.entities.map(({ entityId }) => entityId));
  const silent = new Map<string, { from: number; until: number; entities: string[] }>();
  for (const entity of home.entities) {
    const { entityId, sensor, dropsADay, chattersADay, stuckAfter } = entity;
    if (sensor?.model === "battery" && sensor.atEnd < 42 * sensor.perDay)
      found.push({ kind: "battery", entityId, emptyAt: until + (sensor.atEnd / sensor.perDay) * DAY });
    if (dropsADay) found.push({ kind: "offline", entityId, timesADay: dropsADay });
    if (chattersADay) found.push({ kind: "chatter", entityId, timesADay: chattersADay });
    if (stuckAfter !== undefined) found.push({ kind: "stuck", entityId, from: at(stuckAfter) });
    if (sensor?.model === "power" && sensor.of.some((id) => known.has(id)) && sensor.standby > 0.5)
      found.push({ kind: "standby", entityId, watts: sensor.standby });
    if (entity.silent) {
      const device = silent.get(deviceOf(entity)) ?? {
        from: at(entity.silent[0]),
        until: at(entity.silent[1]),
        entities: [],
      };
      device.entities.push(entityId);
      silent.set(deviceOf(entity), device);
    }
  }
  for (const device of silent.values()) found.push({ kind: "silent", ...device });
  const { outagesAWeek = 1.2 } = home;
  const zigbee = home.entities.filter(({ platform }) => platform === "zigbee").map(({ entityId }) => entityId);
  if (outagesAWeek > 0) found.push({ kind: "outage", timesAWeek: outagesAWeek, entities: zigbee });
  return [...found, ...movable(home), ...stale(home)];
}

function movable({ entities, appliances }: HomeSpec): Finding[] {
  if (!entities.some(({ sensor }) => sensor?.model === "price")) return [];
  const machines = new Set(appliances.map(({ entityId }) => entityId));
  return entities.flatMap(({ entityId, sensor }) =>
    sensor?.model === "power" && sensor.of.some((id) => machines.has(id)) ? [{ kind: "movable_load", entityId }] : [],
  );
}

function stale({ automations, entities }: HomeSpec): Finding[] {
  const known = new Set(entities.map(({ entityId }) => entityId));
  return automations.flatMap((automation) => {
    const missing = named(automation).filter((id) => !known.has(id));
    return missing.length > 0 ? [{ kind: "stale", entityId: `automation.${automation.key}`, missing }] : [];
  });
}

function named({ trigger, actions }: AutomationSpec): string[] {
  const triggers = trigger.type === "state" || trigger.type === "numeric" ? [trigger.entityId] : [];
  return [...triggers, ...actions.map(({ entityId }) => entityId)];
}
