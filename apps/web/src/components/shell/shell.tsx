import Link from "next/link";
import type { ReactNode } from "react";
import { StartButton } from "#components/jobs/start-button.tsx";
import type { Theme } from "#lib/theme.ts";
import { ConnectionBanner } from "./connection-banner.tsx";
import { LiveRun } from "./live-run.tsx";
import { Logo } from "./logo.tsx";
import { BottomNavigation, SideNavigation } from "./navigation-links.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

/** The frame around every page: a sidebar on wide screens, a bar at the bottom on phones. */
export function Shell({ theme, children }: { theme: Theme | undefined; children: ReactNode }) {
  return (
    <>
      <a
        href="#content"
        className="fixed top-3 left-3 z-[70] -translate-y-20 rounded-xl bg-accent px-4 py-2 font-medium text-on-accent text-sm focus:translate-y-0"
      >
        Skip to the page
      </a>
      <div className="lg:grid lg:grid-cols-[15rem_1fr]">
        <aside className="sticky top-0 hidden h-dvh flex-col border-line border-r px-4 py-6 lg:flex">
          <div className="flex items-center justify-between pl-2">
            <Link href="/" className="rounded-lg" aria-label="Routinely, to the overview">
              <Logo />
            </Link>
          </div>
          <div className="mt-7">
            <StartButton className="w-full" />
          </div>
          <SideNavigation />
          <div className="mt-auto grid grid-cols-1 gap-3">
            <LiveRun />
            <div className="flex items-center justify-between pl-2">
              <p className="text-faint text-xs">Stays on this computer</p>
              <ThemeToggle chosen={theme} />
            </div>
          </div>
        </aside>
        <div className="flex min-h-dvh min-w-0 flex-col">
          <header className="flex items-center justify-between px-4 pt-4 pb-1 sm:px-8 lg:hidden">
            <Link href="/" className="rounded-lg" aria-label="Routinely, to the overview">
              <Logo />
            </Link>
            <div className="flex items-center gap-1">
              <ThemeToggle chosen={theme} />
              <StartButton size="sm" />
            </div>
          </header>
          <ConnectionBanner />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 pb-28 outline-none sm:px-8 lg:px-12 lg:pt-12 lg:pb-16"
          >
            {children}
          </main>
        </div>
      </div>
      <BottomNavigation />
    </>
  );
}
