/**
 * The one family of errors a person may see. Each carries a sentence that says what is wrong and what to do;
 * the API maps the `kind` to its own code once. Anything else thrown is a defect, shown as "internal error".
 */
export abstract class RoutinelyError extends Error {
  abstract readonly kind: "not_found" | "conflict" | "invalid_input" | "rate_limited" | "unavailable";
  override get name(): string {
    return this.constructor.name;
  }
}

/** There is no such job, suggestion or home. */
export class NotFoundError extends RoutinelyError {
  readonly kind = "not_found";
}

/** The row is no longer in a state that allows this: someone else was first. */
export class ConflictError extends RoutinelyError {
  readonly kind = "conflict";
}

/** A field's value cannot be. `allowed` lists what could be, when that is a short list. */
export class InvalidInputError extends RoutinelyError {
  readonly kind = "invalid_input";
  readonly field: string;
  readonly allowed: readonly string[] | undefined;
  constructor(field: string, message: string, allowed?: readonly string[]) {
    super(message);
    this.field = field;
    this.allowed = allowed;
  }
}

/** Too many requests of one client. */
export class RateLimitedError extends RoutinelyError {
  readonly kind = "rate_limited";
  readonly retryAfterSeconds: number;
  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The database or a home's source cannot be reached just now. */
export class UnavailableError extends RoutinelyError {
  readonly kind = "unavailable";
}
