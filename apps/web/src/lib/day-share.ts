import type { JobView, SuggestionView } from "@routinely/api";

export interface DayShare {
  /** Things people do by hand on an average day. */
  readonly actsPerDay: number;
  /** Of those, how many the suggestions would do for them. */
  readonly savedPerDay: number;
  /** savedPerDay / actsPerDay, 0..1 */
  readonly share: number;
}

/**
 * How much of what people do by hand the given suggestions of one run would take over.
 *
 * @returns null when the run saw nobody do anything
 */
export function dayShare(
  report: NonNullable<JobView["report"]>,
  suggestions: readonly Pick<SuggestionView, "evidence">[],
): DayShare | null {
  const days = report.hoursCovered / 24;
  if (days <= 0 || report.acts === 0) return null;
  const hits = suggestions.reduce((sum, { evidence }) => sum + evidence.total.hits, 0);
  const saved = Math.min(hits, report.acts);
  return { actsPerDay: report.acts / days, savedPerDay: saved / days, share: saved / report.acts };
}
