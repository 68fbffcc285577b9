import { type Deps, InvalidInputError } from "@routinely/core";

/** What every procedure is given. */
export interface Context {
  readonly deps: Deps;
  /** Tells clients apart for the rate limits, e.g. the address a request came from. */
  readonly clientKey: string;
  /** Who is named in the log of decisions. */
  readonly actor: string;
}

export interface ContextOptions extends Context {
  /** The request's headers: {@link ACTOR_HEADER} among them takes the place of `actor`. */
  readonly headers?: Headers;
}

/** The header in which a client says on whose behalf it acts. */
export const ACTOR_HEADER = "x-routinely-actor";
const MAX_ACTOR_LENGTH = 100;

/**
 * What the procedures of one request are given, or those that are called on the server itself.
 *
 * @param options.actor the app's own name, e.g. `Dashboard` or `API`
 * @throws InvalidInputError when the header names somebody in more than 100 characters
 */
export function createContext({ deps, clientKey, actor, headers }: ContextOptions): Context {
  const named = headers?.get(ACTOR_HEADER)?.trim() || actor;
  if (named.length > MAX_ACTOR_LENGTH) {
    throw new InvalidInputError(ACTOR_HEADER, `${ACTOR_HEADER} must be at most ${MAX_ACTOR_LENGTH} characters long.`);
  }
  return { deps, clientKey, actor: named };
}
