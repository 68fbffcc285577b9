import { z } from "zod";

/** Instants travel as ISO 8601 strings in UTC, so that any HTTP client can read them. */
export const instantSchema = z.iso.datetime({ offset: true });

/** Opaque to clients: where the next page begins. Made from (created_at, id). */
export const cursorSchema = z.string().min(1).max(200);

export const limitSchema = z.number().int().min(1).max(200).default(50);

/** A page of a list, newest first. `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const idSchema = z.uuid();
export const byIdSchema = z.object({ id: idSchema });

export const commentSchema = z.string().trim().max(2000);
