import { Ban, CircleAlert, CircleCheck, Hourglass, LoaderCircle, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { JOB_STATUS_WORDS, type JobStatus } from "#lib/words.ts";

const LOOK: Record<JobStatus, { icon: LucideIcon; tone: Tone }> = {
  pending: { icon: Hourglass, tone: "warn" },
  running: { icon: LoaderCircle, tone: "info" },
  completed: { icon: CircleCheck, tone: "accent" },
  failed: { icon: CircleAlert, tone: "danger" },
  cancelled: { icon: Ban, tone: "neutral" },
};

export function JobStatusBadge({ status }: { status: JobStatus }) {
  return <Badge {...LOOK[status]}>{JOB_STATUS_WORDS[status]}</Badge>;
}
