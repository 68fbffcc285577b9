import type { MotionSensors } from "./motion.ts";
import type { HomeSpec } from "./spec/home.ts";
import type { World } from "./world.ts";

/** A cat or a dog: it moves at any hour, most when nobody is looking. */
export function startPets(world: World, { pets }: HomeSpec, motion: MotionSensors): void {
  pets.forEach(({ rooms, perHour }, index) => {
    const rng = world.rng.fork(`pet ${index}`);
    const roam = () => {
      motion.see(rng.pick(rooms));
      world.after(rng.wait(3600 / perHour) + 30, roam);
    };
    world.after(rng.wait(3600 / perHour), roam);
  });
}
