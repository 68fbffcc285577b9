import type { DatabaseSync } from "node:sqlite";

/** A stretch of a column: what is greater than `after` and at most `last`. */
export interface Slice {
  readonly after: number;
  readonly last: number;
}

/** Rows of a slice: few enough for any statement about them to be over within some hundredths of a second. */
const SLICE_ROWS = 10_000;

/**
 * Divides the rows between two times into slices, so that reading can be stopped between them. Walks along an index
 * only.
 *
 * @param rows what follows FROM, with a WHERE whose parameters are `parameters`
 * @param column the indexed time of these rows, in seconds
 */
export function* slices(
  db: DatabaseSync,
  rows: string,
  column: string,
  parameters: readonly number[],
  { after, last }: Slice,
): Generator<Slice> {
  const border = db.prepare(
    `SELECT ${column} AS border FROM ${rows} AND ${column} > ? AND ${column} <= ? ORDER BY ${column} LIMIT 1 OFFSET ${SLICE_ROWS - 1}`,
  );
  for (let start = after; start < last; ) {
    const end = Number(border.get(...parameters, start, last)?.border ?? last);
    yield { after: start, last: end };
    start = end;
  }
}
