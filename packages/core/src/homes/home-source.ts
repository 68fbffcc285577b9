import type { Home } from "@routinely/db";
import { z } from "zod";

const paths = {
  recorderPath: z.string(),
  automationsPath: z.string().optional(),
  registryPath: z.string().optional(),
};

/** Where a home's history comes from, as `homes.source` keeps it. Paths are on the server's disk. */
export const homeSourceSchema = z.discriminatedUnion("kind", [
  /** Home Assistant's recorder database, with what Home Assistant does not keep in it. */
  z.object({ kind: z.literal("recorder"), ...paths }),
  /** The demo home, made by this seed; its files are read like any other home's. */
  z.object({ kind: z.literal("demo"), seed: z.number().int(), ...paths }),
]);
export type HomeSource = z.infer<typeof homeSourceSchema>;

/** The files of a home. */
export interface SourcePaths {
  readonly recorderPath: string;
  readonly automationsPath?: string | undefined;
  readonly registryPath?: string | undefined;
}

/** The files that a home's history is read from. */
export function sourcePaths({ source }: Pick<Home, "source">): SourcePaths {
  const { recorderPath, automationsPath, registryPath } = homeSourceSchema.parse(source);
  return { recorderPath, automationsPath, registryPath };
}
