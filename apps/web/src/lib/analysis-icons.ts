import { Clock, Hand, HeartPulse, Leaf, Link2, type LucideIcon, Workflow } from "lucide-react";
import type { AnalysisType } from "./words.ts";

export const ANALYSIS_ICONS: Record<AnalysisType, LucideIcon> = {
  behavior_analysis: Clock,
  correlation_discovery: Link2,
  automation_gap_detection: Hand,
  automation_analysis: Workflow,
  device_health: HeartPulse,
  cost_optimization: Leaf,
};
