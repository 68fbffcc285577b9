import type { DatabaseSync } from "node:sqlite";
import type { SunDay } from "@routinely/analysis";
import { toMs } from "./read-range.ts";

/** When the sun rose and set at the home, as `sun.sun` was recorded; none when it was not. */
export function readDaysOfSun(db: DatabaseSync): SunDay[] {
  const days = db.prepare(DAYS).all() as { rise: number; set: number }[];
  return days.map(({ rise, set }) => ({ rise: toMs(rise), set: toMs(set) }));
}

/** Where it went from down to up and down again, with nothing unknown in between. */
const DAYS = `WITH rows AS (
    SELECT state, last_updated_ts AS at, lag(state) OVER (ORDER BY last_updated_ts) AS before FROM states
    WHERE metadata_id = (SELECT metadata_id FROM states_meta WHERE entity_id = 'sun.sun')
  ), changes AS (
    SELECT state, before, at, lag(at) OVER (ORDER BY at) AS since, lag(before) OVER (ORDER BY at) AS earlier
    FROM rows WHERE state IS NOT before
  )
  SELECT since AS rise, at AS "set" FROM changes
  WHERE state = 'below_horizon' AND before = 'above_horizon' AND earlier = 'below_horizon' ORDER BY at`;
