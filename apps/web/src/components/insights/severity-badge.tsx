import { CircleAlert, Eye, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { SEVERITY_WORDS, type Severity } from "#lib/words.ts";

const LOOK: Record<Severity, { icon: LucideIcon; tone: Tone }> = {
  critical: { icon: CircleAlert, tone: "danger" },
  warning: { icon: TriangleAlert, tone: "warn" },
  notice: { icon: Eye, tone: "info" },
  info: { icon: Info, tone: "neutral" },
};

export function SeverityBadge({ severity }: { severity: Severity }) {
  return <Badge {...LOOK[severity]}>{SEVERITY_WORDS[severity]}</Badge>;
}
