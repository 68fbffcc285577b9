import { formatPercent } from "#lib/format.ts";
import { confidenceWords } from "#lib/words.ts";

/** A ring that closes with certainty. @param props.confidence 0..1 */
export function ConfidenceRing({ confidence, size = "sm" }: { confidence: number; size?: "sm" | "lg" }) {
  const percent = Math.round(confidence * 100);
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg
        viewBox="0 0 36 36"
        className={size === "lg" ? "size-12 -rotate-90" : "size-5 -rotate-90"}
        aria-hidden="true"
      >
        <circle cx={18} cy={18} r={15} className="fill-transparent stroke-line" strokeWidth={size === "lg" ? 4 : 6} />
        <circle
          cx={18}
          cy={18}
          r={15}
          pathLength={100}
          strokeDasharray={`${percent} 100`}
          strokeWidth={size === "lg" ? 4 : 6}
          strokeLinecap="round"
          className="fill-transparent stroke-accent"
        />
      </svg>
      {size === "lg" ? (
        <span>
          <span className="block font-semibold">{confidenceWords(confidence)}</span>
          <span className="tabular block text-muted text-sm">{formatPercent(confidence)} confident</span>
        </span>
      ) : (
        <span className="text-muted text-xs">
          <span className="font-medium text-ink">{confidenceWords(confidence)}</span>
          <span className="tabular"> · {formatPercent(confidence)}</span>
        </span>
      )}
    </span>
  );
}
