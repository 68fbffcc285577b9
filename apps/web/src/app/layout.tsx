import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { StartProvider } from "#components/jobs/start-provider.tsx";
import { LiveUpdates } from "#components/shell/live-updates.tsx";
import { Providers } from "#components/shell/providers.tsx";
import { Shell } from "#components/shell/shell.tsx";
import { RECENT_JOBS } from "#lib/queries.ts";
import { serverApi } from "#server/api.ts";
import { chosenTheme } from "#server/theme.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { template: "%s · Routinely", default: "Routinely" },
  description: "Finds the routines in your home’s history and proposes automations for you to approve.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f6f3" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1211" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the request makes every page dynamic: a page made ahead of time would lack the nonce that its scripts need.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const theme = await chosenTheme();
  const api = await serverApi();
  await Promise.all([api.health.prefetch(), api.home.list.prefetch(), api.job.list.prefetch(RECENT_JOBS)]);
  return (
    <html lang="en" {...(theme && { "data-theme": theme })}>
      <body>
        <Providers nonce={nonce} now={Date.now()}>
          <HydrationBoundary state={api.dehydrate()}>
            <LiveUpdates />
            <StartProvider>
              <Shell theme={theme}>{children}</Shell>
            </StartProvider>
          </HydrationBoundary>
        </Providers>
      </body>
    </html>
  );
}
