import { Actor } from "@routinely/analysis";

/** Who did something: an actor, with the automation (`cause`) or the person (`user`), both counted from 1; 0 is none. */
export interface Deed {
  readonly actor: Actor;
  readonly cause: number;
  readonly user: number;
}

export const NOBODY: Deed = { actor: Actor.nobody, cause: 0, user: 0 };
export const DEVICE: Deed = { actor: Actor.device, cause: 0, user: 0 };
