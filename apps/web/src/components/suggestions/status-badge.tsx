import { AlarmClock, CircleCheck, CircleDot, CircleX, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { SUGGESTION_STATUS_WORDS, type SuggestionStatus } from "#lib/words.ts";

const LOOK: Record<SuggestionStatus, { icon: LucideIcon; tone: Tone }> = {
  pending: { icon: CircleDot, tone: "info" },
  accepted: { icon: CircleCheck, tone: "accent" },
  rejected: { icon: CircleX, tone: "neutral" },
  snoozed: { icon: AlarmClock, tone: "warn" },
};

export function SuggestionStatusBadge({ status }: { status: SuggestionStatus }) {
  return <Badge {...LOOK[status]}>{SUGGESTION_STATUS_WORDS[status]}</Badge>;
}
