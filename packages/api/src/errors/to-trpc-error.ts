import { InvalidInputError, isDatabaseUnavailable, RateLimitedError, RoutinelyError } from "@routinely/core";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { describeIssue, type FieldProblem } from "./describe-issue.ts";

const CODE_OF_KIND = {
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  invalid_input: "BAD_REQUEST",
  rate_limited: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<RoutinelyError["kind"], TRPCError["code"]>;

const NOT_JSON = "The input is not JSON.";

/** What a program is told besides the code and the sentence. */
export interface ErrorDetails {
  /** The one field that cannot be, and what it could be when that is a short list. */
  field?: string;
  allowed?: readonly string[];
  /** Every field that cannot be, when the input as a whole was looked at. */
  fields?: FieldProblem[];
  retryAfterSeconds?: number;
}

/**
 * The one place where anything thrown becomes what clients see. Doing it twice changes nothing. What is not meant for
 * people keeps its cause for the log, and gets a neutral sentence.
 */
export function toTRPCError(error: unknown): TRPCError {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof RoutinelyError) {
    return new TRPCError({ code: CODE_OF_KIND[cause.kind], message: cause.message, cause });
  }
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") {
    const message = cause instanceof ZodError ? sentenceOf(cause) : cause instanceof SyntaxError ? NOT_JSON : undefined;
    return message === undefined ? error : new TRPCError({ code: error.code, message, cause });
  }
  if (isDatabaseUnavailable(cause)) {
    return new TRPCError({
      code: "SERVICE_UNAVAILABLE",
      message: "The database does not answer just now. Try again in a moment.",
      cause,
    });
  }
  return new TRPCError({
    code: "INTERNAL_SERVER_ERROR",
    message: "Something went wrong on the server. Its log has the details.",
    cause: cause ?? error,
  });
}

/** @param error one made by {@link toTRPCError} */
export function detailsOf({ code, cause }: TRPCError): ErrorDetails {
  if (cause instanceof InvalidInputError) {
    return { field: cause.field, ...(cause.allowed && { allowed: cause.allowed }) };
  }
  if (cause instanceof RateLimitedError) return { retryAfterSeconds: cause.retryAfterSeconds };
  if (cause instanceof ZodError && code === "BAD_REQUEST") {
    const fields = cause.issues.map(describeIssue);
    const [first, ...others] = fields;
    if (!first) return {};
    // One wrong field reads the same, whoever found it wrong.
    return others.length > 0
      ? { fields }
      : { field: first.field, ...(first.allowed && { allowed: first.allowed }), fields };
  }
  return {};
}

function sentenceOf(error: ZodError): string {
  return `${error.issues.map((issue) => describeIssue(issue).message).join("; ")}.`;
}
