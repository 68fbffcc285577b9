/** A sun that comes up over the same line every day. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 28 28" className="size-7" aria-hidden="true">
        <rect width="28" height="28" rx="8" className="fill-accent" />
        <path d="M7.5 17.5a6.5 6.5 0 0 1 13 0" className="fill-on-accent" />
        <path d="M5 20.5h18" className="stroke-on-accent" strokeWidth="2" strokeLinecap="round" />
        <path
          d="M14 5v2.4M6.6 8.6l1.6 1.6M21.4 8.6l-1.6 1.6"
          className="stroke-on-accent"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      <span className="font-semibold text-[17px] tracking-tight">Routinely</span>
    </span>
  );
}
