/**
 * How long a decision takes for a client of the API, over HTTP, with 100,000 suggestions in a database that keeps its
 * promises (fsync). Run it with `node packages/api/bench/decide.bench.ts`.
 */
import { tmpdir } from "node:os";
import { createCore } from "@routinely/core";
import { createDb } from "@routinely/db";
import { createHome, seedHistory, startTestServer } from "@routinely/db/testing";
import { suggestionEvidence } from "../test/evidence.ts";
import { type Answer, httpClient } from "../test/http-client.ts";
import { serve } from "../test/serve.ts";

const GOAL_MS = 20;
const SUGGESTIONS = 100_000;
const DECISIONS = 2_000;
const CLIENTS = 2;

const server = await startTestServer({ durable: true });
const databaseUrl = server.template;
const db = createDb(databaseUrl);
const home = await createHome(db);
await seedHistory(databaseUrl, { homeId: home.id, jobs: SUGGESTIONS / 10, suggestionsPerJob: 10 });
const pending = await db.automationSuggestion.findMany({
  where: { status: "pending" },
  take: DECISIONS,
  select: { id: true },
});
await db.automationSuggestion.updateMany({
  where: { id: { in: pending.map(({ id }) => id) } },
  data: { evidence: suggestionEvidence },
});
// What the filling left to write is not the decisions' to wait for.
await db.$executeRaw`CHECKPOINT`;

const unlimited = { startsPerMinute: 1_000_000, decisionsPerMinute: 1_000_000 };
const core = await createCore({ databaseUrl, dataDir: tmpdir(), role: "web", logLevel: "silent", limits: unlimited });
const api = await serve({ deps: core, clientKey: "bench", actor: "Bench" });
const { get, post } = httpClient(api.url);

/** Milliseconds of each call: of the decisions, and in between of one that decides nothing, as a measure of the machine. */
const decisions: number[] = [];
const bare: number[] = [];

async function timed(times: number[], call: () => Promise<Answer>) {
  const start = performance.now();
  const { status } = await call();
  times.push(performance.now() - start);
  if (status !== 200) throw new Error(`the API answered ${status}`);
}

async function decide() {
  for (let next = pending.pop(); next; next = pending.pop()) {
    const kind = pending.length % 2 ? "accept" : "reject";
    await timed(decisions, () => post(`suggestion.${kind}`, { id: next.id, comment: "Decided by the benchmark" }));
    await timed(bare, () => get("health"));
  }
}
await Promise.all(Array.from({ length: CLIENTS }, decide));

function percentile(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0;
}
const summary = (times: number[]) =>
  `p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`;
console.log(
  `accept/reject over HTTP, ${SUGGESTIONS.toLocaleString("en")} suggestions, ${CLIENTS} clients at once: ${summary(decisions)} ` +
    `= ${(percentile(decisions, 0.99) / GOAL_MS).toFixed(2)}x of the goal of ${GOAL_MS} ms (health in between: ${summary(bare)})`,
);

api.close();
await core.close();
await db.$disconnect();
await server.stop();
