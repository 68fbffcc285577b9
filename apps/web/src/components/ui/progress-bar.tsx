/** @param props.fraction 0..1 */
export function ProgressBar({ fraction, label }: { fraction: number; label: string }) {
  const percent = Math.round(fraction * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-2 overflow-hidden rounded-full bg-sunken"
    >
      {/* An SVG, because a width in a style attribute would be against the page's security policy. */}
      <svg className="block h-full w-full" aria-hidden>
        <title>{label}</title>
        <rect
          width={`${Math.max(percent, 2)}%`}
          height="100%"
          rx={4}
          className="fill-accent transition-[width] duration-500"
        />
      </svg>
    </div>
  );
}
