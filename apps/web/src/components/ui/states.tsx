import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "#lib/cx.ts";

/** Said instead of a list that holds nothing: what will be here, and how it gets here. */
export function EmptyState(props: { icon: LucideIcon; title: string; children: ReactNode; action?: ReactNode }) {
  const { icon: Icon } = props;
  return (
    <div className="flex flex-col items-center rounded-card border border-line-strong border-dashed px-6 py-14 text-center">
      <span className="flex size-12 items-center justify-center rounded-2xl bg-accent-soft text-accent-strong">
        <Icon className="size-6" aria-hidden />
      </span>
      <h2 className="mt-4 font-semibold text-lg tracking-tight">{props.title}</h2>
      <p className="mt-1 max-w-md text-balance text-muted text-sm leading-relaxed">{props.children}</p>
      {props.action && <div className="mt-6">{props.action}</div>}
    </div>
  );
}

/** A grey place where something will be. */
export function Skeleton({ className }: { className: string }) {
  return <div className={cx("animate-breathe rounded-xl bg-line", className)} />;
}

/** Skeletons of a page, announced as one. */
export function Loading({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="grid grid-cols-1 gap-4">
      <span className="sr-only">Loading…</span>
      {children}
    </div>
  );
}

/** A page of cards under a title and filters, while it loads. */
export function CardsLoading() {
  return (
    <Loading>
      <Skeleton className="h-9 w-56" />
      <Skeleton className="mt-4 h-9 w-full max-w-xl" />
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
        <Skeleton className="h-64" />
      </div>
    </Loading>
  );
}
