import type { Rng } from "../../rng.ts";
import type { Action, AutomationSpec, Condition } from "../../spec/automation.ts";
import type { EntitySpec } from "../../spec/entity.ts";
import type { HabitSpec } from "../../spec/habit.ts";
import type { PersonSpec } from "../../spec/person.ts";

export type Draft = Pick<HabitSpec, "kind" | "title" | "trigger" | "conditions" | "actions"> & Partial<HabitSpec>;

/** Makes up habits of one kind that belong together, or none when the home has not what it takes. */
export type HabitMaker = (stock: Stock) => Draft[];

/** What a habit may be made of. Each takes its entities out, so that no two habits want the same of one thing. */
export class Stock {
  readonly rng: Rng;
  /** Those who may have habits. */
  readonly people: readonly PersonSpec[];
  /** How slowly they react: 1 is usual. */
  readonly pace: number;
  readonly automations: AutomationSpec[] = [];
  readonly scenes: EntitySpec[] = [];
  readonly #entities: readonly EntitySpec[];
  readonly #taken = new Set<string>();

  constructor(rng: Rng, entities: readonly EntitySpec[], people: readonly PersonSpec[], taken: readonly string[]) {
    this.rng = rng;
    this.people = people;
    this.pace = rng.pick([0.6, 1, 1, 1.5, 2.5]);
    this.#entities = rng.shuffled(entities);
    for (const entityId of taken) this.#taken.add(entityId);
  }

  /** An entity that no habit has yet, of a domain, and such as is asked for. */
  take(domain: string, such: (entity: EntitySpec) => boolean = () => true): EntitySpec | undefined {
    const found = this.#entities.find(
      (entity) =>
        entity.entityId.startsWith(`${domain}.`) &&
        !this.#taken.has(entity.entityId) &&
        !entity.members &&
        (domain !== "switch" || (entity.watts ?? 0) > 0) &&
        such(entity),
    );
    if (found) this.#taken.add(found.entityId);
    return found;
  }

  /** All of a domain, taken or not. */
  things(domain: string): EntitySpec[] {
    return this.#entities.filter(({ entityId }) => entityId.startsWith(`${domain}.`));
  }

  isTaken(entityId: string): boolean {
    return this.#taken.has(entityId);
  }

  /** Takes a certain entity; false when another habit has it. */
  claim(entityId: string): boolean {
    if (this.#taken.has(entityId)) return false;
    this.#taken.add(entityId);
    return true;
  }

  /** A scene of Home Assistant, new in the home. */
  newScene(name: string): string {
    const number = this.scenes.length + 1;
    const entityId = `scene.${name.toLowerCase().replace(" ", "_")}_${number}`;
    this.scenes.push({
      entityId,
      name: `${name} ${number}`,
      platform: "homeassistant",
      device: null,
      initial: "unknown",
    });
    return entityId;
  }

  /** A group of lights none of which any habit has. */
  takeGroup(): EntitySpec | undefined {
    const group = this.#entities.find(
      ({ entityId, members }) =>
        members && !this.#taken.has(entityId) && members.every((member) => !this.#taken.has(member)),
    );
    for (const entityId of group ? [group.entityId, ...group.members!] : []) this.#taken.add(entityId);
    return group;
  }

  /** Sensors are only looked at, they may serve many habits. */
  sensors(deviceClass: string): EntitySpec[] {
    return this.#entities.filter((entity) => entity.deviceClass === deviceClass && entity.areaId !== undefined);
  }
}

export function inRoom(areaId: string | undefined): (entity: EntitySpec) => boolean {
  return (entity) => entity.areaId === areaId;
}

export function onDays(days: readonly number[]): Condition[] {
  return days.length === 7 ? [] : [{ type: "days", days }];
}

/** What somebody would bring a thing into. */
export function onto({ entityId }: EntitySpec): Action {
  const domain = entityId.split(".")[0];
  return {
    entityId,
    state: domain === "cover" ? "closed" : domain === "media_player" && entityId.includes("radio") ? "playing" : "on",
  };
}

/** `light.floor_lamp` -> `floor_lamp` */
export function nameOf(entityId: string): string {
  return entityId.split(".")[1]!;
}
