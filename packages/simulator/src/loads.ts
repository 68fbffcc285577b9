import type { Appliance, EntitySpec } from "./types.ts";
import type { World } from "./world.ts";

/** What everything in the home draws at the moment. */
export class Loads {
  readonly #world: World;
  readonly #watts = new Map<string, number>();
  readonly #running = new Map<string, number>();

  constructor(world: World, entities: readonly EntitySpec[], appliances: readonly Appliance[]) {
    this.#world = world;
    for (const entity of entities) if (entity.watts) this.#watts.set(entity.entityId, entity.watts);
    for (const appliance of appliances) this.#plan(appliance);
  }

  /** Watts of one device now. */
  of(entityId: string): number {
    const running = this.#running.get(entityId);
    if (running !== undefined) return running;
    const watts = this.#watts.get(entityId) ?? 0;
    if (watts === 0) return 0;
    const state = this.#world.state(entityId);
    return state === "on" || state === "playing" || state === "heat" ? watts : 0;
  }

  all(): number {
    let sum = 0;
    for (const entityId of new Set([...this.#watts.keys(), ...this.#running.keys()])) sum += this.of(entityId);
    return sum;
  }

  /** Programmes start when somebody feels like it and run by themselves. */
  #plan(appliance: Appliance): void {
    const world = this.#world;
    const rng = world.rng.fork(`appliance ${appliance.entityId}`);
    world.onDay((day) => {
      if (!rng.chance(appliance.perDay)) return;
      let minutes = rng.between(...appliance.window);
      for (const step of appliance.programme) {
        world.at(world.calendar.at(day, minutes), () => this.#running.set(appliance.entityId, step.watts));
        minutes += step.minutes * rng.between(0.9, 1.1);
      }
      world.at(world.calendar.at(day, minutes), () => this.#running.delete(appliance.entityId));
    });
  }
}
