import type { HomeView, InsightView, JobView, SuggestionView } from "@routinely/api";

export type AnalysisType = InsightView["type"];
export type JobStatus = JobView["status"];
export type SuggestionStatus = SuggestionView["status"];
export type Severity = InsightView["severity"];

/** What each kind of analysis is called, and what it looks for. In the order in which they are offered. */
export const ANALYSIS_WORDS: Record<AnalysisType, { name: string; looksFor: string }> = {
  behavior_analysis: { name: "Daily habits", looksFor: "What people here do at about the same time of day." },
  correlation_discovery: { name: "Cause and effect", looksFor: "What people do right after something else happens." },
  automation_gap_detection: {
    name: "Missing automations",
    looksFor: "Things done by hand that nothing does for you yet.",
  },
  automation_analysis: {
    name: "Your automations",
    looksFor: "Automations that are undone by hand, never run or get in each other’s way.",
  },
  device_health: { name: "Device health", looksFor: "Devices that drop out, stopped reporting or run low." },
  cost_optimization: { name: "Saving energy", looksFor: "Lights and devices that stay on with nobody there." },
};
export const ANALYSIS_TYPES = Object.keys(ANALYSIS_WORDS) as AnalysisType[];

export const JOB_STATUS_WORDS: Record<JobStatus, string> = {
  pending: "Waiting",
  running: "Running",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
};
export const JOB_STATUSES = Object.keys(JOB_STATUS_WORDS) as JobStatus[];

export const SUGGESTION_STATUS_WORDS: Record<SuggestionStatus, string> = {
  pending: "To decide",
  accepted: "Accepted",
  rejected: "Rejected",
  snoozed: "Snoozed",
};
export const SUGGESTION_STATUSES = Object.keys(SUGGESTION_STATUS_WORDS) as SuggestionStatus[];

/** Best first: what needs attention comes before what is nice to know. */
export const SEVERITY_WORDS: Record<Severity, string> = {
  critical: "Act now",
  warning: "Needs attention",
  notice: "Worth a look",
  info: "Good to know",
};

/** Most urgent first. */
export const SEVERITIES = Object.keys(SEVERITY_WORDS) as Severity[];

/** How sure the analysis is, in words. `confidence` is 0..1. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 0.95) return "Almost certain";
  if (confidence >= 0.85) return "Very sure";
  if (confidence >= 0.7) return "Quite sure";
  if (confidence >= 0.5) return "Likely";
  return "A first hint";
}

/** @param hour 0..23, by the clock of the home */
export function greeting(hour: number): string {
  if (hour < 5) return "Good night";
  if (hour < 12) return "Good morning";
  if (hour < 18) return "Good afternoon";
  return "Good evening";
}

export function sourceWords(source: HomeView["source"]): string {
  return source.kind === "demo" ? "A demo home, made up but lived in" : source.recorderPath;
}

/** `a`, `a and b`, `a, b and c` */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** One of the known values, or undefined: what an address asks for may be anything. */
export function oneOf<T extends string>(known: readonly T[], value: string | string[] | undefined): T | undefined {
  return known.find((one) => one === value);
}
