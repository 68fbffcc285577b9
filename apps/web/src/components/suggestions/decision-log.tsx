import type { SuggestionDetail } from "@routinely/api";
import { AlarmClock, CircleCheck, CircleX, type LucideIcon, RotateCcw, Sparkles, Sunrise } from "lucide-react";
import { formatDateTime } from "#lib/format.ts";

type Event = SuggestionDetail["history"][number];

const LOOK: Record<Event["kind"], { icon: LucideIcon; words: string }> = {
  accepted: { icon: CircleCheck, words: "Accepted" },
  rejected: { icon: CircleX, words: "Rejected" },
  snoozed: { icon: AlarmClock, words: "Put aside" },
  woken: { icon: Sunrise, words: "Back again" },
  reopened: { icon: RotateCcw, words: "Reopened" },
};

/** What happened to a suggestion, newest first. */
export function DecisionLog({ suggestion }: { suggestion: SuggestionDetail }) {
  const { history, createdAt, timeZone } = suggestion;
  return (
    <ol className="grid grid-cols-1 gap-4">
      {[...history].reverse().map((event) => (
        <Entry key={event.at} icon={LOOK[event.kind].icon} at={formatDateTime(event.at, timeZone)}>
          <p>
            <span className="font-medium">{LOOK[event.kind].words}</span>{" "}
            <span className="text-muted">{actorWords(event.actor)}</span>
            {event.snoozedUntil && (
              <span className="text-muted"> until {formatDateTime(event.snoozedUntil, timeZone)}</span>
            )}
          </p>
          {event.reason && <p className="mt-0.5 text-muted">{event.reason}</p>}
          {event.comment && <p className="mt-0.5 whitespace-pre-wrap text-muted">“{event.comment}”</p>}
        </Entry>
      ))}
      <Entry icon={Sparkles} at={formatDateTime(createdAt, timeZone)}>
        <p className="font-medium">Suggested</p>
      </Entry>
    </ol>
  );
}

/** Decisions carry a name; those made on these pages carry the page's. */
export function actorWords(actor: string): string {
  return actor === "Dashboard" ? "in the dashboard" : `by ${actor}`;
}

function Entry({ icon: Icon, at, children }: { icon: LucideIcon; at: string; children: React.ReactNode }) {
  return (
    <li className="flex gap-3 text-sm">
      <Icon className="mt-0.5 size-4 shrink-0 text-faint" aria-hidden />
      <div className="min-w-0 flex-1">
        {children}
        <p className="mt-0.5 text-faint text-xs">{at}</p>
      </div>
    </li>
  );
}
