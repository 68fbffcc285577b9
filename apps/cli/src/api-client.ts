import { userInfo } from "node:os";
import type { AppRouter } from "@routinely/api";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink, type TRPCClient } from "@trpc/client";
import { EventSource } from "eventsource";
import { serverUrl } from "./server-url.ts";

export type Api = TRPCClient<AppRouter>;

/** A typed client of the running server. Opens nothing before its first call. */
export function apiClient(): Api {
  const url = `${serverUrl()}/api/trpc`;
  const headers = { "x-routinely-actor": actor() };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({
          url,
          EventSource,
          eventSourceOptions: {
            fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...headers } }),
          },
        }),
        false: httpLink({ url, headers }),
      }),
    ],
  });
}

/** Who is named beside a decision, e.g. "sam (command line)". */
function actor(): string {
  return `${userName()} (command line)`.replace(/[^\x20-\x7e]/g, "?"); // what a header can carry
}

function userName(): string {
  try {
    return userInfo().username.slice(0, 80);
  } catch {
    return "somebody"; // the process's user has no entry in the system's list
  }
}
