import type { DatabaseSync } from "node:sqlite";
import { Deeds } from "./deed.ts";
import type { ReadingProgress } from "./progress.ts";
import { pagesOf, type Range, secondsOf } from "./read-range.ts";
import { SETTING_COLUMN } from "./targets.ts";

/**
 * A row: number of the target, state, seconds; the number of a deed, or a user's id in hex; of entities that can be set
 * to something also what the row says of that.
 */
export type StateRow = [target: number, state: string | null, seconds: number, who: number | string, setting: unknown];

/**
 * Reads the rows of the range, page by page, of the entities in the temporary table `kept`; needs that and `context`.
 *
 * @param progress told between the pages, from `begun` to `done` (0..1)
 */
export function* statePages(
  db: DatabaseSync,
  range: Range,
  progress: ReadingProgress,
  begun: number,
  done: number,
): Generator<StateRow[]> {
  // Blobs are dear to read: SQLite itself compares them, and only for the few rows where it matters who acted.
  const statement = db.prepare(
    `SELECT k.target, s.state, s.last_updated_ts,
       coalesce(
         (SELECT deed FROM context WHERE id = s.context_id_bin),
         CASE WHEN s.context_user_id_bin IS NOT NULL THEN hex(s.context_user_id_bin) END,
         CASE WHEN s.context_parent_id_bin IS NOT NULL THEN coalesce(
           (SELECT deed FROM context WHERE id = s.context_parent_id_bin),
           (SELECT hex(p.context_user_id_bin) FROM states p
            WHERE p.context_id_bin = s.context_parent_id_bin AND p.context_user_id_bin IS NOT NULL LIMIT 1)) END,
         ${Deeds.device}),
       ${SETTING_COLUMN}
     FROM states s CROSS JOIN kept k ON k.metadata_id = s.metadata_id
     WHERE s.state_id BETWEEN ? AND ? AND s.last_updated_ts BETWEEN ? AND ?`,
  );
  statement.setReturnArrays(true);
  const [from, until] = secondsOf(range);
  const total = range.rows.toLocaleString("en");
  for (const { first, last, share } of pagesOf(range)) {
    progress.tick(begun + share * (done - begun), () => {
      return `Reading the history: ${Math.round(share * range.rows).toLocaleString("en")} of ${total} rows`;
    });
    yield statement.all(first, last, from, until) as unknown as StateRow[];
  }
}
