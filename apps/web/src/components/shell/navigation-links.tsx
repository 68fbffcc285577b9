"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "#lib/cx.ts";
import { isAt, NAVIGATION } from "./navigation.ts";
import { PendingCount } from "./pending-count.tsx";

export function SideNavigation() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="mt-6 grid grid-cols-1 gap-1">
      {NAVIGATION.map(({ href, name, icon: Icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={isAt(href, pathname) ? "page" : undefined}
          className={cx(
            "flex h-10 items-center gap-3 rounded-xl px-3 font-medium text-sm transition-colors",
            isAt(href, pathname) ? "bg-accent-soft text-accent-strong" : "text-muted hover:bg-hover hover:text-ink",
          )}
        >
          <Icon className="size-[18px]" aria-hidden />
          {name}
          {href === "/suggestions" && <PendingCount />}
        </Link>
      ))}
    </nav>
  );
}

export function BottomNavigation() {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-line border-t bg-surface px-1 pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {NAVIGATION.map(({ href, name, icon: Icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={isAt(href, pathname) ? "page" : undefined}
          className={cx(
            "flex h-16 flex-col items-center justify-center gap-1 rounded-xl font-medium text-[11px]",
            isAt(href, pathname) ? "text-accent-strong" : "text-muted",
          )}
        >
          <span
            className={cx(
              "flex h-7 w-12 items-center justify-center rounded-full transition-colors",
              isAt(href, pathname) && "bg-accent-soft",
            )}
          >
            <Icon className="size-5" aria-hidden />
          </span>
          {name}
        </Link>
      ))}
    </nav>
  );
}
