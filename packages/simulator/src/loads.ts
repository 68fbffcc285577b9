import type { Household } from "./people.ts";
import type { EntitySpec } from "./spec/entity.ts";
import type { Appliance } from "./spec/use.ts";
import type { World } from "./world.ts";

/** What everything in the home draws at the moment. */
export class Loads {
  readonly #world: World;
  readonly #household: Household;
  readonly #watts = new Map<string, number>();
  readonly #running = new Map<string, number>();

  constructor(world: World, household: Household, entities: readonly EntitySpec[], appliances: readonly Appliance[]) {
    this.#world = world;
    this.#household = household;
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

  /** Somebody who is there starts a programme, which then runs by itself. */
  #plan({ entityId, perDay, window, programme }: Appliance): void {
    const world = this.#world;
    const rng = world.rng.fork(`appliance ${entityId}`);
    world.onDay((day) => {
      if (!rng.chance(perDay)) return;
      const latest = world.calendar.at(day, window[1]);
      const pace = programme.map(() => rng.between(0.9, 1.1));
      const start = () => {
        if (this.#running.has(entityId)) return;
        const person = this.#household.someone(rng);
        if (!person) {
          if (world.now < latest) world.after(900, start);
          return;
        }
        if (entityId.startsWith("switch.")) this.#household.act(person, { entityId, state: "on" }, "device");
        let seconds = 0;
        programme.forEach(({ minutes, watts }, step) => {
          world.after(seconds, () => this.#running.set(entityId, watts));
          seconds += minutes * 60 * pace[step]!;
        });
        world.after(seconds, () => this.#running.delete(entityId));
      };
      world.at(world.calendar.at(day, rng.between(...window)), start);
    });
  }
}
