import { initTRPC, type TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Context } from "./context.ts";
import { detailsOf, toTRPCError } from "./errors/to-trpc-error.ts";

const t = initTRPC.context<Context>().create({
  // Stacks belong in the log, whatever the environment.
  isDev: false,
  // Also what is thrown in the middle of a subscription, which no middleware sees.
  errorFormatter({ shape, error }) {
    const shown = toTRPCError(error);
    return {
      ...shape,
      code: TRPC_ERROR_CODES_BY_KEY[shown.code],
      message: shown.message,
      data: { ...shape.data, code: shown.code, httpStatus: getHTTPStatusCodeFromError(shown), ...detailsOf(shown) },
    };
  },
  sse: {
    ping: { enabled: true, intervalMs: 5_000 },
    client: { reconnectAfterInactivityMs: 15_000 },
  },
});

export const { router, createCallerFactory } = t;

/** Every procedure: what it throws is mapped once, so that callers on the server see the same errors as HTTP clients. */
export const procedure = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toTRPCError(result.error);
  logDefect(ctx, error, path);
  throw error;
});

/** What is nobody's mistake but ours goes to the log with its cause; everything else is the caller's to read. */
export function logDefect({ deps }: Context, error: TRPCError, path = "unknown"): void {
  if (error.code === "INTERNAL_SERVER_ERROR") deps.log.error({ err: error.cause ?? error, path }, "a request failed");
}

/** Counts against the client's limit of starts. Stands after `.input`, so that a start with bad input costs nothing. */
export const startLimit = t.middleware(async ({ ctx, next }) => {
  await ctx.deps.limits.starts(ctx.clientKey);
  return next();
});

/** Counts against the client's limit of decisions. Stands after `.input`, like {@link startLimit}. */
export const decisionLimit = t.middleware(async ({ ctx, next }) => {
  await ctx.deps.limits.decisions(ctx.clientKey);
  return next();
});
