import { createHome, createSuggestion, testDatabase } from "@routinely/db/testing";
import { afterAll, expect, test, vi } from "vitest";
import { createLogger } from "../log.ts";
import { openQueue } from "../queue/job-queue.ts";
import { keepReconciled } from "./reconcile.ts";

const { connectionString: databaseUrl, db } = await testDatabase();
const log = createLogger({ role: "test", level: "silent" });
const queue = await openQueue({ databaseUrl, log, takesJobs: false });
afterAll(() => queue.close());
const { id: homeId } = await createHome(db);

/** A snooze that the next pass ends. */
async function dueSnooze() {
  return createSuggestion(db, { homeId, status: "snoozed", snoozedUntil: new Date(Date.now() - 1_000) });
}

async function statusOf({ id }: { id: string }) {
  return (await db.automationSuggestion.findUniqueOrThrow({ where: { id } })).status;
}

test("reconciles at once and every 5 s, but not right after the machine slept", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  let now = Date.now();
  const first = await dueSnooze();
  const stop = keepReconciled({ db, queue, log, clock: { now: () => new Date(now) } });
  const pass = (ms: number) => {
    now += ms;
    vi.advanceTimersByTime(5_000);
  };

  await expect.poll(() => statusOf(first)).toBe("pending");
  const second = await dueSnooze();
  pass(5_000);
  await expect.poll(() => statusOf(second)).toBe("pending");
  const third = await dueSnooze();
  pass(3_600_000);
  await stop();
  expect(await statusOf(third)).toBe("snoozed");
});
