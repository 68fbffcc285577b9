import type { JobView, SuggestionView } from "@routinely/api";
import { ArrowRight } from "lucide-react";
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
            <p className="tabular flex items-center gap-3 font-semibold text-4xl tracking-[-0.03em]">
              {formatNumber(Math.round(share.actsPerDay))}
              <ArrowRight className="size-6 text-faint" aria-label="to" />
              <span className="text-accent">{formatNumber(Math.round(share.actsPerDay - share.savedPerDay))}</span>
            </p>
            <p className="mt-2 text-muted text-sm leading-relaxed">
              things done by hand on a day: now, and if you accept all that was suggested. {percent} of 100 would be
              done for you.
            </p>
          </div>
        </div>
      )}
    </section>
  );
}
