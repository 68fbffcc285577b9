"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import { ToastProvider } from "#components/ui/toast.tsx";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import { trpc } from "#lib/trpc.ts";
import { NowProvider } from "./now.tsx";

const API_URL = "/api/trpc";

export function Providers({ nonce, now, children }: { nonce: string | undefined; now: number; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(createApiClient);
  return (
    <CSPProvider nonce={nonce}>
      <trpc.Provider client={client} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <NowProvider serverNow={now}>
            <TooltipProvider>
              <ToastProvider>{children}</ToastProvider>
            </TooltipProvider>
          </NowProvider>
        </QueryClientProvider>
      </trpc.Provider>
    </CSPProvider>
  );
}

function createQueryClient() {
  // What changes is announced over the subscription, so nothing needs to be asked for again because time has passed.
  return new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1, refetchOnWindowFocus: false } } });
}

function createApiClient() {
  return trpc.createClient({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({ url: API_URL }),
        false: httpBatchLink({ url: API_URL, maxURLLength: 4000 }),
      }),
    ],
  });
}
