import type { SuggestionDetail } from "@routinely/api";
import { ChevronDown } from "lucide-react";
import { count } from "#lib/format.ts";
import { AutomationWords } from "./automation-words.tsx";
import { fileNameOf } from "./handover.tsx";
import { YamlBlock } from "./yaml-block.tsx";

type Alternative = SuggestionDetail["alternatives"][number];

/** Other automations that would do the same, for those who know better which one they meant. */
export function Alternatives({ alternatives }: { alternatives: readonly Alternative[] }) {
  if (alternatives.length === 0) return null;
  return (
    <section aria-labelledby="alternatives" className="card p-6 sm:p-7">
      <h2 id="alternatives" className="font-semibold text-xl tracking-tight">
        Or did you mean this?
      </h2>
      <p className="mt-1 text-muted leading-relaxed">
        These would have done much the same, as far as the past can tell. You know which one is meant.
      </p>
      <ul className="mt-4 divide-y divide-line border-line border-t">
        {alternatives.map((alternative) => (
          <li key={alternative.title}>
            <details className="group/alternative">
              <summary className="-mx-2 flex cursor-pointer list-none items-center gap-4 rounded-lg px-2 py-4 hover:bg-hover [&::-webkit-details-marker]:hidden">
                <span className="min-w-0 flex-1">
                  <span className="block font-medium leading-snug">{alternative.title}</span>
                  <Outcome {...alternative.total} />
                </span>
                <ChevronDown
                  className="size-4 shrink-0 text-muted transition-transform group-open/alternative:rotate-180"
                  aria-hidden
                />
              </summary>
              <div className="grid grid-cols-1 gap-5 pt-2 pb-5">
                <AutomationWords words={alternative.words} />
                <YamlBlock
                  yaml={alternative.yaml}
                  fileName={`${fileNameOf(alternative.title)}.yaml`}
                  label={`${alternative.title} as YAML`}
                />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How often it would have been right and wrong, as a bar and in numbers. */
function Outcome({ hits, wrong }: Alternative["total"]) {
  const share = hits / Math.max(1, hits + wrong);
  return (
    <span className="mt-2 flex items-center gap-3 text-muted text-xs">
      <svg width={96} height={6} className="overflow-hidden rounded-full" aria-hidden="true">
        <rect width={96} height={6} className="fill-danger" />
        <rect width={96 * share} height={6} className="fill-accent" />
      </svg>
      right {count(hits, "time")}, wrong {count(wrong, "time")}
    </span>
  );
}
