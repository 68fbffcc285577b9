import type { SuggestionView } from "@routinely/api";
import { MarkIcon } from "#components/charts/marks.tsx";
import { validationWords } from "#lib/evidence-words.ts";

/** How it did on days that it was not found on: one mark for each time it would have acted. */
export function ValidationPanel({ evidence }: { evidence: SuggestionView["evidence"] }) {
  const { validation } = evidence;
  const words = validationWords(evidence);
  const from = validation && Date.parse(validation.from);
  const firings = from ? evidence.firings.filter(({ at }) => Date.parse(at) >= from) : [];
  return (
    <section aria-labelledby="validation" className="card p-6 sm:p-7">
      <h2 id="validation" className="font-semibold text-xl tracking-tight">
        Tested on days it had not seen
      </h2>
      {firings.length > 0 && (
        <div className="mt-4 flex flex-wrap gap-1.5" aria-hidden="true">
          {firings.map(({ at, outcome }) => (
            <span key={at} className="flex size-7 items-center justify-center rounded-lg bg-sunken">
              <MarkIcon kind={outcome} />
            </span>
          ))}
        </div>
      )}
      <p className="mt-3 text-muted leading-relaxed">
        {words ?? "The history was too short to keep some days apart, so this is less certain than it could be."}
      </p>
    </section>
  );
}
