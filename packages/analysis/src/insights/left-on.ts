import type { DiscreteSeries } from "../event-log.ts";
import type { Insight } from "../results.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { plural, roughly, unit } from "../words/wording.ts";
import { domainOf } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { byDay, DAYS_A_MONTH, historyDays, hoursByDay, insight, round } from "./build.ts";
import { energyDuring, powerSensors, priceOf } from "./energy.ts";
import { type Episode, episodesOf, overlap, totalMs } from "./episodes.ts";

const SWITCHED = new Set(["light", "switch", "fan", "media_player"]);
const OFF = new Set(["off", "standby", "unavailable", "unknown"]);
/** Shorter than this is not left on, but on the way out. */
const MIN_EPISODE_MS = 15 * MINUTE;
const MIN_EPISODES = 3;
const MIN_HOURS_A_MONTH = 4;
/** What is on nearly always, like a fridge's plug, is meant to be. */
const MAX_SHARE_ON = 0.9;

/** Things that run while nobody is home. */
export function leftOnInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  if (!world.occupied) return [];
  const { times, values } = world.occupied;
  const away: Episode[] = [];
  for (let i = 0; i < times.length; i++) {
    const from = Math.max(times[i]!, world.range.from);
    const until = Math.min(times[i + 1] ?? world.range.until, world.range.until);
    if (values[i] === 0 && until > from) away.push({ from, until });
  }
  return [...world.log.series.values()].flatMap((series) => {
    if (series.kind !== "discrete" || !SWITCHED.has(domainOf(series.entityId)) || !inFocus(series.entityId)) return [];
    const info = world.info(series.entityId);
    if (info?.members?.length || info?.category) return [];
    return leftOnInsight(world, series, away) ?? [];
  });
}

function leftOnInsight(world: World, series: DiscreteSeries, away: readonly Episode[]): Insight | null {
  const on = episodesOf(series, (state) => !OFF.has(state), world.range);
  if (totalMs(on) > MAX_SHARE_ON * (world.range.until - world.range.from)) return null;
  const wasted = overlap(on, away).filter((episode) => episode.until - episode.from >= MIN_EPISODE_MS);
  const hours = (totalMs(wasted) / HOUR / historyDays(world)) * DAYS_A_MONTH;
  if (wasted.length < MIN_EPISODES || hours < MIN_HOURS_A_MONTH) return null;
  const name = world.name(series.entityId);
  const device = world.info(series.entityId)?.deviceId;
  const meter =
    device === undefined ? undefined : powerSensors(world).find((one) => world.info(one.entityId)?.deviceId === device);
  const kwh = meter ? (energyDuring(meter, wasted, world.range) / historyDays(world)) * DAYS_A_MONTH : null;
  const price = priceOf(world);
  const perDay = hoursByDay(world, wasted);
  return insight({
    type: "cost_optimization",
    severity: hours >= 40 || (kwh ?? 0) >= 5 ? "warning" : "notice",
    title: `${name} is on while nobody is home`,
    text: `${plural(wasted.length, "time")} ${name} was on while nobody was home, ${roughly(totalMs(wasted))} in all: about ${plural(round(hours), "hour")} a month${kwh === null ? "" : `, ${round(kwh, 1)} kWh`}.`,
    entities: [series.entityId],
    metrics: [
      {
        label: "On while away",
        value: round(hours, 1),
        unit: "h a month",
        formula: "hours on while nobody was home / days of history × 30.4",
      },
      ...(kwh === null
        ? []
        : [
            {
              label: "Energy",
              value: round(kwh, 2),
              unit: "kWh a month",
              formula: "power × time while nobody was home",
            },
          ]),
      ...(kwh === null || !price
        ? []
        : [
            {
              label: "Cost",
              value: round(kwh * price.perKwh, 2),
              unit: `${price.currency} a month`,
              formula: "kWh a month × median price",
            },
          ]),
      { label: "Times", value: wasted.length, unit: unit(wasted.length, "time") },
    ],
    chart: byDay(world, "bars", "Hours on while nobody is home", "h", (day) => round(perDay.get(day) ?? 0, 2)),
    advice: `An automation that switches it off when the last one leaves would end this.`,
  });
}
