import type { JobView, SuggestionView } from "@routinely/api";
import { Waffle } from "#components/charts/waffle.tsx";
import { dayShare } from "#lib/day-share.ts";
import { formatNumber } from "#lib/format.ts";

/** What people do by hand now, and what of it the suggestions would do for them. */
export function ByHandPanel(props: { report: NonNullable<JobView["report"]>; suggestions: readonly SuggestionView[] }) {
  const share = dayShare(props.report, props.suggestions);
  const percent = Math.round((share?.share ?? 0) * 100);
  return (
    <section aria-labelledby="by-hand" className="card p-6 sm:p-7">
      <h2 id="by-hand" className="font-semibold text-lg tracking-tight">
        Done by hand
      </h2>
      {share === null ? (
        <p className="mt-2 text-muted text-sm leading-relaxed">
          In the history that was read, nobody switched anything by hand.
        </p>
      ) : (
        <div className="mt-5 flex items-center gap-7">
          <Waffle share={share.share} label={`${percent} of 100 things done by hand would be done for you.`} />
          <div className="min-w-0">
            <p className="tabular font-semibold text-4xl tracking-[-0.03em]">{percent} %</p>
            <p className="mt-1 text-muted text-sm leading-relaxed">
              of the {formatNumber(Math.round(share.actsPerDay))} things you do by hand on a day would be done for you,
              if you accept what was suggested.
            </p>
          </div>
        </div>
      )}
    </section>
  );
}
