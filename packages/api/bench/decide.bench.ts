/**
 * How long a decision takes for a client of the API, over HTTP, with 100,000 suggestions in a database that keeps its
 * promises (fsync). Run it with `node packages/api/bench/decide.bench.ts`.
 */
import { tmpdir } from "node:os";
import { createCore } from "@routinely/core";
import { createDb } from "@routinely/db";
import { createHome, seedHistory, startTestServer } from "@routinely/db/testing";
import { suggestionEvidence } from "../test/evidence.ts";
import { httpClient } from "../test/http-client.ts";
import { serve } from "../test/serve.ts";

const GOAL_MS = 20;
const SUGGESTIONS = 100_000;
const DECISIONS = 4_000;
const CLIENTS = 2;

const server = await startTestServer({ durable: true });
const databaseUrl = server.template;
const db = createDb(databaseUrl);
const home = await createHome(db);
await seedHistory(databaseUrl, { homeId: home.id, jobs: SUGGESTIONS / 10, suggestionsPerJob: 10 });
await db.automationSuggestion.updateMany({ data: { evidence: suggestionEvidence } });
const pending = await db.automationSuggestion.findMany({
  where: { status: "pending" },
  select: { id: true },
  take: DECISIONS,
});

const unlimited = { startsPerMinute: 1_000_000, decisionsPerMinute: 1_000_000 };
const core = await createCore({ databaseUrl, dataDir: tmpdir(), role: "web", logLevel: "silent", limits: unlimited });
const api = await serve({ deps: core, clientKey: "bench", actor: "Bench" });
const { post } = httpClient(api.url);

const times: number[] = [];
async function decide() {
  for (let next = pending.pop(); next; next = pending.pop()) {
    const kind = pending.length % 2 ? "accept" : "reject";
    const start = performance.now();
    const { status } = await post(`suggestion.${kind}`, { id: next.id, comment: "Decided by the benchmark" });
    times.push(performance.now() - start);
    if (status !== 200) throw new Error(`the API answered ${status}`);
  }
}
await Promise.all(Array.from({ length: CLIENTS }, decide));

times.sort((a, b) => a - b);
const percentile = (share: number) => times[Math.ceil(share * times.length) - 1] ?? 0;
const p99 = percentile(0.99);
console.log(
  `accept/reject over HTTP, ${SUGGESTIONS.toLocaleString("en")} suggestions, ${CLIENTS} clients at once: ` +
    `p50 ${percentile(0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms = ${(p99 / GOAL_MS).toFixed(2)}x of the goal of ${GOAL_MS} ms`,
);

api.close();
await core.close();
await db.$disconnect();
await server.stop();
