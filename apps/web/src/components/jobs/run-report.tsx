import type { JobView } from "@routinely/api";
import { TriangleAlert } from "lucide-react";
import { Funnel } from "#components/charts/funnel.tsx";
import { StackedBar } from "#components/charts/stacked-bar.tsx";
import { count, formatDateTime, formatHours, formatNumber } from "#lib/format.ts";

type Report = NonNullable<JobView["report"]>;

/** What a run read, who acted, and why possible routines were dropped: explains a result, above all an empty one. */
export function RunReport({ report, timeZone }: { report: Report; timeZone: string }) {
  const { byActor } = report;
  const short = report.hoursCovered < report.hoursRequested - 1;
  return (
    <section aria-label="What was read" className="grid grid-cols-1 gap-6">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Figure name="Rows read" value={formatNumber(report.rows)} />
        <Figure name="Changes kept" value={formatNumber(report.events)} />
        <Figure name="Entities" value={formatNumber(report.entities)} />
        <Figure name="Done by people" value={formatNumber(report.acts)} />
      </dl>
      <p className="text-muted text-sm leading-relaxed">
        From {formatDateTime(report.from, timeZone)} to {formatDateTime(report.until, timeZone)}:{" "}
        {formatHours(report.hoursCovered)} of history
        {short && `, as there is no more. ${formatHours(report.hoursRequested)} were asked for`}.
      </p>
      <div className="grid gap-6 lg:grid-cols-2">
        <div>
          <h2 className="mb-3 font-semibold text-sm">Who changed things</h2>
          <StackedBar
            label={`People in the app ${byActor.user}, switches and sensors ${byActor.device}, automations ${byActor.automation}, integrations ${byActor.integration}, nobody ${byActor.nobody}`}
            parts={[
              { name: "People, in the app or by voice", amount: byActor.user, fill: "fill-accent", dot: "bg-accent" },
              { name: "Switches and sensors", amount: byActor.device, fill: "fill-info", dot: "bg-info" },
              { name: "Automations", amount: byActor.automation, fill: "fill-warn", dot: "bg-warn" },
              { name: "Integrations", amount: byActor.integration, fill: "fill-muted", dot: "bg-muted" },
              {
                name: "Nobody (restarts, outages)",
                amount: byActor.nobody,
                fill: "fill-line-strong",
                dot: "bg-line-strong",
              },
            ]}
          />
        </div>
        {report.candidates > 0 && (
          <div>
            <h2 className="mb-3 font-semibold text-sm">
              What became of {count(report.candidates, "possible routine")}
            </h2>
            <Funnel candidates={report.candidates} dropped={report.dropped} />
          </div>
        )}
      </div>
      {report.warnings.length > 0 && (
        <ul className="grid grid-cols-1 gap-2">
          {report.warnings.map((warning) => (
            <li key={warning} className="flex items-start gap-2.5 text-sm text-warn leading-relaxed">
              <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden /> {warning}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="rounded-2xl border border-line bg-surface px-4 py-3">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="tabular mt-0.5 font-semibold text-xl tracking-tight">{value}</dd>
    </div>
  );
}
