import Link from "next/link";
import { cx } from "#lib/cx.ts";

export interface FilterLink {
  readonly href: string;
  readonly name: string;
  readonly active: boolean;
  readonly onChoose: () => void;
}

/** Filters that live in the address, so that a filtered page can be kept and shared. */
export function FilterLinks({ label, links }: { label: string; links: readonly FilterLink[] }) {
  return (
    <nav
      aria-label={label}
      className="-mx-4 flex gap-1.5 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0"
    >
      {links.map(({ href, name, active, onChoose }) => (
        <Link
          key={href}
          href={href}
          onNavigate={(event) => {
            event.preventDefault();
            onChoose();
          }}
          aria-current={active ? "true" : undefined}
          className={cx(
            "inline-flex h-9 shrink-0 items-center gap-2 rounded-full border px-4 font-medium text-[13px] transition-colors",
            active
              ? "border-ink bg-ink text-canvas"
              : "border-line-strong bg-surface text-muted hover:bg-hover hover:text-ink",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
