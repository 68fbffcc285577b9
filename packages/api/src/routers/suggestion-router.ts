import {
  acceptSuggestion,
  getSuggestion,
  listSuggestions,
  rejectSuggestion,
  reopenSuggestion,
  snoozeSuggestion,
} from "@routinely/core";
import { byIdSchema } from "../contract/common.ts";
import {
  acceptSuggestionSchema,
  listSuggestionsSchema,
  rejectSuggestionSchema,
  snoozeSuggestionSchema,
  suggestionDetailSchema,
  suggestionPageSchema,
  suggestionSchema,
} from "../contract/suggestion.ts";
import { decisionLimit, procedure, router } from "../trpc.ts";

export const suggestionRouter = router({
  list: procedure
    .input(listSuggestionsSchema.prefault({}))
    .output(suggestionPageSchema)
    .query(({ ctx, input }) => listSuggestions(ctx.deps, input)),

  byId: procedure
    .input(byIdSchema)
    .output(suggestionDetailSchema)
    .query(({ ctx, input }) => getSuggestion(ctx.deps, input)),

  accept: procedure
    .input(acceptSuggestionSchema)
    .output(suggestionSchema)
    .use(decisionLimit)
    .mutation(({ ctx, input }) => acceptSuggestion(ctx.deps, { ...input, actor: ctx.actor })),

  reject: procedure
    .input(rejectSuggestionSchema)
    .output(suggestionSchema)
    .use(decisionLimit)
    .mutation(({ ctx, input }) => rejectSuggestion(ctx.deps, { ...input, actor: ctx.actor })),

  snooze: procedure
    .input(snoozeSuggestionSchema)
    .output(suggestionSchema)
    .use(decisionLimit)
    .mutation(({ ctx, input }) => snoozeSuggestion(ctx.deps, { ...input, actor: ctx.actor })),

  reopen: procedure
    .input(byIdSchema)
    .output(suggestionSchema)
    .use(decisionLimit)
    .mutation(({ ctx, input }) => reopenSuggestion(ctx.deps, { ...input, actor: ctx.actor })),
});
