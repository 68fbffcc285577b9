import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { incomingMessageToRequest } from "@trpc/server/adapters/node-http";
import { API_PATH, type Context, handleRequest } from "../src/index.ts";

/** Serves the API on a free port; `url` is e.g. `http://127.0.0.1:41234/api/trpc`. */
export async function serve(context: Context): Promise<{ url: string; close(): void }> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, context).catch((error) => outgoing.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${API_PATH}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, context: Context): Promise<void> {
  const request = incomingMessageToRequest(incoming, outgoing, { maxBodySize: null });
  const { status, headers, body } = await handleRequest(request, context);
  outgoing.writeHead(status, Object.fromEntries(headers));
  if (body) await pipeline(Readable.fromWeb(body as ReadableStream), outgoing);
  else outgoing.end();
}
