import { addHome, homeCatalog, listHomes, updateHome } from "@routinely/core";
import { z } from "zod";
import { byIdSchema } from "../contract/common.ts";
import { addHomeSchema, homeCatalogSchema, homeSchema, updateHomeSchema } from "../contract/home.ts";
import { procedure, router } from "../trpc.ts";

export const homeRouter = router({
  list: procedure.output(z.array(homeSchema)).query(({ ctx }) => listHomes(ctx.deps)),

  add: procedure
    .input(addHomeSchema)
    .output(homeSchema)
    .mutation(({ ctx, input }) => addHome(ctx.deps, input)),

  update: procedure
    .input(updateHomeSchema)
    .output(homeSchema)
    .mutation(({ ctx, input }) => updateHome(ctx.deps, input)),

  catalog: procedure
    .input(byIdSchema)
    .output(homeCatalogSchema)
    .query(({ ctx, input }) => homeCatalog(ctx.deps, input)),
});
