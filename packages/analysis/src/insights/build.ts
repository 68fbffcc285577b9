import type { AnalysisType, Insight, InsightEvidence, InsightSeverity } from "../results.ts";
import { DAY } from "../time/local-clock.ts";
import { daysOf, type World } from "../world/world.ts";
import type { Episode } from "./episodes.ts";
import type { Prices } from "./prices.ts";

export interface InsightParts {
  readonly type: AnalysisType;
  readonly severity: InsightSeverity;
  readonly title: string;
  readonly text: string;
  readonly entities: readonly string[];
  readonly metrics: InsightEvidence["metrics"];
  readonly chart?: InsightEvidence["chart"];
  readonly advice?: string;
}

export function insight(parts: InsightParts): Insight {
  const { type, severity, title, text, entities, metrics, chart = null, advice = null } = parts;
  return { type, severity, title, text, entities: [...entities], evidence: { metrics, chart, advice } };
}

/** Rounded to `digits` after the point. */
export function round(value: number, digits = 0): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/** A picture with one value for each local day of the history. */
export function byDay(
  world: World,
  kind: "bars" | "line",
  label: string,
  unit: string,
  value: (day: number) => number | null,
): InsightEvidence["chart"] {
  const days = daysOf(world, world.range);
  return { kind, label, unit, x: days.map((day) => world.clock.date(day)), y: days.map(value) };
}

/** Hours of the episodes by local day. */
export function hoursByDay(world: World, episodes: readonly Episode[]): Map<number, number> {
  const hours = new Map<number, number>();
  for (const { from, until } of episodes) {
    for (let time = from; time < until; ) {
      const day = world.clock.day(time);
      const next = world.clock.instant(day + 1, 0);
      // A midnight that the clocks skip: go on by a day's length.
      const end = Math.min(until, Number.isNaN(next) || next <= time ? time + DAY : next);
      hours.set(day, (hours.get(day) ?? 0) + (end - time) / 3_600_000);
      time = end;
    }
  }
  return hours;
}

/** Days of history, at least one, for figures per month. */
export function historyDays(world: World): number {
  return Math.max(1, (world.range.until - world.range.from) / DAY);
}

export const DAYS_A_MONTH = 30.4;

/** `, 1.20 EUR`: what so many kWh cost; nothing where no price is known. */
export function inMoney(kwh: number, prices: Prices | null): string {
  return prices ? `, ${(kwh * prices.perKwh).toFixed(2)} ${prices.currency}` : "";
}

/** What so many kWh a month cost, as a metric. */
export function money(kwh: number, prices: Prices | null): InsightEvidence["metrics"] {
  if (!prices) return [];
  return [
    {
      label: "Cost a month",
      value: round(kwh * prices.perKwh, 2),
      unit: prices.currency,
      formula: "kWh a month × median price",
    },
  ];
}

/** The larger first metric first; equal ones by title, so that the same home always gives the same order. */
export function bySize(a: Insight, b: Insight): number {
  return (
    (b.evidence.metrics[0]?.value ?? 0) - (a.evidence.metrics[0]?.value ?? 0) || a.title.localeCompare(b.title, "en")
  );
}
