import type { NumericSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { fitLine } from "../math/statistics.ts";
import type { Insight, InsightEvidence } from "../results.ts";
import { DAY } from "../time/local-clock.ts";
import { dateInWords, plural } from "../words/wording.ts";
import type { World } from "../world/world.ts";
import { byDay, insight, round } from "./build.ts";

/** Below this a battery is worth a word whatever its trend. */
const LOW_PERCENT = 20;
const EMPTY_SOON_DAYS = 45;
const MIN_DAYS = 5;
/** A fall of less than this over the history is no trend. */
const MIN_FALL_PERCENT = 3;

/** When batteries will be empty, with the spread of that date. */
export function batteryInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  return [...world.log.series.values()].flatMap((series) => {
    if (series.kind !== "numeric" || !inFocus(series.entityId)) return [];
    const info = world.info(series.entityId);
    return info?.deviceClass === "battery" && info.unit === "%" ? (batteryInsight(world, series) ?? []) : [];
  });
}

function batteryInsight(world: World, series: NumericSeries): Insight | null {
  const readings: { day: number; level: number }[] = [];
  series.times.forEach((time, i) => {
    if (!Number.isNaN(series.values[i]!) && time >= world.range.from)
      readings.push({ day: (time - world.range.until) / DAY, level: series.values[i]! });
  });
  const first = readings[0];
  const last = readings.at(-1);
  if (!first || !last) return null;
  const name = world.name(series.entityId);
  const line = fitLine(
    readings.map((one) => one.day),
    readings.map((one) => one.level),
  );
  const fallen = first.level - last.level;
  const isTrend = last.day - first.day >= MIN_DAYS && fallen >= MIN_FALL_PERCENT && line.slope < 0;
  const daysLeft = isTrend ? last.level / -line.slope : Number.POSITIVE_INFINITY;
  if (last.level > LOW_PERCENT && daysLeft > EMPTY_SOON_DAYS) return null;
  const metrics: InsightEvidence["metrics"] = [{ label: "Level now", value: last.level, unit: "%" }];
  let text = `${name} is at ${last.level} %.`;
  if (isTrend) {
    // Two standard errors of the slope either way.
    const soonest = last.level / (-line.slope + 2 * line.error);
    const latest = -line.slope > 2 * line.error ? last.level / (-line.slope - 2 * line.error) : daysLeft * 3;
    const spread = Math.max(1, (latest - soonest) / 2);
    const inDays = (days: number) => dateInWords(world.clock.day(world.range.until) + Math.round(days));
    const isSure = spread <= daysLeft / 3;
    metrics.push(
      { label: "Loses", value: round(-line.slope, 2), unit: "% a day" },
      {
        label: "Empty in",
        value: round(daysLeft),
        unit: "days",
        formula: "level now / loss a day",
      },
      isSure
        ? { label: "Spread", value: round(spread), unit: "days", formula: "two standard errors of the loss" }
        : {
            label: "At the soonest in",
            value: round(soonest),
            unit: "days",
            formula: "two standard errors of the loss",
          },
    );
    text = `${name} is at ${last.level} % and loses ${round(-line.slope, 1)} % a day. It will be empty around ${inDays(daysLeft)}, ${isSure ? `give or take ${plural(Math.round(spread), "day")}` : `and hardly before ${inDays(soonest)}`}.`;
  }
  return insight({
    type: "device_health",
    severity:
      last.level <= 10 || daysLeft <= 7
        ? "critical"
        : last.level <= LOW_PERCENT || daysLeft <= 21
          ? "warning"
          : "notice",
    title: `${name} runs low`,
    text,
    entities: [series.entityId],
    metrics,
    chart: byDay(world, "line", "Battery level", "%", (day) => {
      const end = world.clock.instant(day + 1, 0);
      const row = lastAtOrBefore(series.times, Number.isNaN(end) ? day * DAY + DAY : end);
      const level = row < 0 ? Number.NaN : series.values[row]!;
      return Number.isNaN(level) ? null : level;
    }),
    advice: "Have a new battery ready, and change it before that day.",
  });
}
