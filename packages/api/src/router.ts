import type { TRPCError } from "@trpc/server";
import type { Context } from "./context.ts";
import { health } from "./routers/health.ts";
import { homeRouter } from "./routers/home-router.ts";
import { insightRouter } from "./routers/insight-router.ts";
import { jobRouter } from "./routers/job-router.ts";
import { suggestionRouter } from "./routers/suggestion-router.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({
  job: jobRouter,
  suggestion: suggestionRouter,
  insight: insightRouter,
  home: homeRouter,
  health,
});
export type AppRouter = typeof appRouter;

const callerOf = createCallerFactory(appRouter);

/** Calls procedures on the server itself. Throws the TRPCErrors that HTTP clients get as answers. */
export function createCaller(context: Context) {
  return callerOf(context, { onError: ({ error, path }) => logDefect(context, error, path) });
}

/** What is nobody's mistake but ours goes to the log with its cause; everything else is the caller's to read. */
export function logDefect({ deps }: Context, error: TRPCError, path = "unknown"): void {
  if (error.code === "INTERNAL_SERVER_ERROR") deps.log.error({ err: error.cause ?? error, path }, "a request failed");
}
