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

/** Calls procedures on the server itself. They throw the TRPCErrors that HTTP clients get as answers. */
export const createCaller = createCallerFactory(appRouter);
