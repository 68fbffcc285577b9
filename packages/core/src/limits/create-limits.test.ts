import { createDb } from "@routinely/db";
import { testDatabase } from "@routinely/db/testing";
import { afterAll, expect, test } from "vitest";
import { createLimits } from "./create-limits.ts";

const { db, connectionString } = await testDatabase();
const otherDb = createDb(connectionString);
afterAll(() => otherDb.$disconnect());

const options = { startsPerMinute: 5, decisionsPerMinute: 10 };
const here = createLimits(db, options);
const there = createLimits(otherDb, options);

/** How many of 40 calls at once, from two processes, are let through. */
async function passed(clientKey: string): Promise<number> {
  const calls = Array.from({ length: 40 }, (_, n) => (n % 2 ? here : there).starts(clientKey));
  const results = await Promise.allSettled(calls);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ kind: "rate_limited" });
  }
  return results.filter(({ status }) => status === "fulfilled").length;
}

test("as many as allowed pass in a minute, whoever counts", async () => {
  expect(await passed("ann")).toBe(5);
  expect(await passed("ann")).toBe(0);
  await here.decisions("ann");
  await there.starts("ben");
});

test("when the minute is over as many pass again, also when all come at once", async () => {
  for (let round = 0; round < 10; round++) {
    expect(await passed("cleo")).toBe(5);
    await db.rateLimiterFlexible.updateMany({ data: { expire: new Date(Date.now() - 1) } });
  }
});

test("the wait is told in seconds, as a person says it", async () => {
  await passed("dana");
  const rejection = await here.starts("dana").catch((error) => error);
  expect(rejection.retryAfterSeconds).toBeGreaterThan(0);
  expect(rejection.retryAfterSeconds).toBeLessThanOrEqual(60);
  expect(rejection.message).toBe(
    `Only 5 analyses can be started a minute. Try again in ${rejection.retryAfterSeconds} seconds.`,
  );
});
