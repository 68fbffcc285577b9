import { formatNumber } from "#lib/format.ts";

/** How many possible routines were left after each filter, as bars that grow shorter, with examples of what it dropped. */
export function Funnel(props: {
  candidates: number;
  dropped: readonly { filter: string; label: string; count: number; examples: readonly string[] }[];
}) {
  let left = props.candidates;
  return (
    <ol className="grid grid-cols-1 gap-3">
      {props.dropped
        .filter(({ count }) => count > 0)
        .map(({ filter, label, count, examples }) => {
          const before = left;
          left -= count;
          return (
            <li key={filter}>
              <p className="flex justify-between gap-4 text-muted text-xs">
                <span>{label}</span>
                <span className="tabular shrink-0">
                  −{formatNumber(count)} <span className="text-ink">→ {formatNumber(left)}</span>
                </span>
              </p>
              <svg width="100%" height={8} className="mt-1 block overflow-hidden rounded-full" aria-hidden="true">
                <rect width={`${(before / props.candidates) * 100}%`} height={8} rx={4} className="fill-line-strong" />
                <rect width={`${(left / props.candidates) * 100}%`} height={8} rx={4} className="fill-accent" />
              </svg>
              {examples.length > 0 && (
                <details className="mt-1.5 text-muted text-xs">
                  <summary className="cursor-pointer rounded hover:text-ink">For example</summary>
                  <ul className="mt-1.5 grid grid-cols-1 list-disc gap-1.5 pl-5 leading-relaxed marker:text-faint">
                    {examples.map((example) => (
                      <li key={example}>{example}</li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          );
        })}
    </ol>
  );
}
