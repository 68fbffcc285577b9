import { InvalidInputError } from "./errors.ts";

/** Where a row stands in a list that is newest first. */
export interface Position {
  readonly createdAt: Date;
  readonly id: string;
}

/** A page of a list, newest first. `nextCursor` is null on the last page. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An opaque string for clients, from which {@link decodeCursor} gets the position again. */
export function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(`${createdAt.toISOString()} ${id}`).toString("base64url");
}

/** @throws InvalidInputError for anything that {@link encodeCursor} did not make */
export function decodeCursor(cursor: string): Position {
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  const createdAt = new Date(time);
  // No row is older than 1970, and some times before it are none to PostgreSQL.
  const isPossible = createdAt.getTime() >= 0;
  if (!isPossible || !UUID.test(id)) {
    throw new InvalidInputError("cursor", "This cursor is broken. Leave it out to begin with the newest.");
  }
  return { createdAt, id };
}

/**
 * The Prisma filter of the rows after a cursor, for `orderBy: NEWEST_FIRST`. The first condition looks redundant, but
 * it is the one that lets PostgreSQL begin in the middle of the index: a deep page costs as much as the first.
 */
export function afterCursor(cursor: string | null | undefined) {
  if (cursor == null) return {};
  const { createdAt, id } = decodeCursor(cursor);
  return { createdAt: { lte: createdAt }, OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }] };
}

export const NEWEST_FIRST = [{ createdAt: "desc" as const }, { id: "desc" as const }];

/** Makes a page of the first `limit` of at most `limit + 1` rows; the one too many tells that there are more. */
export function toPage<Row extends Position, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): Page<Item> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { items: kept.map(toItem), nextCursor: last && rows.length > limit ? encodeCursor(last) : null };
}
