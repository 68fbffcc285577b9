/**
 * How long the server takes to answer the history page, its HTML whole, with 100,000 runs and 1,000,000 suggestions:
 * the first page, one in the middle, and one by status. Run it with `pnpm bench history`.
 */
import type { AppRouter } from "@routinely/api";
import { seedHistory } from "@routinely/db/testing";
import { createTRPCClient, httpLink } from "@trpc/client";
import { createDatabase, createProduct } from "../src/product.ts";

const GOAL_MS = 100;
const JOBS = 100_000;
const SUGGESTIONS_PER_JOB = 10;
const REQUESTS = 200;
const WARM_UP = 20;

const database = await createDatabase();
const product = await createProduct({ DATABASE_URL: database.url });
const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${product.url}/api/trpc` })] });
try {
  const [home] = await api.home.list.query();
  await seedHistory(database.url, { homeId: home!.id, jobs: JOBS, suggestionsPerJob: SUGGESTIONS_PER_JOB });
  await report("first page", "/history");
  await report("page in the middle", `/history?cursor=${await cursorAfter(JOBS / 2)}`);
  await report("failed runs, page in the middle", `/history?status=failed&cursor=${await cursorAfter(JOBS / 2)}`);
} finally {
  await product.remove();
  await database.remove();
}

/** Where the list goes on after so many runs. */
async function cursorAfter(count: number): Promise<string> {
  let cursor: string | null = null;
  for (let seen = 0; seen < count; seen += 200) {
    cursor = (await api.job.list.query({ limit: 200, cursor })).nextCursor;
  }
  return encodeURIComponent(cursor!);
}

async function report(name: string, path: string): Promise<void> {
  const times: number[] = [];
  for (let request = -WARM_UP; request < REQUESTS; request++) {
    const askedAt = performance.now();
    const answer = await fetch(product.url + path);
    const html = await answer.text();
    if (answer.status !== 200 || !html.includes("</html>")) throw new Error(`${path} answered ${answer.status}`);
    if (request >= 0) times.push(performance.now() - askedAt);
  }
  times.sort((a, b) => a - b);
  const percentile = (share: number) => times[Math.ceil(share * REQUESTS) - 1]!;
  console.log(
    `history page, ${name}: p50 ${percentile(0.5).toFixed(1)} ms, p95 ${percentile(0.95).toFixed(1)} ms ` +
      `= ${(percentile(0.95) / GOAL_MS).toFixed(2)}x of the goal of ${GOAL_MS} ms`,
  );
  if (percentile(0.95) > GOAL_MS) process.exitCode = 1;
}
