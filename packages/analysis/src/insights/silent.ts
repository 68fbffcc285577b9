import type { EntitySeries } from "../event-log.ts";
import { quantile } from "../math/statistics.ts";
import type { Insight } from "../results.ts";
import { DAY, HOUR } from "../time/local-clock.ts";
import { roughly } from "../words/wording.ts";
import { domainOf, isSilent } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { byDay, insight, round } from "./build.ts";

const MIN_CHANGES = 30;
const MIN_SILENCE_MS = 12 * HOUR;
/** How many times its longest usual pause a sensor must be silent. */
const TIMES_LONGEST = 3;

/** Sensors that have not changed for far longer than they ever used to: silent, or stuck at a value. */
export function silentInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  return [...world.log.series.values()].flatMap((series) => {
    const domain = domainOf(series.entityId);
    if (!inFocus(series.entityId) || (domain !== "sensor" && domain !== "binary_sensor")) return [];
    return silentInsight(world, series) ?? [];
  });
}

function silentInsight(world: World, series: EntitySeries): Insight | null {
  const times = changesOf(series).filter((time) => time >= world.range.from);
  if (times.length < MIN_CHANGES) return null;
  const last = times.length - 1;
  const state = lastState(series);
  if (state === null) return null; // offline, which is told elsewhere
  const gaps = new Float64Array(last);
  for (let i = 0; i < last; i++) gaps[i] = times[i + 1]! - times[i]!;
  gaps.sort();
  const longest = gaps.at(-1)!;
  const silence = world.range.until - times[last]!;
  if (silence < MIN_SILENCE_MS || silence < TIMES_LONGEST * longest) return null;
  const name = world.name(series.entityId);
  const unit = world.info(series.entityId)?.unit;
  const perDay = new Map<number, number>();
  for (const time of times) perDay.set(world.clock.day(time), (perDay.get(world.clock.day(time)) ?? 0) + 1);
  return insight({
    type: "device_health",
    severity: silence > 3 * DAY ? "warning" : "notice",
    title: `${name} is stuck or silent`,
    text: `${name} has shown ${state}${unit ? ` ${unit}` : ""} for ${roughly(silence)}. Before, it never stayed the same for longer than ${roughly(longest)}.`,
    entities: [series.entityId],
    metrics: [
      { label: "Unchanged for", value: round(silence / HOUR, 1), unit: "h" },
      { label: "Longest before", value: round(longest / HOUR, 1), unit: "h" },
      {
        label: "Usually changes every",
        value: round(quantile(gaps, 0.5) / 60_000, 1),
        unit: "min",
        formula: "median of the pauses",
      },
    ],
    chart: byDay(world, "bars", "Changes a day", "changes", (day) => perDay.get(day) ?? 0),
    advice: "Check its battery, and take it out and in again where that is possible.",
  });
}

/** When the entity said something else than the last time it said anything: an outage in between changes nothing. */
function changesOf(series: EntitySeries): Float64Array {
  const said = series.kind === "numeric" ? series.values : series.codes;
  const isSaid = (row: number) =>
    series.kind === "numeric" ? !Number.isNaN(series.values[row]!) : !isSilent(series.states[series.codes[row]!]!);
  let last: number | undefined;
  return series.times.filter((_, row) => {
    if (!isSaid(row) || said[row] === last) return false;
    last = said[row]!;
    return true;
  });
}

/** The last state as text; null while the entity says nothing. */
function lastState(series: EntitySeries): string | null {
  if (series.kind === "numeric") {
    const value = series.values.at(-1)!;
    return Number.isNaN(value) ? null : String(value);
  }
  const state = series.states[series.codes.at(-1)!]!;
  return state === "unavailable" || state === "unknown" ? null : state;
}
