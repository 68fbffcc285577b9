import type { SuggestionDetail } from "@routinely/api";
import { EvidencePicture } from "#components/charts/evidence-picture.tsx";
import { HourStrip } from "#components/charts/hour-strip.tsx";
import { MARK_WORDS, MarkIcon } from "#components/charts/marks.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { halfHours, type MarkKind, plotEvidence } from "#lib/evidence-geometry.ts";
import { actedByWords, daysWords, usualWords } from "#lib/evidence-words.ts";

const KINDS: readonly MarkKind[] = ["hit", "missed", "unneeded", "wrong"];

/** What happened at home, as one picture with its legend. */
export function EvidencePanel({ suggestion }: { suggestion: SuggestionDetail }) {
  const { evidence, timeZone } = suggestion;
  const plot = plotEvidence(evidence, timeZone);
  const counts: Record<MarkKind, number> = {
    hit: evidence.total.hits,
    missed: evidence.total.missed,
    unneeded: evidence.total.unneeded,
    wrong: evidence.total.wrong,
  };
  const facts = [usualWords(evidence), actedByWords(evidence)].filter((fact) => fact !== null);
  return (
    <section aria-labelledby="evidence" className="card p-6 sm:p-7">
      <h2 id="evidence" className="font-semibold text-xl tracking-tight">
        {daysWords(evidence.total)}
      </h2>
      {facts.length > 0 && <p className="mt-1 text-muted leading-relaxed">{facts.join(". ")}.</p>}
      <div className="mt-5">
        <EvidencePicture
          plot={plot}
          timeZone={timeZone}
          height={248}
          axes
          label={`A column for each of ${plot.days.length} days, midnight at the top. ${KINDS.map((kind) => `${MARK_WORDS[kind].name}: ${counts[kind]}`).join(". ")}.`}
        />
      </div>
      <ul className="mt-5 flex flex-wrap gap-x-6 gap-y-2">
        {KINDS.filter((kind) => counts[kind] > 0 || kind === "wrong").map((kind) => (
          <li key={kind}>
            <Tooltip text={MARK_WORDS[kind].explanation}>
              <button type="button" className="flex cursor-help items-center gap-2 rounded text-muted text-sm">
                <MarkIcon kind={kind} />
                {MARK_WORDS[kind].name}
                <span className="tabular font-medium text-ink">{counts[kind]}</span>
              </button>
            </Tooltip>
          </li>
        ))}
        {evidence.validation && (
          <li className="flex items-center gap-2 text-muted text-sm">
            <span className="h-1 w-4 rounded-full bg-accent" aria-hidden="true" /> Kept apart for the test
          </li>
        )}
      </ul>
      <h3 className="mt-7 mb-2.5 font-semibold text-sm">When in the day you do it</h3>
      <HourStrip
        counts={halfHours(plot)}
        label="How often it is done by hand in each half hour of the day, from midnight to midnight."
      />
    </section>
  );
}
