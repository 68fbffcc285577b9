import type { JobView } from "@routinely/api/contract";
import { type Column, table } from "./table.ts";
import { count, counted, duration, moment, share } from "./words.ts";

/** One analysis with everything a person asks about it. */
export function describeJob(job: JobView): string {
  return [
    `Analysis ${job.id} of ${job.homeName}: ${job.status}`,
    `  types        ${job.analysisTypes.join(", ")}`,
    `  history      ${counted(job.hoursAnalyzed, "hour")}`,
    ...(job.entities.length > 0 ? [`  entities     ${job.entities.join(", ")}`] : []),
    ...(job.focusAreas.length > 0 ? [`  focus areas  ${job.focusAreas.join(", ")}`] : []),
    `  asked for    ${moment(job.createdAt)}`,
    ...(job.completedAt ? [`  ended        ${moment(job.completedAt)}${took(job)}`] : []),
    ...(job.progress ? [`  doing        ${share(job.progress.fraction)} ${job.progress.message}`] : []),
    ...(job.error ? [`  error        ${job.error}`] : []),
    ...(job.status === "completed"
      ? [`  found        ${counted(job.suggestionCount, "suggestion")}, ${counted(job.insightCount, "insight")}`]
      : []),
    ...job.recommendations.map((sentence) => `  - ${sentence}`),
  ].join("\n");
}

const columns: readonly Column<JobView>[] = [
  { title: "ID", value: (job) => job.id },
  { title: "STATUS", value: (job) => job.status },
  { title: "HOME", value: (job) => job.homeName },
  { title: "ASKED FOR", value: (job) => moment(job.createdAt) },
  { title: "TOOK", value: (job) => took(job, ""), align: "right" },
  { title: "HOURS", value: (job) => count(job.hoursAnalyzed), align: "right" },
  { title: "SUGGESTIONS", value: (job) => count(job.suggestionCount), align: "right" },
  { title: "INSIGHTS", value: (job) => count(job.insightCount), align: "right" },
];

export const jobTable = (jobs: readonly JobView[]): string => table(jobs, columns);

function took(job: JobView, before = " after "): string {
  if (!job.startedAt || !job.completedAt) return "";
  return before + duration(Date.parse(job.completedAt) - Date.parse(job.startedAt));
}
