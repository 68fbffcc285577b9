import type { EntitySeries } from "../event-log.ts";
import { firstAtOrAfter, lastAtOrBefore } from "../math/search.ts";
import { median } from "../math/statistics.ts";
import type { Insight } from "../results.ts";
import { DAY, HOUR, MINUTE } from "../time/local-clock.ts";
import { dateInWords, list, plural, roughly, unit } from "../words/wording.ts";
import { domainOf, isSilent } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { byDay, historyDays, hoursByDay, insight, round } from "./build.ts";
import { deviceName, deviceOf } from "./devices.ts";
import { type Episode, episodesOf, totalMs } from "./episodes.ts";

/** What begins within this of a start of Home Assistant is the start's. */
const AROUND_RESTART_MS = 10 * MINUTE;
/** Devices that fall silent within this of each other did so for one reason. */
const TOGETHER_MS = MINUTE;
const MIN_TOGETHER = 5;
/** Shorter silences of one device are nobody's trouble. */
const MIN_EPISODE_MS = 15_000;
const MIN_EPISODES = 4;
const MIN_OFFLINE_MS = 2 * HOUR;
/** So many times a day is flapping. */
const FLAPS_A_DAY = 5;

interface Outage extends Episode {
  readonly device: string;
}

/** Devices that lose their connection: alone again and again, or many at once. */
export function offlineInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  const devices = Map.groupBy(
    [...world.log.series.values()].filter(
      ({ entityId }) => inFocus(entityId) && !entityId.startsWith("zone.") && !entityId.startsWith("automation."),
    ),
    ({ entityId }) => deviceOf(world, entityId),
  );
  const outages: Outage[] = [];
  const entities = new Map<string, string[]>();
  for (const [device, all] of devices) {
    world.progress.tick();
    const found = outagesOf(world, all);
    if (found.episodes.length === 0) continue;
    entities.set(device, found.entities);
    for (const episode of found.episodes) outages.push({ ...episode, device });
  }
  const { shared, alone } = apart(outages);
  const single = [...Map.groupBy(alone, (outage) => outage.device)]
    .flatMap(([device, group]) => troubleOf(world, device, entities.get(device)!, group) ?? [])
    .sort((a, b) => b.totalMs - a.totalMs || a.device.localeCompare(b.device));
  const some = single.filter(({ isDown, isFlapping }) => !isDown && !isFlapping);
  const listed = some.length > 3 ? single.filter((one) => !some.includes(one)) : single;
  return [
    ...listed.map((one) => deviceInsight(world, one)),
    ...(some.length > 3 ? [manyDevices(some)] : []),
    ...(shared.length > 0 ? [sharedInsight(world, shared, entities)] : []),
  ];
}

/** When a device was offline: the silences of its entities, those that begin together counted once. */
function outagesOf(world: World, all: readonly EntitySeries[]): { episodes: Episode[]; entities: string[] } {
  const entities: string[] = [];
  const episodes: Episode[] = [];
  for (const series of all) {
    const own = ownSilences(world, series).filter(
      (silence) => !isText(series) || !all.some((other) => speaksDuring(other, silence)),
    );
    if (own.length > 0) entities.push(series.entityId);
    for (const episode of own) episodes.push(episode);
  }
  episodes.sort((a, b) => a.from - b.from);
  const apart: Episode[] = [];
  for (const episode of episodes) {
    const last = apart.at(-1);
    if (last && episode.from < Math.max(last.until, last.from + TOGETHER_MS))
      apart[apart.length - 1] = { from: last.from, until: Math.max(last.until, episode.until) };
    else apart.push(episode);
  }
  return { episodes: apart, entities };
}

/**
 * A text may have nothing to say while its device is there: a telephone without an alarm set. It is offline where the
 * others are silent, too.
 */
function isText({ kind, entityId }: EntitySeries): boolean {
  return kind === "discrete" && domainOf(entityId) === "sensor";
}

function speaksDuring(series: EntitySeries, { from, until }: Episode): boolean {
  const { times } = series;
  for (let row = firstAtOrAfter(times, from + TOGETHER_MS); row < times.length; row++) {
    if (times[row]! >= until - TOGETHER_MS) return false;
    const isMissing =
      series.kind === "numeric" ? Number.isNaN(series.values[row]!) : isSilent(series.states[series.codes[row]!]!);
    if (!isMissing) return true;
  }
  return false;
}

function ownSilences(world: World, series: EntitySeries): Episode[] {
  return episodesOf(series, (state) => state === "unavailable", world.range).filter(({ from, until }) => {
    // What says nothing from the start never was there, as far as this history knows.
    if (until - from < MIN_EPISODE_MS || from <= world.range.from) return false;
    const restart = lastAtOrBefore(world.log.restarts, from + AROUND_RESTART_MS);
    return restart < 0 || Math.abs(from - world.log.restarts[restart]!) > AROUND_RESTART_MS;
  });
}

/** Parts outages that many devices share from those of single ones. */
function apart(outages: readonly Outage[]): { shared: Outage[][]; alone: Outage[] } {
  const sorted = [...outages].sort((a, b) => a.from - b.from);
  const groups: Outage[][] = [];
  for (const outage of sorted) {
    const group = groups.at(-1);
    if (group && outage.from - group[0]!.from < TOGETHER_MS) group.push(outage);
    else groups.push([outage]);
  }
  return {
    shared: groups.filter((group) => group.length >= MIN_TOGETHER),
    alone: groups.filter((group) => group.length < MIN_TOGETHER).flat(),
  };
}

/** A device whose outages are worth a word. */
interface Trouble {
  readonly device: string;
  readonly name: string;
  readonly entities: readonly string[];
  readonly outages: readonly Outage[];
  readonly totalMs: number;
  /** It is offline now, and has been for a while. */
  readonly isDown: boolean;
  readonly isFlapping: boolean;
}

function troubleOf(
  world: World,
  device: string,
  entities: readonly string[],
  outages: readonly Outage[],
): Trouble | null {
  const total = totalMs(outages);
  const last = outages.at(-1)!;
  const isDown = last.until >= world.range.until && last.until - last.from >= MIN_OFFLINE_MS;
  const isFlapping = outages.length / historyDays(world) >= FLAPS_A_DAY;
  const isPlayer = entities.some((entityId) => domainOf(entityId) === "media_player");
  // A television that is off is out of reach, and no news.
  if (isPlayer && median(outages.map(({ from, until }) => until - from)) >= MIN_OFFLINE_MS) return null;
  const isOften = outages.length >= MIN_EPISODES && total >= MIN_OFFLINE_MS;
  if (!isFlapping && !isOften && !isDown) return null;
  return { device, name: deviceName(world, device), entities, outages, totalMs: total, isDown, isFlapping };
}

function deviceInsight(
  world: World,
  { name, entities, outages, totalMs: total, isDown, isFlapping }: Trouble,
): Insight {
  const share = total / (world.range.until - world.range.from);
  const count = Map.groupBy(outages, ({ from }) => world.clock.day(from));
  const hours = hoursByDay(world, outages);
  return insight({
    type: "device_health",
    severity: isDown || share > 0.1 || isFlapping ? "warning" : "notice",
    title: isDown ? `${name} is offline` : isFlapping ? `${name} comes and goes` : `${name} loses its connection`,
    text: `${name} was offline ${plural(outages.length, "time")}${isFlapping ? `, ${round(outages.length / historyDays(world))} times a day` : ""}, ${roughly(total)} in all${isDown ? `, and has been offline for ${roughly(world.range.until - outages.at(-1)!.from)} now` : ""}.`,
    entities,
    metrics: [
      { label: "Times offline", value: outages.length, unit: unit(outages.length, "time") },
      { label: "Offline in all", value: round(total / HOUR, 1), unit: "h" },
      {
        label: "Share of the time",
        value: round(share * 100, 1),
        unit: "%",
        formula: "time offline / length of the history",
      },
    ],
    chart: isFlapping
      ? byDay(world, "bars", "Times offline", "times", (day) => count.get(day)?.length ?? 0)
      : byDay(world, "bars", "Hours offline", "h", (day) => round(hours.get(day) ?? 0, 2)),
    advice: isDown
      ? "Check its power or battery and whether it is in reach of its network."
      : isFlapping
        ? "Its signal is weak or its power supply is bad: bring a router or repeater of its network nearer, or try another socket."
        : "Bring it nearer to a router or repeater of its network, or check its power.",
  });
}

function manyDevices(troubles: readonly Trouble[]): Insight {
  const times = troubles.reduce((sum, { outages }) => sum + outages.length, 0);
  const total = troubles.reduce((sum, one) => sum + one.totalMs, 0);
  const most = troubles.slice(0, 3).map((one) => `${one.name} (${plural(one.outages.length, "time")})`);
  return insight({
    type: "device_health",
    severity: "notice",
    title: `${plural(troubles.length, "device")} lose their connection now and then`,
    text: `They were offline ${plural(times, "time")}, ${roughly(total)} in all, each on its own: longest ${list(most)}.`,
    entities: troubles.flatMap(({ entities }) => entities),
    metrics: [
      { label: "Times offline", value: times, unit: unit(times, "time") },
      { label: "Devices", value: troubles.length, unit: unit(troubles.length, "device") },
      { label: "Offline in all", value: round(total / HOUR, 1), unit: "h" },
    ],
    chart: {
      kind: "bars",
      label: "Hours offline",
      unit: "h",
      x: troubles.map(({ name }) => name),
      y: troubles.map((one) => round(one.totalMs / HOUR, 1)),
    },
    advice: "Bring routers or repeaters of their network nearer; where they stand together, one may be enough.",
  });
}

function sharedInsight(
  world: World,
  groups: readonly Outage[][],
  entities: ReadonlyMap<string, readonly string[]>,
): Insight {
  const longest = groups.map((group) => ({ from: group[0]!.from, until: Math.max(...group.map((one) => one.until)) }));
  const devices = new Set(groups.flatMap((group) => group.map((outage) => outage.device)));
  const ids = [...devices].flatMap((device) => entities.get(device) ?? []).sort();
  const platforms = new Set(ids.map((id) => world.info(id)?.platform));
  const [platform] = platforms.size === 1 ? [...platforms] : [];
  const hours = hoursByDay(world, longest);
  const dates = [...new Set(longest.map((one) => dateInWords(world.clock.day(one.from))))];
  const most = Math.max(...groups.map((group) => group.length));
  return insight({
    type: "device_health",
    severity: totalMs(longest) > DAY / 2 || groups.length > historyDays(world) / 7 ? "warning" : "notice",
    title: `${plural(most, "device")} went offline at once`,
    text: `${plural(groups.length, "time")} many devices${platform ? ` of ${platform}` : ""} were offline together (${list(dates.length > 5 ? [...dates.slice(0, 5), "later"] : dates)}), ${roughly(totalMs(longest))} in all: their coordinator or network failed, not they.`,
    entities: ids,
    metrics: [
      { label: "Outages", value: groups.length, unit: unit(groups.length, "time") },
      { label: "Devices", value: devices.size, unit: unit(devices.size, "device") },
      { label: "In all", value: round(totalMs(longest) / HOUR, 1), unit: "h" },
    ],
    chart: byDay(world, "bars", "Hours of outage", "h", (day) => round(hours.get(day) ?? 0, 2)),
    advice: "Look at the coordinator or hub that these devices share: its power, its USB extension, its firmware.",
  });
}
