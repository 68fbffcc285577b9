import type { EntitySeries, NumericSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import type { Insight, InsightEvidence } from "../results.ts";
import { DAY } from "../time/local-clock.ts";
import { dateInWords, list, plural, unit } from "../words/wording.ts";
import type { World } from "../world/world.ts";
import { type BatteryTrend, batteryTrend } from "./battery-trend.ts";
import { byDay, insight, round } from "./build.ts";

/** At this level a battery is worth a word whatever its trend. */
const LOW_PERCENT = 15;
const EMPTY_PERCENT = 2;
const EMPTY_SOON_DAYS = 42;
/** Later ones share an insight when there are more than two. */
const WARN_DAYS = 21;
const LOW_STATE = "on";

interface Battery {
  readonly series: NumericSeries;
  readonly trend: BatteryTrend;
  /** Days until it is empty; Infinity where it does not fall. */
  readonly emptyIn: number;
}

/** When batteries will be empty, with the spread of that date. */
export function batteryInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  const batteries: Battery[] = [];
  const low: string[] = [];
  for (const series of world.log.series.values()) {
    const info = world.info(series.entityId);
    if (info?.deviceClass !== "battery" || !inFocus(series.entityId)) continue;
    world.progress.tick();
    if (series.kind === "discrete") {
      if (saysLow(series)) low.push(series.entityId);
    } else if (info.unit === "%") {
      const trend = batteryTrend(series, world.range);
      if (trend) batteries.push({ series, trend, emptyIn: trend.fall?.emptyIn ?? Number.POSITIVE_INFINITY });
    }
  }
  const telling = batteries
    .filter(({ trend, emptyIn }) => trend.level <= LOW_PERCENT || emptyIn <= EMPTY_SOON_DAYS)
    .sort(
      (a, b) =>
        Math.min(a.emptyIn, a.trend.level) - Math.min(b.emptyIn, b.trend.level) ||
        a.series.entityId.localeCompare(b.series.entityId),
    );
  const soon = telling.filter(({ trend, emptyIn }) => trend.level <= LOW_PERCENT || emptyIn <= WARN_DAYS);
  const later = telling.filter((battery) => !soon.includes(battery));
  return [
    ...soon.map((battery) => oneBattery(world, battery)),
    ...(later.length > 2 ? [laterBatteries(world, later)] : later.map((battery) => oneBattery(world, battery))),
    ...(low.length > 0 ? [lowBatteries(world, low)] : []),
  ];
}

function saysLow(series: EntitySeries & { kind: "discrete" }): boolean {
  return series.states[series.codes.at(-1)!] === LOW_STATE && series.entityId.startsWith("binary_sensor.");
}

function oneBattery(world: World, { series, trend: { level, fall } }: Battery): Insight {
  const name = deviceName(world, series.entityId);
  const isEmpty = level <= EMPTY_PERCENT;
  const metrics: InsightEvidence["metrics"] = [{ label: "Level now", value: level, unit: "%" }];
  if (fall && !isEmpty) {
    metrics.push(
      { label: "Empty in", value: round(fall.emptyIn), unit: "days", formula: "level now / loss a day" },
      { label: "Loses", value: round(fall.perDay, 2), unit: "% a day", formula: "median of the slopes between days" },
      {
        label: "At the soonest in",
        value: Math.floor(fall.soonest),
        unit: "days",
        formula: "with two standard errors more loss a day, whole days",
      },
      {
        label: "At the latest in",
        value: Math.ceil(fall.latest),
        unit: "days",
        formula: "with two standard errors less loss a day, whole days",
      },
    );
  }
  const emptyIn = fall?.emptyIn ?? Number.POSITIVE_INFINITY;
  return insight({
    type: "device_health",
    severity:
      isEmpty || emptyIn <= 7 || level <= 5
        ? "critical"
        : level <= LOW_PERCENT || emptyIn <= WARN_DAYS
          ? "warning"
          : "notice",
    title: isEmpty ? `The battery of ${name} is empty` : `The battery of ${name} runs low`,
    text: `It is at ${level} %${isEmpty ? "" : fall ? ` and loses ${round(fall.perDay, 1)} % a day` : ", and has not fallen clearly of late"}.${isEmpty || !fall ? "" : ` It will be empty around ${dateIn(world, fall.emptyIn)}, between ${dateIn(world, Math.floor(fall.soonest))} and ${dateIn(world, Math.ceil(fall.latest))}.`}`,
    entities: [series.entityId],
    metrics,
    chart: levels(world, series),
    advice: isEmpty
      ? "Change it: the device tells nothing any more, or will soon not."
      : "Have a new battery ready, and change it before that day.",
  });
}

/** Batteries that last for some weeks still, in one list by date. */
function laterBatteries(world: World, batteries: readonly Battery[]): Insight {
  const names = batteries.map(
    ({ series, emptyIn }) => `${deviceName(world, series.entityId)} (${dateIn(world, emptyIn)})`,
  );
  return insight({
    type: "device_health",
    severity: "notice",
    title: `${plural(batteries.length, "battery")} will be empty within six weeks`,
    text: `In this order: ${list(names)}.`,
    entities: batteries.map(({ series }) => series.entityId),
    metrics: [
      { label: "Batteries", value: batteries.length, unit: unit(batteries.length, "battery") },
      { label: "First empty in", value: round(batteries[0]!.emptyIn), unit: "days", formula: "level now / loss a day" },
    ],
    chart: {
      kind: "bars",
      label: "Empty in",
      unit: "days",
      x: batteries.map(({ series }) => deviceName(world, series.entityId)),
      y: batteries.map(({ emptyIn }) => round(emptyIn)),
    },
    advice: "Buy new batteries with the next shopping.",
  });
}

/** Batteries that only say whether they are low. */
function lowBatteries(world: World, entityIds: readonly string[]): Insight {
  const names = entityIds.map((entityId) => deviceName(world, entityId));
  return insight({
    type: "device_health",
    severity: "warning",
    title: names.length === 1 ? `The battery of ${names[0]} is low` : `${plural(names.length, "battery")} are low`,
    text: `${list(names)} ${names.length === 1 ? "reports" : "report"} a low battery.`,
    entities: entityIds,
    metrics: [{ label: "Low batteries", value: names.length, unit: unit(names.length, "battery") }],
    advice: "Change the battery, or charge it.",
  });
}

function levels(world: World, series: NumericSeries): InsightEvidence["chart"] {
  return byDay(world, "line", "Battery level", "%", (day) => {
    const end = world.clock.instant(day + 1, 0);
    const row = lastAtOrBefore(series.times, Number.isNaN(end) ? day * DAY + DAY : end);
    const level = row < 0 ? Number.NaN : series.values[row]!;
    return Number.isNaN(level) ? null : level;
  });
}

function dateIn(world: World, days: number): string {
  return dateInWords(world.clock.day(world.range.until + days * DAY));
}

/** The device that the battery is of, else its own name without the word. */
function deviceName(world: World, entityId: string): string {
  const device = world.info(entityId)?.deviceId;
  return (
    world.home.devices.find(({ deviceId }) => deviceId === device)?.name ??
    world.name(entityId).replace(/ battery$/i, "")
  );
}
