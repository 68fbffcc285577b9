import type { SuggestionDetail } from "@routinely/api";
import { ListChecks, type LucideIcon, Play, Zap } from "lucide-react";

/** How the automation reads: when it acts, only if what holds, and what it then does. */
export function AutomationWords({ words }: { words: SuggestionDetail["words"] }) {
  const steps: { name: string; icon: LucideIcon; sentences: readonly string[] }[] = [
    { name: "When", icon: Zap, sentences: words.when },
    { name: "Only if", icon: ListChecks, sentences: words.onlyIf },
    { name: "Then", icon: Play, sentences: words.then },
  ];
  return (
    <ol className="grid grid-cols-1">
      {steps
        .filter(({ sentences }) => sentences.length > 0)
        .map(({ name, icon: Icon, sentences }) => (
          <li key={name} className="group/step flex gap-4">
            <div className="flex flex-col items-center">
              <span className="flex size-9 items-center justify-center rounded-full bg-accent-soft text-accent-strong">
                <Icon className="size-4" aria-hidden />
              </span>
              <span className="w-px flex-1 bg-line-strong group-last/step:hidden" />
            </div>
            <div className="min-w-0 pt-1.5 pb-5 group-last/step:pb-0">
              <h3 className="font-medium text-faint text-xs">{name}</h3>
              {sentences.map((sentence) => (
                <p key={sentence} className="mt-0.5 leading-relaxed">
                  {sentence}
                </p>
              ))}
            </div>
          </li>
        ))}
    </ol>
  );
}
