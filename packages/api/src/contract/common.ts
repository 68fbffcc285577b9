import { z } from "zod";

/** Instants travel as ISO 8601 strings in UTC, so that any HTTP client can read them. */
export const instantSchema = z.iso.datetime({ offset: true });

/** An instant of an answer: use cases give dates, clients get strings. */
export const momentSchema = z.union([instantSchema, z.date().transform((moment) => moment.toISOString())]);

/** Opaque to clients: where the next page begins. Made from (created_at, id). */
export const cursorSchema = z.string().min(1).max(200);

const limitMessage = "must be a whole number between 1 and 200";
export const limitSchema = z
  .number(limitMessage)
  .int(limitMessage)
  .min(1, limitMessage)
  .max(200, limitMessage)
  .default(50);

/** A page of a list, newest first. `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const idSchema = z.uuid();
export const byIdSchema = z.object({ id: idSchema });

/** Text without the character NUL, which neither PostgreSQL nor a path takes. */
export const textSchema = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .refine((text) => !text.includes("\0"), "must not contain the character NUL");

export const commentSchema = textSchema(2000);
