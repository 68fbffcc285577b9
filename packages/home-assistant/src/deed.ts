import { Actor } from "@routinely/analysis";

/** Who did something: an actor, with the automation (`cause`) or the person (`user`), both counted from 1; 0 is none. */
export interface Deed {
  readonly actor: Actor;
  readonly cause: number;
  readonly user: number;
}

export const NOBODY: Deed = { actor: Actor.nobody, cause: 0, user: 0 };
export const DEVICE: Deed = { actor: Actor.device, cause: 0, user: 0 };

/** The most users that {@link Deed.user} tells apart; whoever comes later shares the last number. */
const MOST_USERS = 255;

/** The deeds of a history by number, so that SQLite can hand them on. */
export class Deeds {
  static readonly device = 0;
  static readonly integration = 1;
  /** An automation that is not known by name. */
  static readonly automation = 2;

  readonly #byNumber: Deed[] = [
    DEVICE,
    { actor: Actor.integration, cause: 0, user: 0 },
    { actor: Actor.automation, cause: 0, user: 0 },
  ];
  readonly #numberOfUser = new Map<string, number>();
  /** User ids in lower case, in the order in which they were met. */
  readonly users: string[] = [];

  at(number: number): Deed {
    return this.#byNumber[number]!;
  }

  /** @param cause number of the automation or script, counted from 1 */
  addAutomation(cause: number): number {
    return this.#byNumber.push({ actor: Actor.automation, cause, user: 0 }) - 1;
  }

  /** @param id 32 hex digits in upper case, as SQLite writes them */
  numberOfUser(id: string): number {
    let number = this.#numberOfUser.get(id);
    if (number === undefined) {
      if (this.users.length < MOST_USERS) this.users.push(id.toLowerCase());
      number = this.#byNumber.push({ actor: Actor.user, cause: 0, user: this.users.length }) - 1;
      this.#numberOfUser.set(id, number);
    }
    return number;
  }
}
