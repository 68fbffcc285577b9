import type { AUTOMATION_SETTINGS, Automation } from "./results.ts";

/** What is known of a home besides its history. */

export interface HomeLocation {
  /** IANA name, e.g. `Europe/Amsterdam`. */
  readonly timeZone: string;
  /** Degrees north. */
  readonly latitude: number;
  /** Degrees east. */
  readonly longitude: number;
}

export interface EntityInfo {
  readonly entityId: string;
  /** What the people call it; derived from the entity id when the source has no name. */
  readonly name: string;
  /** The entity's own area, else its device's. */
  readonly areaId?: string;
  /** The floor of its area. */
  readonly floorId?: string;
  /** Its own, its device's and its area's. */
  readonly labels?: readonly string[];
  readonly deviceId?: string;
  readonly deviceClass?: string;
  readonly stateClass?: string;
  readonly unit?: string;
  /** The integration, e.g. `hue` or `group`. */
  readonly platform?: string;
  /** Entity ids of a group's members. */
  readonly members?: readonly string[];
  /** `config` or `diagnostic`: not something people act on. */
  readonly category?: string;
}

export interface DeviceInfo {
  readonly deviceId: string;
  readonly name: string;
  readonly areaId?: string;
}

export interface AreaInfo {
  readonly areaId: string;
  readonly name: string;
}

/** An automation that exists in the home, as its automations.yaml says, in today's key names where it was readable. */
export interface ExistingAutomation extends Readonly<Partial<Record<(typeof AUTOMATION_SETTINGS)[number], unknown>>> {
  /** The `id` of the automation, when it has one. */
  readonly id?: string;
  readonly alias: string;
  readonly description?: string;
  /** `single` when it says none. */
  readonly mode?: Automation["mode"];
  readonly triggers: readonly Record<string, unknown>[];
  readonly conditions: readonly unknown[];
  readonly actions: readonly Record<string, unknown>[];
}

export interface HomeModel extends HomeLocation {
  /** By entity id. Holds at least every entity of the event log. */
  readonly entities: ReadonlyMap<string, EntityInfo>;
  readonly devices: readonly DeviceInfo[];
  readonly areas: readonly AreaInfo[];
  readonly automations: readonly ExistingAutomation[];
}
