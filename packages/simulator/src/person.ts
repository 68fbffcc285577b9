import type { Rng } from "./rng.ts";
import type { PersonSpec } from "./spec/person.ts";

/** One of the people: asleep or awake, at home in some room or out. */
export class Person {
  readonly spec: PersonSpec;
  readonly user: Uint8Array;
  readonly rng: Rng;
  home = true;
  asleep = true;
  readonly bedroom: string;
  room: string;
  /** Counts up with each leaving and falling asleep, so that what was under way ends. */
  stay = 0;
  /** When the coming night begins for them. */
  bedAt = 0;

  constructor(spec: PersonSpec, rng: Rng) {
    this.spec = spec;
    this.user = Buffer.from(spec.userId, "hex");
    this.rng = rng;
    this.bedroom = spec.bedroom ?? "bedroom";
    this.room = this.bedroom;
  }

  /** At home and awake. */
  get about(): boolean {
    return this.home && !this.asleep;
  }
}
