import type { EntitySeries } from "../event-log.ts";
import { quantile } from "../math/statistics.ts";
import type { Insight } from "../results.ts";
import { DAY, HOUR } from "../time/local-clock.ts";
import { dateInWords, list, plural, roughly, unit } from "../words/wording.ts";
import { domainOf, isSilent } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { byDay, bySize, insight, round } from "./build.ts";
import { deviceName, deviceOf } from "./devices.ts";
import { type HomeActivity, STRETCH_MS } from "./home-activity.ts";

const MIN_CHANGES = 30;
const MIN_SILENCE_MS = 18 * HOUR;
/** A silence that is over is worth a word when it was longer. */
const MIN_PAST_SILENCE_MS = 36 * HOUR;
/** How many times its longest other pause a sensor must be silent. */
const TIMES_LONGEST = 3;
/** A silence that is over has to be clearer still. */
const TIMES_LONGEST_PAST = 5;
/** A sensor that sees people is not missed before the home was alive for so many stretches of ten minutes. */
const MIN_STRETCHES = 15;
/** The chance of so long a silence must be smaller than this, by the share of quarters of days in which it spoke. */
const MAX_CHANCE = 1e-4;
const QUARTER = 6 * HOUR;
/** More devices than these share an insight. */
const MOST_SINGLE = 4;

/** What changes by itself, whether people are there or not. All else is as quiet as the home. */
const ENVIRONMENT = new Set([
  "temperature",
  "humidity",
  "pressure",
  "atmospheric_pressure",
  "illuminance",
  "moisture",
  "voltage",
  "signal_strength",
  "pm25",
  "pm10",
]);

/** A stretch in which an entity said nothing new. */
interface Silence {
  readonly series: EntitySeries;
  readonly from: number;
  readonly until: number;
  readonly state: string;
  /** How long it was, and its longest other pause: of what only people set off, the time in which people were about. */
  readonly missedMs: number;
  readonly otherwiseMs: number;
  readonly isOfPeople: boolean;
  /** Its usual pause, ms. */
  readonly usual: number;
  readonly changes: Float64Array;
}

/** Sensors that have not changed for far longer than they ever used to: silent, or stuck at a value. */
export function silentInsights(
  world: World,
  activity: HomeActivity,
  inFocus: (entityId: string) => boolean,
): Insight[] {
  const silences: Silence[] = [];
  for (const series of world.log.series.values()) {
    const domain = domainOf(series.entityId);
    if (!inFocus(series.entityId) || (domain !== "sensor" && domain !== "binary_sensor")) continue;
    // Batteries have their own insight, and rest at a level for days.
    if (world.info(series.entityId)?.deviceClass === "battery") continue;
    world.progress.tick();
    const silence = silenceOf(world, activity, series);
    if (silence) silences.push(silence);
  }
  const devices = Map.groupBy(silences, ({ series }) => deviceOf(world, series.entityId));
  const all = [...devices].map(([device, found]) => ({ device, found, first: leading(found) }));
  const isOver = ({ first }: (typeof all)[number]) => first.until < world.range.until;
  return [all.filter((one) => !isOver(one)), all.filter(isOver)].flatMap((some) =>
    some.length > MOST_SINGLE
      ? [manyDevices(world, some)]
      : some.map(({ device, found }) => toInsight(world, device, found)).sort(bySize),
  );
}

/** The entity of a device that usually speaks most often tells best. */
function leading(found: readonly Silence[]): Silence {
  return [...found].sort((a, b) => a.usual - b.usual)[0]!;
}

function manyDevices(
  world: World,
  all: readonly { device: string; found: readonly Silence[]; first: Silence }[],
): Insight {
  const sorted = [...all].sort((a, b) => lengthOf(b.first) - lengthOf(a.first) || a.device.localeCompare(b.device));
  const isOver = sorted[0]!.first.until < world.range.until;
  const names = sorted.map(({ device }) => deviceName(world, device));
  const top = sorted.slice(0, 4).map(({ first }, i) => `${names[i]} (${roughly(lengthOf(first))})`);
  return insight({
    type: "device_health",
    severity: isOver ? "notice" : "warning",
    title: `${plural(all.length, "device")} ${isOver ? "were silent for days" : "are stuck or silent"}`,
    text: `They ${isOver ? "said" : "have said"} nothing new for far longer than they otherwise do: longest ${list(top)}.`,
    entities: sorted.flatMap(({ found }) => found.map(({ series }) => series.entityId)),
    metrics: [
      {
        label: "Unchanged for",
        value: round(lengthOf(sorted[0]!.first) / HOUR, 1),
        unit: "h",
        formula: "the longest of them",
      },
      { label: "Devices", value: all.length, unit: unit(all.length, "device") },
    ],
    chart: {
      kind: "bars",
      label: "Unchanged for",
      unit: "h",
      x: names,
      y: sorted.map(({ first }) => round(lengthOf(first) / HOUR, 1)),
    },
    advice: isOver
      ? "Should it happen again, check their batteries and their way to the network."
      : "Check their batteries or power one after the other; what stays stuck with a new battery is broken.",
  });
}

function lengthOf({ from, until }: Silence): number {
  return until - from;
}

function silenceOf(world: World, activity: HomeActivity, series: EntitySeries): Silence | null {
  const { from, until } = world.range;
  const changes = changesOf(series, from);
  const state = lastState(series);
  if (changes.length < MIN_CHANGES) return null;
  const isEnvironment = ENVIRONMENT.has(world.info(series.entityId)?.deviceClass ?? "") || activity.times.length === 0;
  // Time as the sensor knows it: hours in which Home Assistant ran, or what people did meanwhile.
  const passed = (start: number, end: number) => {
    if (!isEnvironment) return activity.between(start, end);
    return end === until ? end - start : activity.recorded(start, end);
  };
  const gaps = new Float64Array(changes.length);
  let longest = 0;
  let at = -1;
  for (let i = 0; i < gaps.length; i++) {
    const isLast = i === gaps.length - 1;
    const next = isLast ? until : changes[i + 1]!;
    gaps[i] = next - changes[i]!;
    if (gaps[i]! < (isLast ? MIN_SILENCE_MS : MIN_PAST_SILENCE_MS)) continue;
    if (isLast && state === null) continue; // offline, which is told elsewhere
    const length = passed(changes[i]!, next);
    if (length > longest) {
      longest = length;
      at = i;
    }
  }
  if (at < 0) return null;
  const start = changes[at]!;
  const end = changes[at + 1] ?? until;
  if (isOffline(series, start, end)) return null;
  let otherwise = 0;
  for (let i = 0; i < gaps.length; i++) {
    if (i !== at && gaps[i]! > gaps[at]! / 20)
      otherwise = Math.max(otherwise, passed(changes[i]!, changes[i + 1] ?? until));
  }
  const times = end === until ? TIMES_LONGEST : TIMES_LONGEST_PAST;
  if (longest < times * Math.max(otherwise, isEnvironment ? 0 : MIN_STRETCHES)) return null;
  if (chanceOf(world, changes, start, end) > MAX_CHANCE) return null;
  gaps.sort();
  const unit = isEnvironment ? 1 : STRETCH_MS;
  return {
    series,
    from: start,
    until: end,
    state: stateAt(series, start),
    missedMs: longest * unit,
    otherwiseMs: Math.max(otherwise * unit, quantile(gaps, 0.9)),
    isOfPeople: !isEnvironment,
    usual: quantile(gaps, 0.5),
    changes,
  };
}

/** The chance that it says nothing for so long, when each quarter of a day is as any other. */
function chanceOf(world: World, changes: Float64Array, start: number, end: number): number {
  const spoke = new Set<number>();
  for (const time of changes) spoke.add(Math.floor(time / QUARTER));
  const silent = (end - start) / QUARTER;
  const others = Math.max(1, (world.range.until - world.range.from) / QUARTER - silent);
  return (1 - spoke.size / (others + 2)) ** silent;
}

/** Whether Home Assistant could not reach it for most of that time. */
function isOffline(series: EntitySeries, start: number, end: number): boolean {
  let offline = 0;
  for (let i = 0; i < series.times.length; i++) {
    const from = Math.max(start, series.times[i]!);
    const until = Math.min(end, series.times[i + 1] ?? end);
    if (until > from && !says(series, i)) offline += until - from;
  }
  return offline > (end - start) / 2;
}

function toInsight(world: World, device: string, found: readonly Silence[]): Insight {
  const first = leading(found);
  const isOver = first.until < world.range.until;
  const length = first.until - first.from;
  const others = [...world.log.series.values()].filter(
    ({ entityId, times }) =>
      deviceOf(world, entityId) === device &&
      found.every(({ series }) => series.entityId !== entityId) &&
      times.some((time, row) => time > first.from + HOUR && time < first.until && row > 0),
  );
  const speaks = others.some((series) => changesOf(series, first.from + HOUR).some((time) => time < first.until));
  const name = speaks ? world.name(first.series.entityId) : deviceName(world, device);
  const shownIn = world.info(first.series.entityId)?.unit;
  const perDay = new Map<number, number>();
  for (const time of first.changes) perDay.set(world.clock.day(time), (perDay.get(world.clock.day(time)) ?? 0) + 1);
  const shown = `${first.state}${shownIn ? ` ${shownIn}` : ""}`;
  const fromTo = `from ${dateInWords(world.clock.day(first.from))} to ${dateInWords(world.clock.day(first.until))}`;
  return insight({
    type: "device_health",
    severity: isOver ? "notice" : length > 3 * DAY ? "warning" : "notice",
    title: isOver ? `${name} was silent for ${roughly(length)}` : `${name} is stuck or silent`,
    text: `${isOver ? `It showed ${shown} ${fromTo}` : `It has shown ${shown} for ${roughly(length)}`}. ${otherwise(first)}${speaks ? " Other sensors of the same device go on, so it is not out of reach." : ""}`,
    entities: found.map(({ series }) => series.entityId),
    metrics: [
      { label: "Unchanged for", value: round(length / HOUR, 1), unit: "h" },
      ...(first.isOfPeople
        ? [{ label: "People about meanwhile", value: round(first.missedMs / HOUR, 1), unit: "h", formula: ABOUT }]
        : []),
      {
        label: first.isOfPeople ? "People about in its longest other pause" : "Longest otherwise",
        value: round(first.otherwiseMs / HOUR, 1),
        unit: "h",
      },
      {
        label: "Usually changes every",
        value: round(first.usual / 60_000, 1),
        unit: "min",
        formula: "median of the pauses",
      },
    ],
    chart: byDay(world, "bars", "Changes a day", "changes", (day) => perDay.get(day) ?? 0),
    advice: isOver
      ? "Should it happen again, check its battery and its way to the network."
      : speaks
        ? "Take its battery or plug out for a minute; if it stays stuck, the sensor is broken."
        : "Check its battery or power, and take it out and in again where that is possible.",
  });
}

const ABOUT = "stretches of 10 minutes in which somebody was seen or did something";

function otherwise({ isOfPeople, missedMs, otherwiseMs }: Silence): string {
  if (!isOfPeople) return `Otherwise it never stayed the same for longer than ${roughly(otherwiseMs)}.`;
  return `Meanwhile people were about for ${roughly(missedMs)}; otherwise it never missed more than ${roughly(otherwiseMs)} of that.`;
}

/** When the entity said something else than the last time it said anything: an outage in between changes nothing. */
function changesOf(series: EntitySeries, from: number): Float64Array {
  const { times } = series;
  const said = series.kind === "numeric" ? series.values : series.codes;
  const silent = series.kind === "numeric" ? null : series.states.map(isSilent);
  const changes = new Float64Array(times.length);
  let count = 0;
  let last = Number.NaN;
  for (let row = 0; row < times.length; row++) {
    const value = said[row]!;
    if (value === last || Number.isNaN(value) || silent?.[value]) continue;
    last = value;
    if (times[row]! >= from) changes[count++] = times[row]!;
  }
  return changes.subarray(0, count);
}

function says(series: EntitySeries, row: number): boolean {
  return series.kind === "numeric" ? !Number.isNaN(series.values[row]!) : !isSilent(series.states[series.codes[row]!]!);
}

/** The last state as text; null while the entity says nothing. */
function lastState(series: EntitySeries): string | null {
  const last = series.times.length - 1;
  return says(series, last) ? textOf(series, last) : null;
}

function stateAt(series: EntitySeries, time: number): string {
  return textOf(series, series.times.indexOf(time));
}

function textOf(series: EntitySeries, row: number): string {
  return series.kind === "numeric" ? String(series.values[row]!) : series.states[series.codes[row]!]!;
}
