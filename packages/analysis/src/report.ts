import { wantsRoutines } from "./choice/type-of.ts";
import type { EventLog } from "./event-log.ts";
import type { AnalysisOptions } from "./options.ts";
import type { RunReport, Suggestion } from "./results.ts";
import { iso } from "./time/iso.ts";
import { HOUR } from "./time/local-clock.ts";
import { list, plural } from "./words/wording.ts";
import type { Acts } from "./world/acts.ts";
import { RECENT_WEEKS } from "./world/lately.ts";

export function reportOf(
  log: EventLog,
  options: AnalysisOptions,
  acts: Acts,
  suggestions: number,
  dropped: RunReport["dropped"],
): RunReport {
  const { stats } = log;
  const covered = Math.max(0, log.until - log.from) / HOUR;
  const warnings = [...log.warnings];
  if (isShorter(covered, options.hours)) {
    warnings.push(
      `The history is ${hours(covered)} long; ${hours(options.hours)} were asked for. All of it was analysed.`,
    );
  }
  if (covered > RECENT_HOURS) warnings.push(`Routines were looked for in the last ${RECENT_WEEKS} weeks of it.`);
  return {
    from: iso(log.from),
    until: iso(log.until),
    hoursRequested: options.hours,
    hoursCovered: Math.round(covered * 10) / 10,
    rows: stats.rows,
    events: stats.events,
    entities: stats.entities,
    byActor: stats.byActor,
    acts: acts.count,
    candidates: dropped.reduce((sum, one) => sum + one.count, suggestions),
    dropped,
    warnings,
  };
}

const RECENT_HOURS = RECENT_WEEKS * 7 * 24;

/** Whether there is less history than was asked for, by as much as a person would say. */
function isShorter(covered: number, requested: number): boolean {
  return covered < requested - 1 && hours(covered) !== hours(requested);
}

function hours(count: number): string {
  return count >= 48 ? plural(Math.round(count / 24), "day") : plural(Math.round(count), "hour");
}

/** Two to five sentences for the person who started the run; they explain an empty result. */
export function recommendationsOf(
  report: RunReport,
  { types }: AnalysisOptions,
  suggestions: readonly Suggestion[],
  insights: number,
): string[] {
  const sentences: string[] = [];
  const length = hours(report.hoursCovered);
  const read = `${number(report.rows)} rows of ${length} were read, ${number(report.events)} changes of ${plural(report.entities, "entity")} kept.`;
  if (suggestions.length > 0) {
    const saved = suggestions.reduce((sum, one) => sum + one.evidence.total.hits * Math.max(1, one.entities.length), 0);
    sentences.push(
      `Found ${plural(suggestions.length, "routine")} in ${hours(Math.min(report.hoursCovered, RECENT_HOURS))} of history; together they would have saved about ${plural(saved, "manual act")}.`,
    );
    const best = suggestions[0]!;
    sentences.push(
      `Look at “${best.title}” first: it would be right about ${Math.round(best.confidence * 100)} % of the time.`,
    );
  } else if (!wantsRoutines(types)) {
    sentences.push(`Routines were not asked for. ${read}`);
  } else {
    sentences.push(`No routine was regular enough to propose. ${read}`);
    sentences.push(whoActed(report));
    sentences.push(whatDropped(report));
  }
  if (insights > 0)
    sentences.push(
      `There ${insights === 1 ? "is" : "are"} ${plural(insights, "insight")} about the home's devices, consumption and habits.`,
    );
  if (isShorter(report.hoursCovered, report.hoursRequested)) {
    sentences.push(
      `The history covers ${length} of the ${hours(report.hoursRequested)} asked for; more days would show more.`,
    );
  } else if (report.hoursCovered < 14 * 24 && suggestions.length === 0 && wantsRoutines(types)) {
    sentences.push("Two to four weeks of history show far more than a few days.");
  }
  return sentences.slice(0, 5);
}

function whoActed({ acts, byActor }: RunReport): string {
  if (acts === 0) {
    return `Nobody switched anything by hand: ${number(byActor.automation)} changes were made by automations, ${number(byActor.device)} by devices themselves.`;
  }
  return `People acted ${plural(acts, "time")} on things that can be automated; ${number(byActor.automation)} other changes were made by automations.`;
}

function whatDropped({ candidates, dropped }: RunReport): string {
  if (candidates === 0) return "Nothing was done often enough at a regular time or after the same event to look at.";
  const parts = dropped.filter((one) => one.count > 0).map((one) => `${one.count} ${one.label}`);
  return `${plural(candidates, "possible routine")} were looked at and left out: ${list(parts)}.`;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
