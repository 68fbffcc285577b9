import type { SuggestionView } from "@routinely/api";
import { MarkIcon } from "#components/charts/marks.tsx";
import { StackedBar } from "#components/charts/stacked-bar.tsx";
import { validationWords } from "#lib/evidence-words.ts";

/** More than this are a bar instead of one mark each. */
const MOST_MARKS = 60;

/** How it did on days that it was not found on. */
export function ValidationPanel({ evidence }: { evidence: SuggestionView["evidence"] }) {
  const words = validationWords(evidence);
  return (
    <section aria-labelledby="validation" className="card p-6 sm:p-7">
      <h2 id="validation" className="font-semibold text-xl tracking-tight">
        Tested on days it had not seen
      </h2>
      <p className="mt-1 mb-4 text-muted leading-relaxed">
        {words ?? "The history was too short to keep some days apart, so this is less certain than it could be."}
      </p>
      {evidence.validation && <Firings evidence={evidence} validation={evidence.validation} />}
    </section>
  );
}

function Firings(props: {
  evidence: SuggestionView["evidence"];
  validation: NonNullable<SuggestionView["evidence"]["validation"]>;
}) {
  const { evidence, validation } = props;
  const from = Date.parse(validation.from);
  const firings = evidence.firings.filter(({ at }) => Date.parse(at) >= from);
  if (validation.fired > MOST_MARKS) {
    return (
      <StackedBar
        label="How its firings turned out"
        parts={[
          { name: "Right", amount: validation.hits, fill: "fill-accent", dot: "bg-accent" },
          { name: "Already so", amount: validation.unneeded, fill: "fill-line-strong", dot: "bg-line-strong" },
          { name: "Not wanted", amount: validation.wrong, fill: "fill-danger", dot: "bg-danger" },
        ]}
      />
    );
  }
  return (
    <div className="flex flex-wrap gap-1.5" aria-hidden="true">
      {firings.map(({ at, outcome }) => (
        <span key={at} className="flex size-7 items-center justify-center rounded-lg bg-sunken">
          <MarkIcon kind={outcome} />
        </span>
      ))}
    </div>
  );
}
