import type { EventLog } from "@routinely/analysis";
import { writeHome } from "@routinely/simulator";
import fc from "fast-check";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

const DAYS = 7;

/** What happened from a moment on, by entity: each change with its time, who did it, and by what. */
function eventsOf({ series, settings, runs, users }: EventLog, from = Number.NEGATIVE_INFINITY): Map<string, string[]> {
  const events = new Map<string, string[]>();
  for (const [entityId, one] of series) {
    events.set(
      entityId,
      Array.from(one.times, (time, i) => {
        if (one.kind === "numeric") return `${time} ${one.values[i]}`;
        const by = `${one.actors[i]} ${runs[one.causes[i]! - 1]?.entityId} ${users[one.users[i]! - 1]}`;
        return `${time} ${one.states[one.codes[i]!]} ${by}`;
      }).filter((_, i) => one.times[i]! >= from),
    );
  }
  for (const [entityId, { times, values, actors }] of settings) {
    // NaN is no value: that a light is still off is said once.
    const rows = Array.from(times, (time, i) => (Number.isNaN(values[i]) ? [] : `${time} ${values[i]} ${actors[i]}`));
    events.set(`${entityId} set to`, rows.filter((_, i) => times[i]! >= from).flat());
  }
  return events;
}

test.each(["studio", "family"] as const)(
  "a history of a %s home read in two parts has the same events as read at once",
  { timeout: 60_000 },
  (profile) => {
    const { recorder, automationsFile, registryFile } = writeHome(temporaryFolder(), { profile, seed: 5, days: DAYS });
    const files = { recorderPath: recorder, automationsPath: automationsFile, registryPath: registryFile };
    const whole = readHome(files).log;
    const events = eventsOf(whole);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (share) => {
        const border = Math.round(whole.from + share * (whole.until - whole.from));
        const first = readHome({ ...files, until: border }).log;
        const second = readHome({ ...files, from: border + 0.001 }).log; // the recorder counts microseconds
        expect(first.stats.rows + second.stats.rows).toBe(whole.stats.rows);
        const [earlier, later] = [eventsOf(first), eventsOf(second, second.from)];
        for (const [entityId, all] of events) {
          expect([...(earlier.get(entityId) ?? []), ...(later.get(entityId) ?? [])], entityId).toEqual(all);
        }
      }),
      { numRuns: 5, seed: 1 },
    );
  },
);
