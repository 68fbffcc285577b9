import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { parseArgs } from "node:util";
import next from "next";
import { readEnv } from "./env.ts";
import { openBackend } from "./server/backend.ts";
import { refusal } from "./server/request-guard.ts";

/** How long requests that are being answered may take when the server stops. */
const DRAIN_MS = 3000;

process.env.NEXT_TELEMETRY_DISABLED = "1";

const { values: flags } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
const env = orExit(() => readEnv(process.env));
Object.assign(process.env, { NODE_ENV: flags.dev ? "development" : "production" });

const server = createServer();
const port = await listen();
const app = next({
  dev: flags.dev,
  dir: path.resolve(import.meta.dirname, ".."),
  hostname: env.HOST,
  port,
  httpServer: server,
});
let handle: ReturnType<typeof app.getRequestHandler> | undefined;
server.on("request", (request, response) => {
  answer(request, response).catch((error: Error) => response.destroy(error));
});
const backend = await openBackend().catch((error: Error) => fail(error.message));
globalThis.routinelyBackend = backend;
await app.prepare();
handle = app.getRequestHandler();

const end = () => {
  stop().catch((error: Error) => fail(error.message));
};
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, end);
process.once("disconnect", end);
process.send?.({ type: "ready", port });
if (!process.send) process.stdout.write(`Routinely answers at http://${env.HOST}:${port}\n`);

async function answer(request: IncomingMessage, response: ServerResponse) {
  const refused = refusal(
    {
      method: request.method ?? "",
      host: request.headers.host,
      origin: request.headers.origin,
      fetchSite: header(request, "sec-fetch-site"),
    },
    port,
  );
  if (refused) {
    response.writeHead(403, { "content-type": "text/plain; charset=utf-8" }).end(`${refused}\n`);
    return;
  }
  if (!handle) {
    response.writeHead(503, { "retry-after": "1", "content-type": "text/plain" }).end("Routinely is starting.\n");
    return;
  }
  // The socket alone says who is asking: limits count by it.
  request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
  delete request.headers["x-forwarded-host"];
  await handle(request, response);
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** @returns the port it listens on, which the system chooses when PORT is 0 */
function listen(): Promise<number> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      fail(
        error.code === "EADDRINUSE"
          ? `Port ${env.PORT} is taken by another program. Set PORT to another one.`
          : `Cannot listen on ${env.HOST}:${env.PORT}: ${error.message}`,
      );
    });
    server.listen(env.PORT, env.HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Lets answers in progress finish, but not streams, which would go on for ever. */
async function stop() {
  const timer = setTimeout(() => process.exit(0), DRAIN_MS);
  server.close();
  server.closeIdleConnections();
  await app.close();
  await backend.close();
  clearTimeout(timer);
  process.exit(0);
}

function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
