import { z } from "zod";
import { byIdSchema, idSchema, momentSchema, textSchema } from "./common.ts";

const path = textSchema(4096).min(1);
const name = textSchema(100).min(1);

/** A Home Assistant recorder database on the server's disk, with what Home Assistant does not keep in it. */
const recorderSourceSchema = z.object({
  kind: z.literal("recorder"),
  recorderPath: path,
  automationsPath: path.optional(),
  registryPath: path.optional(),
});

const location = {
  timeZone: textSchema(100).min(1),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
};

/** Time zone and place are read from the recorder's `zone.home` when left out. */
export const addHomeSchema = z.object({
  name,
  source: recorderSourceSchema,
  timeZone: location.timeZone.optional(),
  latitude: location.latitude.optional(),
  longitude: location.longitude.optional(),
});

export const updateHomeSchema = byIdSchema.extend({
  name: name.optional(),
  source: recorderSourceSchema.optional(),
  timeZone: location.timeZone.optional(),
  latitude: location.latitude.optional(),
  longitude: location.longitude.optional(),
});

export const homeSchema = z.object({
  id: idSchema,
  name: z.string(),
  ...location,
  source: z.discriminatedUnion("kind", [
    recorderSourceSchema,
    z.object({ kind: z.literal("demo"), seed: z.number().int() }),
  ]),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type HomeView = z.infer<typeof homeSchema>;

/** What an analysis of this home can be narrowed to. */
export const homeCatalogSchema = z.object({
  entities: z.array(z.object({ entityId: z.string(), name: z.string(), areaId: z.string().nullable() })).readonly(),
  areas: z.array(z.object({ areaId: z.string(), name: z.string() })).readonly(),
});
