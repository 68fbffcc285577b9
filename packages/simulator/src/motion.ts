import type { EntitySpec } from "./spec/entity.ts";
import type { World } from "./world.ts";

/** The motion sensors of the home: they see people and stay on until nothing has moved for a while. */
export class MotionSensors {
  readonly #world: World;
  readonly #byRoom = new Map<string, { entityId: string; holdMs: number; last: number }>();

  constructor(world: World, entities: readonly EntitySpec[]) {
    this.#world = world;
    const rng = world.rng.fork("motion");
    for (const entity of entities) {
      if (entity.deviceClass !== "motion" || !entity.areaId) continue;
      this.#byRoom.set(entity.areaId, {
        entityId: entity.entityId,
        holdMs: (entity.holdSeconds ?? rng.between(45, 110)) * 1000,
        last: 0,
      });
    }
  }

  /** Somebody moves in a room. */
  see(room: string): void {
    const sensor = this.#byRoom.get(room);
    if (!sensor) return;
    sensor.last = this.#world.now;
    if (this.#world.state(sensor.entityId) === "on") return;
    this.#world.set(sensor.entityId, "on");
    const clear = () => {
      const at = sensor.last + sensor.holdMs;
      if (at > this.#world.now) this.#world.at(at, clear);
      else this.#world.set(sensor.entityId, "off");
    };
    this.#world.at(this.#world.now + sensor.holdMs, clear);
  }
}
