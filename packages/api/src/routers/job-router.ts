import { cancelJob, deleteJob, getJob, listJobs, retryJob, startJob, watchJobs } from "@routinely/core";
import { tracked } from "@trpc/server";
import { byIdSchema } from "../contract/common.ts";
import {
  jobPageSchema,
  jobSchema,
  jobUpdateSchema,
  listJobsSchema,
  startJobSchema,
  watchJobsSchema,
} from "../contract/job.ts";
import { procedure, router, startLimit } from "../trpc.ts";

export const jobRouter = router({
  start: procedure
    .input(startJobSchema.prefault({}))
    .output(jobSchema)
    .use(startLimit)
    .mutation(({ ctx, input }) => startJob(ctx.deps, input)),

  list: procedure
    .input(listJobsSchema.prefault({}))
    .output(jobPageSchema)
    .query(({ ctx, input }) => listJobs(ctx.deps, input)),

  byId: procedure
    .input(byIdSchema)
    .output(jobSchema)
    .query(({ ctx, input }) => getJob(ctx.deps, input)),

  cancel: procedure
    .input(byIdSchema)
    .output(jobSchema)
    .mutation(({ ctx, input }) => cancelJob(ctx.deps, input)),

  retry: procedure
    .input(byIdSchema)
    .output(jobSchema)
    .use(startLimit)
    .mutation(({ ctx, input }) => retryJob(ctx.deps, input)),

  delete: procedure
    .input(byIdSchema)
    .output(byIdSchema)
    .mutation(async ({ ctx, input }) => {
      await deleteJob(ctx.deps, input);
      return input;
    }),

  /** Jobs as they change; a reconnecting client names the last id it saw and gets what it missed first. */
  onUpdate: procedure.input(watchJobsSchema.optional()).subscription(async function* ({ ctx, input, signal }) {
    for await (const { id, update } of watchJobs(ctx.deps, { ...input, signal })) {
      yield tracked(id, jobUpdateSchema.parse(update));
    }
  }),
});
