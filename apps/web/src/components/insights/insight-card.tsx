import type { InsightView } from "@routinely/api";
import { ArrowRight } from "lucide-react";
import { InsightChart } from "#components/charts/insight-chart.tsx";
import { readableEntity } from "#lib/domain-icons.ts";
import { formatNumber } from "#lib/format.ts";
import { SeverityBadge } from "./severity-badge.tsx";

const MOST_METRICS = 3;
const MOST_ENTITIES = 4;

export function InsightCard({ insight, homeName }: { insight: InsightView; homeName: string | undefined }) {
  const { evidence, entities } = insight;
  return (
    <article className="card p-6">
      <div className="flex items-center justify-between gap-3">
        <SeverityBadge severity={insight.severity} />
        {homeName && <span className="truncate text-faint text-xs">{homeName}</span>}
      </div>
      <h3 className="mt-4 text-pretty font-semibold text-[17px] leading-snug tracking-tight">{insight.title}</h3>
      <p className="mt-1.5 text-muted text-sm leading-relaxed">{insight.text}</p>
      {evidence.metrics.length > 0 && (
        <dl className="mt-5 flex flex-wrap gap-x-8 gap-y-3">
          {evidence.metrics.slice(0, MOST_METRICS).map(({ label, value, unit, formula }) => (
            <div key={label} title={formula} className="flex flex-col-reverse">
              <dt className="text-muted text-xs">{label}</dt>
              <dd className="tabular font-semibold text-2xl tracking-tight">
                {formatNumber(value)}
                <span className="ml-1 font-medium text-muted text-sm">{unit}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {evidence.chart && (
        <div className="mt-5">
          <InsightChart chart={evidence.chart} />
        </div>
      )}
      {evidence.advice && (
        <p className="mt-5 flex items-start gap-2.5 rounded-2xl bg-accent-soft p-3.5 text-accent-strong text-sm leading-relaxed">
          <ArrowRight className="mt-0.5 size-4 shrink-0" aria-hidden /> {evidence.advice}
        </p>
      )}
      {entities.length > 0 && (
        <ul className="mt-4 flex flex-wrap gap-1.5" aria-label="About">
          {entities.slice(0, MOST_ENTITIES).map((entityId) => (
            <li key={entityId} title={entityId} className="rounded-full bg-sunken px-2.5 py-0.5 text-muted text-xs">
              {readableEntity(entityId)}
            </li>
          ))}
          {entities.length > MOST_ENTITIES && (
            <li className="px-1 py-0.5 text-faint text-xs">and {entities.length - MOST_ENTITIES} more</li>
          )}
        </ul>
      )}
    </article>
  );
}
