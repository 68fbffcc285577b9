import { Actor, type DiscreteSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import type { Insight, InsightEvidence } from "../results.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { list, plural, roughly, unit } from "../words/wording.ts";
import { domainOf } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { byDay, DAYS_A_MONTH, historyDays, hoursByDay, inMoney, insight, money, round } from "./build.ts";
import { deviceOf } from "./devices.ts";
import { type Episode, episodesOf, overlap, totalMs } from "./episodes.ts";
import { isMachine } from "./movable-load.ts";
import { energyDuring, factorOf, type Power } from "./power-use.ts";
import type { Prices } from "./prices.ts";

const SWITCHED = new Set(["light", "switch", "fan", "media_player"]);
const OFF = new Set(["off", "standby", "unavailable", "unknown"]);
/** Shorter than this is not left on, but on the way out or on the way to bed. */
const MIN_EPISODE_MS = 30 * MINUTE;
const MIN_EPISODES = 3;
/** A lamp that burnt for all of a holiday does not so every month. */
const MOST_AT_ONCE_MS = 24 * HOUR;
const MIN_HOURS_A_MONTH = 15;
/** From here on a device is worth an insight of its own. */
const MUCH_HOURS_A_MONTH = 60;
const MUCH_KWH_A_MONTH = 5;
/** What draws next to nothing, such as the switched plug of a machine that rests, wastes nothing. */
const MIN_KWH_A_MONTH = 1;
/** What is on nearly always, like a fridge's plug, is meant to be; and so is what is on in nearly every night. */
const MAX_SHARE = 0.8;

/** One thing that was on for nobody. */
interface Idle {
  readonly series: DiscreteSeries;
  readonly away: readonly Episode[];
  readonly asleep: readonly Episode[];
  /** Hours a month. */
  readonly hours: number;
  /** kWh a month; null without a meter. */
  readonly kwh: number | null;
}

/** Things that run while nobody is home or everybody sleeps. */
export function idleRunningInsights(
  world: World,
  away: readonly Episode[],
  asleep: readonly Episode[],
  power: Power,
  prices: Prices | null,
  inFocus: (entityId: string) => boolean,
): Insight[] {
  const found: Idle[] = [];
  for (const series of world.log.series.values()) {
    if (series.kind !== "discrete" || !SWITCHED.has(domainOf(series.entityId)) || !inFocus(series.entityId)) continue;
    const info = world.info(series.entityId);
    // Groups only repeat their members, and machines may well do their work while nobody is there.
    if (info?.members?.length || info?.category || isMachine(world, series.entityId)) continue;
    world.progress.tick();
    const idle = idleOf(world, series, away, asleep, power);
    if (idle) found.push(idle);
  }
  found.sort(
    (a, b) => (b.kwh ?? 0) - (a.kwh ?? 0) || b.hours - a.hours || a.series.entityId.localeCompare(b.series.entityId),
  );
  const much = found
    .filter(({ hours, kwh }) => hours >= MUCH_HOURS_A_MONTH || (kwh ?? 0) >= MUCH_KWH_A_MONTH)
    .slice(0, 4);
  const rest = found.filter((one) => !much.includes(one));
  const single = rest.length > 2 ? much : found;
  return [
    ...single.map((one) => oneIdle(world, one, prices)),
    ...(rest.length > 2 ? [manyIdle(world, rest, prices)] : []),
  ];
}

function idleOf(
  world: World,
  series: DiscreteSeries,
  away: readonly Episode[],
  asleep: readonly Episode[],
  power: Power,
): Idle | null {
  const on = episodesOf(series, (state) => !OFF.has(state), world.range).filter((one) => !isPlanned(series, one));
  if (totalMs(on) > MAX_SHARE * (world.range.until - world.range.from)) return null;
  const whileAway = wasted(on, away);
  const nights = wasted(on, asleep);
  // Fans may well run for sleepers, and what is on in nearly every night is meant to be.
  const isMeant = domainOf(series.entityId) === "fan" || totalMs(nights) > MAX_SHARE * totalMs(asleep);
  const whileAsleep = isMeant ? [] : nights;
  const all = [...whileAway, ...whileAsleep].sort((a, b) => a.from - b.from);
  const aMonth = DAYS_A_MONTH / historyDays(world);
  const hours =
    all.reduce((sum, { from, until }) => sum + Math.min(until - from, MOST_AT_ONCE_MS), 0) * (aMonth / HOUR);
  if (all.length < MIN_EPISODES || hours < MIN_HOURS_A_MONTH) return null;
  const device = deviceOf(world, series.entityId);
  const meter = power.devices.find((use) => deviceOf(world, use.series.entityId) === device);
  const kwh = meter ? energyDuring(meter, all, factorOf(world, meter)) * aMonth : null;
  if (kwh !== null && kwh < MIN_KWH_A_MONTH) return null;
  return { series, away: whileAway, asleep: whileAsleep, hours, kwh };
}

/** What automations switch on and off again is on because people want it so: the light of an aquarium, say. */
function isPlanned({ times, actors }: DiscreteSeries, { from, until }: Episode): boolean {
  return [from, until].every((time) => actors[lastAtOrBefore(times, time)] === Actor.automation);
}

function wasted(on: readonly Episode[], idle: readonly Episode[]): Episode[] {
  return overlap(on, idle).filter(({ from, until }) => until - from >= MIN_EPISODE_MS);
}

function oneIdle(world: World, { series, away, asleep, hours, kwh }: Idle, prices: Prices | null): Insight {
  const name = world.name(series.entityId);
  const mostly = totalMs(away) >= totalMs(asleep) ? "nobody is home" : "everybody sleeps";
  const both = away.length > 0 && asleep.length > 0;
  const when = [
    ...(away.length > 0 ? [`${plural(away.length, "time")} while nobody was home (${roughly(totalMs(away))})`] : []),
    ...(asleep.length > 0
      ? [`${plural(asleep.length, "time")} while everybody slept (${roughly(totalMs(asleep))})`]
      : []),
  ];
  const perDay = hoursByDay(world, [...away, ...asleep]);
  return insight({
    type: "cost_optimization",
    severity: (kwh ?? 0) >= MUCH_KWH_A_MONTH ? "warning" : "notice",
    title: `${name} is on while ${both ? "nobody needs it" : mostly}`,
    text: `${name} was on ${list(when)}: about ${plural(round(hours), "hour")} a month${kwh === null ? "" : `, ${round(kwh, 1)} kWh${inMoney(kwh, prices)}`}.`,
    entities: [series.entityId],
    metrics: [
      forNobody(hours),
      ...energy(kwh, prices),
      { label: "While nobody was home", value: round(totalMs(away) / HOUR, 1), unit: "h" },
      {
        label: "While everybody slept",
        value: round(totalMs(asleep) / HOUR, 1),
        unit: "h",
        formula: "no motion and no act for two hours or more in the dead of night",
      },
    ],
    chart: byDay(world, "bars", "Hours on for nobody", "h", (day) => round(perDay.get(day) ?? 0, 2)),
    advice: `An automation that switches it off when ${totalMs(away) >= totalMs(asleep) ? "the last one leaves" : "all is quiet at night"} would end this.`,
  });
}

function manyIdle(world: World, found: readonly Idle[], prices: Prices | null): Insight {
  const hours = found.reduce((sum, one) => sum + one.hours, 0);
  const metered = found.filter((one) => one.kwh !== null);
  const kwh = metered.length > 0 ? metered.reduce((sum, one) => sum + one.kwh!, 0) : null;
  const top = found
    .slice(0, 3)
    .map((one) => `${world.name(one.series.entityId)} (${plural(round(one.hours), "hour")})`);
  return insight({
    type: "cost_optimization",
    severity: "notice",
    title: `${plural(found.length, "thing")} are on while nobody is home or awake`,
    text: `Together about ${plural(round(hours), "hour")} a month${kwh === null ? "" : `, ${round(kwh, 1)} kWh${inMoney(kwh, prices)} of them where it is measured`}: most of all ${list(top)}.`,
    entities: found.map((one) => one.series.entityId),
    metrics: [
      { label: "Things", value: found.length, unit: unit(found.length, "thing") },
      forNobody(hours),
      ...energy(kwh, prices),
    ],
    chart: {
      kind: "bars",
      label: "On for nobody",
      unit: "h a month",
      x: found.map((one) => world.name(one.series.entityId)),
      y: found.map((one) => round(one.hours, 1)),
    },
    advice: "One automation that switches all of them off when the last one leaves, and one at night, would end this.",
  });
}

function forNobody(hours: number): InsightEvidence["metrics"][number] {
  return {
    label: "On for nobody",
    value: round(hours, 1),
    unit: "h a month",
    formula: "hours on while nobody was home or everybody slept, 24 at a time at most, / days of history × 30.4",
  };
}

function energy(kwh: number | null, prices: Prices | null): InsightEvidence["metrics"] {
  if (kwh === null) return [];
  return [
    { label: "Energy", value: round(kwh, 2), unit: "kWh a month", formula: "power × time on for nobody" },
    ...money(kwh, prices),
  ];
}
