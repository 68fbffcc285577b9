import type { Home } from "@routinely/db";
import type { HomeFiles } from "@routinely/home-assistant";
import { z } from "zod";

const files = {
  recorderPath: z.string(),
  automationsPath: z.string().optional(),
  registryPath: z.string().optional(),
};

/** Where a home's history comes from, as `homes.source` keeps it. Paths are absolute, on the server's disk. */
export const homeSourceSchema = z.discriminatedUnion("kind", [
  /** Home Assistant's recorder database, with what Home Assistant does not keep in it. */
  z.object({ kind: z.literal("recorder"), ...files }),
  /** The demo home, made by this seed; its files are read like any other home's. */
  z.object({ kind: z.literal("demo"), seed: z.number().int(), ...files }),
]);
export type HomeSource = z.infer<typeof homeSourceSchema>;

/** The files that a home is read from. */
export function sourcePaths({ source }: Pick<Home, "source">): HomeFiles {
  const { recorderPath, automationsPath, registryPath } = homeSourceSchema.parse(source);
  return { recorderPath, automationsPath, registryPath };
}
