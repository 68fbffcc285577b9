import { cx } from "#lib/cx.ts";
import { formatNumber } from "#lib/format.ts";

export interface Part {
  readonly name: string;
  readonly amount: number;
  /** e.g. `fill-accent`, and its `bg-accent` for the legend. */
  readonly fill: string;
  readonly dot: string;
}

/** How an amount is made up, as one bar with a legend. */
export function StackedBar({ label, parts }: { label: string; parts: readonly Part[] }) {
  const shown = parts.filter(({ amount }) => amount > 0);
  const total = shown.reduce((sum, { amount }) => sum + amount, 0) || 1;
  let from = 0;
  return (
    <div>
      <svg role="img" aria-label={label} width="100%" height={12} className="block overflow-hidden rounded-full">
        {shown.map(({ name, amount, fill }) => {
          const x = (from / total) * 100;
          from += amount;
          return (
            <rect
              key={name}
              x={`${x}%`}
              width={`${(amount / total) * 100}%`}
              height={12}
              className={cx(fill, "stroke-surface")}
            />
          );
        })}
      </svg>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1.5 text-muted text-xs">
        {shown.map(({ name, amount, dot }) => (
          <li key={name} className="flex items-center gap-2">
            <span className={cx("size-2.5 rounded-full", dot)} aria-hidden="true" />
            {name} <span className="tabular text-ink">{formatNumber(amount)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
