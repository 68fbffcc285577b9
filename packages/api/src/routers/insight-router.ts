import { listInsights } from "@routinely/core";
import { insightPageSchema, listInsightsSchema } from "../contract/insight.ts";
import { procedure, router } from "../trpc.ts";

export const insightRouter = router({
  list: procedure
    .input(listInsightsSchema.prefault({}))
    .output(insightPageSchema)
    .query(({ ctx, input }) => listInsights(ctx.deps, input)),
});
