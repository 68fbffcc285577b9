import { expect, test } from "vitest";
import { newContext, RecorderFile } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";
import { slices } from "./slices.ts";

const NOON = Date.UTC(2026, 0, 15, 12);
const LOCATION = { latitude: 52.09, longitude: 5.12 };

/** A recorder with so many calls, three a second. */
function withCalls(count: number): RecorderFile {
  const file = new RecorderFile();
  file.set(NOON, "light.hall", "off");
  file.call(NOON, "light.turn_on", { entity_id: "light.hall" }, newContext());
  file.db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO events (event_type_id, time_fired_ts, data_id, origin_idx, context_id_bin)
    SELECT event_type_id, ${NOON / 1000} + i / 3, data_id, 0, randomblob(16) FROM events, n LIMIT ${count}`);
  file.set(NOON + count * 1000, "light.hall", "on");
  return file;
}

test("slices cover all rows without overlaps, and are small", () => {
  const { db } = withCalls(25_000);
  const span = { after: NOON / 1000 - 1, last: NOON / 1000 + 100_000 };
  const found = [...slices(db, "events WHERE event_type_id = ?", "time_fired_ts", [1], span)];
  const count = db.prepare("SELECT count(*) AS count FROM events WHERE time_fired_ts > ? AND time_fired_ts <= ?");
  const counts = found.map(({ after, last }) => Number(count.get(after, last)?.count));
  expect(counts).toEqual([10_002, 10_002, 4997]); // three calls share each second
  expect(found[0]!.after).toBe(span.after);
  expect(found.at(-1)!.last).toBe(span.last);
});

test("reading can be stopped while it finds out who acted", () => {
  const file = withCalls(50_000);
  const stop = new Error("enough");
  const heard: string[] = [];
  const onProgress = ({ message }: { message: string }) => {
    heard.push(message);
    const until = performance.now() + 250; // as on a slow machine
    while (performance.now() < until);
    if (message === "Reading who acted") throw stop;
  };
  expect(() => readHome({ recorderPath: file.path, location: LOCATION, onProgress })).toThrow(stop);
  expect(heard.at(-1)).toBe("Reading who acted");
});
