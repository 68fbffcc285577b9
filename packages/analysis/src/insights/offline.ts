import type { EntitySeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import type { Insight } from "../results.ts";
import { DAY, HOUR, MINUTE } from "../time/local-clock.ts";
import { dateInWords, list, plural, roughly, unit } from "../words/wording.ts";
import type { World } from "../world/world.ts";
import { byDay, hoursByDay, insight, round } from "./build.ts";
import { type Episode, silences, totalMs } from "./episodes.ts";

/** What begins within this of a start of Home Assistant is the start's. */
const AROUND_RESTART_MS = 10 * MINUTE;
/** Devices that fall silent within this of each other did so for one reason. */
const TOGETHER_MS = MINUTE;
const MIN_TOGETHER = 5;
const MIN_EPISODES = 3;
const MIN_OFFLINE_MS = 2 * HOUR;

interface Outage extends Episode {
  readonly device: string;
}

/** Devices that lose their connection: alone again and again, or many at once. */
export function offlineInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  const outages: Outage[] = [];
  const entities = new Map<string, Set<string>>();
  for (const series of world.log.series.values()) {
    if (!inFocus(series.entityId) || series.entityId.startsWith("zone.")) continue;
    const device = world.info(series.entityId)?.deviceId ?? series.entityId;
    for (const episode of ownSilences(world, series)) {
      const known = outages.findLast(
        (other) => other.device === device && Math.abs(other.from - episode.from) < TOGETHER_MS,
      );
      if (!known) outages.push({ ...episode, device });
      const ids = entities.get(device) ?? new Set();
      entities.set(device, ids.add(series.entityId));
    }
  }
  const { shared, alone } = apart(outages);
  const insights: Insight[] = [];
  for (const [device, group] of Map.groupBy(alone, (outage) => outage.device)) {
    const one = deviceInsight(world, device, [...entities.get(device)!], group);
    if (one) insights.push(one);
  }
  if (shared.length > 0) insights.push(sharedInsight(world, shared, entities));
  return insights;
}

function ownSilences(world: World, series: EntitySeries): Episode[] {
  return silences(series, world.range).filter(({ from, until }) => {
    if (until - from < 30_000) return false;
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

function deviceInsight(world: World, device: string, entities: string[], outages: readonly Outage[]): Insight | null {
  const total = totalMs(outages);
  const isDown = outages.some((outage) => outage.until >= world.range.until);
  if (outages.length < MIN_EPISODES && total < MIN_OFFLINE_MS && !isDown) return null;
  const name = world.home.devices.find((one) => one.deviceId === device)?.name ?? world.name(entities[0]!);
  const share = total / (world.range.until - world.range.from);
  const hours = hoursByDay(world, outages);
  return insight({
    type: "device_health",
    severity: isDown || share > 0.1 ? "warning" : "notice",
    title: isDown ? `${name} is offline` : `${name} loses its connection`,
    text: `${name} was offline ${plural(outages.length, "time")}, ${roughly(total)} in all${isDown ? `, and has been offline for ${roughly(world.range.until - outages.at(-1)!.from)} now` : ""}.`,
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
    chart: byDay(world, "bars", "Hours offline", "h", (day) => round(hours.get(day) ?? 0, 2)),
    advice: isDown
      ? "Check its power or battery and whether it is in reach of its network."
      : "Bring it nearer to a router or repeater of its network, or check its power.",
  });
}

function sharedInsight(
  world: World,
  groups: readonly Outage[][],
  entities: ReadonlyMap<string, ReadonlySet<string>>,
): Insight {
  const longest = groups.map((group) => ({ from: group[0]!.from, until: Math.max(...group.map((one) => one.until)) }));
  const devices = new Set(groups.flatMap((group) => group.map((outage) => outage.device)));
  const hours = hoursByDay(world, longest);
  const dates = [...new Set(longest.map((one) => dateInWords(world.clock.day(one.from))))];
  const most = Math.max(...groups.map((group) => group.length));
  return insight({
    type: "device_health",
    severity: totalMs(longest) > DAY / 2 || groups.length > 3 ? "warning" : "notice",
    title: `${plural(most, "device")} went offline at once`,
    text: `${plural(groups.length, "time")} many devices were offline together (${list(dates.length > 5 ? [...dates.slice(0, 5), "later"] : dates)}), ${roughly(totalMs(longest))} in all: their coordinator or network failed, not they.`,
    entities: [...devices].flatMap((device) => [...(entities.get(device) ?? [])]).sort(),
    metrics: [
      { label: "Outages", value: groups.length, unit: unit(groups.length, "time") },
      { label: "Devices", value: devices.size, unit: unit(devices.size, "device") },
      { label: "In all", value: round(totalMs(longest) / HOUR, 1), unit: "h" },
    ],
    chart: byDay(world, "bars", "Hours of outage", "h", (day) => round(hours.get(day) ?? 0, 2)),
    advice: "Look at the coordinator or hub that these devices share: its power, its USB extension, its firmware.",
  });
}
