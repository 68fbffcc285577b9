import type { DiscreteSeries, NumericSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { median } from "../math/statistics.ts";
import type { Insight, InsightEvidence } from "../results.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { list, plural, roughly, unit } from "../words/wording.ts";
import { domainOf } from "../world/domains.ts";
import { roomOf } from "../world/room-of.ts";
import type { World } from "../world/world.ts";
import { byDay, DAYS_A_MONTH, historyDays, hoursByDay, insight, round } from "./build.ts";
import { type Episode, episodesOf, overlap, totalMs } from "./episodes.ts";

const HEATING = new Set(["heat", "auto", "heat_cool"]);
const MIN_EPISODE_MS = 10 * MINUTE;
const MIN_EPISODES = 3;
const MIN_HOURS_A_MONTH = 5;
const MUCH_HOURS_A_MONTH = 12;
/** The room must become colder by this, in degrees, where its temperature is known: else no heat is lost. */
const MIN_FALL = 0.5;
/** A thermometer that says more is broken. */
const MOST_FALL = 100;
/** A room that is still warmer than the heating is set to is not heated; where it is not known, this much is meant. */
const USUAL_SETTING: Readonly<Record<string, number>> = { "°C": 21, "°F": 70 };

interface Loss {
  readonly climate: DiscreteSeries;
  readonly windows: readonly DiscreteSeries[];
  readonly episodes: readonly Episode[];
  /** Hours in all, and a month. */
  readonly hours: number;
  readonly aMonth: number;
  /** Of the time in which a window was open, 0..1. */
  readonly share: number;
  /** Median fall of the room's temperature in an episode, in its unit; null where it is not known. */
  readonly fall: { readonly degrees: number; readonly unit: string } | null;
}

/** Heating that goes on while a window of the room is open. */
export function openWindowInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  const losses = rooms(world, inFocus)
    .flatMap(({ climate, windows }) => lossOf(world, climate, windows) ?? [])
    .sort((a, b) => b.hours - a.hours || a.climate.entityId.localeCompare(b.climate.entityId));
  return losses.length > 2 ? [manyRooms(world, losses)] : losses.map((loss) => oneRoom(world, loss));
}

function rooms(world: World, inFocus: (entityId: string) => boolean) {
  const all = [...world.log.series.values()].filter((series): series is DiscreteSeries => series.kind === "discrete");
  const windows = all.filter(
    ({ entityId }) => domainOf(entityId) === "binary_sensor" && world.info(entityId)?.deviceClass === "window",
  );
  return all.flatMap((climate) => {
    if (domainOf(climate.entityId) !== "climate" || !inFocus(climate.entityId)) return [];
    const room = roomOf(world, climate.entityId);
    const inRoom = room === undefined ? [] : windows.filter((window) => roomOf(world, window.entityId) === room);
    return inRoom.length > 0 ? [{ climate, windows: inRoom }] : [];
  });
}

function lossOf(world: World, climate: DiscreteSeries, windows: readonly DiscreteSeries[]): Loss | null {
  world.progress.tick();
  const heating = episodesOf(climate, (state) => HEATING.has(state), world.range);
  const open = union(windows.flatMap((window) => episodesOf(window, (state) => state === "on", world.range)));
  const both = overlap(heating, open).filter((episode) => episode.until - episode.from >= MIN_EPISODE_MS);
  const fall = fallOf(world, climate, both);
  const episodes = both.filter((_, i) => fall === null || !(fall.each[i]! < MIN_FALL));
  const hours = totalMs(episodes) / HOUR;
  const aMonth = (hours / historyDays(world)) * DAYS_A_MONTH;
  if (episodes.length < MIN_EPISODES || aMonth < MIN_HOURS_A_MONTH) return null;
  return {
    climate,
    windows,
    episodes,
    hours,
    aMonth,
    share: totalMs(episodes) / totalMs(open),
    fall: fall && { degrees: median(fall.each.filter((each) => each >= MIN_FALL)), unit: fall.unit },
  };
}

function union(episodes: readonly Episode[]): Episode[] {
  const merged: Episode[] = [];
  for (const episode of [...episodes].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && episode.from <= last.until)
      merged[merged.length - 1] = { from: last.from, until: Math.max(last.until, episode.until) };
    else merged.push(episode);
  }
  return merged;
}

/** By how much the room became colder in each of the episodes; null without a thermometer in it. */
function fallOf(
  world: World,
  { entityId }: DiscreteSeries,
  episodes: readonly Episode[],
): { each: number[]; unit: string } | null {
  const area = roomOf(world, entityId);
  const room = [...world.log.series.values()].find(
    (series): series is NumericSeries =>
      series.kind === "numeric" &&
      world.info(series.entityId)?.deviceClass === "temperature" &&
      roomOf(world, series.entityId) === area,
  );
  if (!room) return null;
  const unit = world.info(room.entityId)?.unit ?? "°";
  const settings = world.log.settings.get(entityId);
  const each = episodes.map(({ from, until }) => {
    const [before, after] = [lastAtOrBefore(room.times, from), lastAtOrBefore(room.times, until)];
    const row = settings ? lastAtOrBefore(settings.times, until) : -1;
    const setting = (row < 0 ? Number.NaN : settings!.values[row]!) || USUAL_SETTING[unit] || Number.POSITIVE_INFINITY;
    if (room.values[after]! > setting + 0.5) return 0;
    // Without a reading in between nothing is known of this one, which counts.
    const fall = before < 0 || before === after ? Number.NaN : room.values[before]! - room.values[after]!;
    return Math.abs(fall) < MOST_FALL ? fall : Number.NaN;
  });
  return { each, unit };
}

function oneRoom(world: World, loss: Loss): Insight {
  const perDay = hoursByDay(world, loss.episodes);
  const windows = list(loss.windows.map(({ entityId }) => world.name(entityId)));
  const { fall, episodes, hours, share } = loss;
  const colder =
    fall && !Number.isNaN(fall.degrees) ? `, and the room lost ${round(fall.degrees, 1)} ${fall.unit} each time` : "";
  return insight({
    type: "cost_optimization",
    severity: loss.aMonth >= MUCH_HOURS_A_MONTH ? "warning" : "notice",
    title: `${world.name(loss.climate.entityId)} stays on while ${windows} ${loss.windows.length === 1 ? "is" : "are"} open`,
    text: `${plural(episodes.length, "time")} the heating stayed on with the window open, ${roughly(hours * HOUR)} in all${colder}. That is ${round(share * 100)} % of the time the window was open${colder && "; where the room kept warm, nothing was counted"}.`,
    entities: [loss.climate.entityId, ...loss.windows.map(({ entityId }) => entityId)],
    metrics: [
      heatedFor(hours),
      { label: "Times", value: episodes.length, unit: unit(episodes.length, "time") },
      {
        label: "Share of the open time",
        value: round(share * 100),
        unit: "%",
        formula: "time heated with the window open while the room became colder / time open",
      },
      ...(fall && !Number.isNaN(fall.degrees)
        ? [{ label: "Lost each time", value: round(fall.degrees, 1), unit: fall.unit, formula: "median" }]
        : []),
    ],
    chart: byDay(world, "bars", "Hours heating with the window open", "h", (day) => round(perDay.get(day) ?? 0, 2)),
    advice: ADVICE,
  });
}

function manyRooms(world: World, losses: readonly Loss[]): Insight {
  const hours = losses.reduce((sum, loss) => sum + loss.hours, 0);
  const times = losses.reduce((sum, loss) => sum + loss.episodes.length, 0);
  const names = losses.map(({ climate }) => world.name(climate.entityId));
  const top = losses.slice(0, 3).map((loss, i) => `${names[i]} (${plural(round(loss.hours), "hour")})`);
  return insight({
    type: "cost_optimization",
    severity: losses.some(({ aMonth }) => aMonth >= MUCH_HOURS_A_MONTH) ? "warning" : "notice",
    title: `Heating stays on with open windows in ${plural(losses.length, "room")}`,
    text: `${plural(times, "time")} heating stayed on with the window open, ${roughly(hours * HOUR)} in all: most of all ${list(top)}.`,
    entities: losses.flatMap(({ climate, windows }) => [climate.entityId, ...windows.map(({ entityId }) => entityId)]),
    metrics: [
      heatedFor(hours),
      { label: "Rooms", value: losses.length, unit: unit(losses.length, "room") },
      { label: "Times", value: times, unit: unit(times, "time") },
    ],
    chart: {
      kind: "bars",
      label: "Heating with the window open",
      unit: "h",
      x: names,
      y: losses.map((loss) => round(loss.hours, 1)),
    },
    advice: ADVICE,
  });
}

const ADVICE = "Switch the heating off when the window opens, and on again when it closes.";

function heatedFor(hours: number): InsightEvidence["metrics"][number] {
  return { label: "Heating with the window open", value: round(hours, 1), unit: "h" };
}
