import type { Insight, InsightEvidence } from "../results.ts";
import { list, plural } from "../words/wording.ts";
import type { World } from "../world/world.ts";
import { byDay, inMoney, insight, money, round } from "./build.ts";
import { meteredName } from "./devices.ts";
import { kwhByDay, type Power, type PowerUse, quantileOf, wattsOf } from "./power-use.ts";
import type { Prices } from "./prices.ts";

const HOURS_A_MONTH = 730;
const MIN_KWH_A_MONTH = 1;
/** From here on a device is worth an insight of its own. */
const MUCH_KWH_A_MONTH = 5;
/** Less than this is no draw, but the meter's noise. */
const MIN_WATTS = 0.5;
/** The low end of what a device draws while it draws anything: a quantile over time. */
const LOW_END = 0.1;
/** Standby is what keeps near the low end, within this share and so many watts, … */
const NEAR_SHARE = 0.25;
const NEAR_WATTS = 0.5;
/** … for at least this share of the time, … */
const STANDBY_SHARE = 0.3;
/** … where the device also works: draws this many times as much. What draws the same all the time has no standby. */
const WORKS_AT = 2;
/** The home draws its base load, or less, for this share of the time. */
const BASE_SHARE = 0.05;
const MIN_BASE_WATTS = 20;

interface Standby {
  readonly use: PowerUse;
  readonly name: string;
  readonly watts: number;
  /** Of the time, 0..1. */
  readonly share: number;
  readonly kwh: number;
}

/** What devices draw while they do nothing, and what the home draws at the least. */
export function standbyInsights(
  world: World,
  { devices, home }: Power,
  prices: Prices | null,
  inFocus: (entityId: string) => boolean,
): Insight[] {
  const standbys = devices
    .filter(({ series }) => inFocus(series.entityId))
    .flatMap((use) => standbyOf(world, use) ?? [])
    .sort((a, b) => b.kwh - a.kwh || a.name.localeCompare(b.name, "en"));
  const much = standbys.filter(({ kwh }) => kwh >= MUCH_KWH_A_MONTH).slice(0, 3);
  const rest = standbys.filter((one) => !much.includes(one));
  const single = rest.length > 2 ? much : standbys;
  return [
    ...single.map((one) => oneStandby(world, one, prices)),
    ...(rest.length > 2 ? [manyStandbys(rest, prices)] : []),
    ...(home && inFocus(home.series.entityId) ? baseLoad(world, home, prices) : []),
  ];
}

function standbyOf(world: World, use: PowerUse): Standby | null {
  const { msByBin, ms } = use;
  const bins = [...msByBin.keys()].filter((bin) => msByBin[bin]! > 0 && wattsOf(use, bin) >= MIN_WATTS);
  const full = wattsOf(use, bins.at(-1) ?? 0);
  const low = quantileOf(use, bins, LOW_END);
  const idle = bins.filter((bin) => wattsOf(use, bin) <= low * (1 + NEAR_SHARE) + NEAR_WATTS);
  const idleMs = idle.reduce((sum, bin) => sum + msByBin[bin]!, 0);
  const watts = quantileOf(use, idle, 0.5);
  const share = idleMs / ms;
  const kwh = (watts * HOURS_A_MONTH * share) / 1000;
  if (share < STANDBY_SHARE || full < WORKS_AT * watts || kwh < MIN_KWH_A_MONTH) return null;
  const name = meteredName(world, use.series.entityId);
  return { use, name, watts, share, kwh };
}

function oneStandby(world: World, { use, name, watts, share, kwh }: Standby, prices: Prices | null): Insight {
  const days = kwhByDay(world, use);
  return insight({
    type: "cost_optimization",
    severity: severityOf(kwh),
    title: `${name} uses ${round(kwh, 1)} kWh a month in standby`,
    text: `While it does nothing, which is ${round(share * 100)} % of the time, it draws ${round(watts, 1)} W: about ${round(kwh, 1)} kWh a month${inMoney(kwh, prices)}.`,
    entities: [use.series.entityId],
    metrics: [
      {
        label: "Standby a month",
        value: round(kwh, 2),
        unit: "kWh",
        formula: "standby W × 730 h × share of the time in standby / 1000",
      },
      ...money(kwh, prices),
      { label: "Standby", value: round(watts, 1), unit: "W", formula: "median over the time near the low end" },
      { label: "In standby", value: round(share * 100), unit: "% of the time" },
    ],
    chart: byDay(world, "bars", "Energy a day", "kWh", (day) => round(days.get(day) ?? 0, 2)),
    advice: "A switched plug or socket strip that is off at night and while nobody is home saves most of it.",
  });
}

function manyStandbys(standbys: readonly Standby[], prices: Prices | null): Insight {
  const kwh = standbys.reduce((sum, one) => sum + one.kwh, 0);
  const top = standbys.slice(0, 3).map((one) => `${one.name} (${round(one.kwh, 1)} kWh)`);
  return insight({
    type: "cost_optimization",
    severity: kwh >= MUCH_KWH_A_MONTH ? "notice" : "info",
    title: `${plural(standbys.length, "device")} use ${round(kwh, 1)} kWh a month in standby`,
    text: `While they do nothing, they draw about ${round(kwh, 1)} kWh a month together${inMoney(kwh, prices)}: most of all ${list(top)}.`,
    entities: standbys.map(({ use }) => use.series.entityId),
    metrics: [
      {
        label: "Standby a month",
        value: round(kwh, 2),
        unit: "kWh",
        formula: "sum of standby W × 730 h × share of the time in standby / 1000",
      },
      ...money(kwh, prices),
    ],
    chart: {
      kind: "bars",
      label: "Standby a month",
      unit: "kWh",
      x: standbys.map((one) => one.name),
      y: standbys.map((one) => round(one.kwh, 2)),
    },
    advice: "Begin with those that stand together: one switched socket strip for all of them.",
  });
}

function severityOf(kwh: number): Insight["severity"] {
  return kwh >= 2 * MUCH_KWH_A_MONTH ? "warning" : kwh >= MUCH_KWH_A_MONTH / 2 ? "notice" : "info";
}

function baseLoad(world: World, home: PowerUse, prices: Prices | null): Insight[] {
  const watts = quantileOf(home, [...home.msByBin.keys()], BASE_SHARE);
  if (watts < MIN_BASE_WATTS) return [];
  const kwh = (watts * HOURS_A_MONTH) / 1000;
  const share = kwh / ((home.kwh / home.ms) * HOURS_A_MONTH * 3_600_000);
  const byHour = new Float64Array(24);
  const hours = new Float64Array(24);
  home.kwhByHour.forEach((used, hour) => {
    const local = Math.floor(world.clock.minuteOfDay(world.range.from + hour * 3_600_000) / 60) % 24;
    byHour[local]! += used * 1000;
    hours[local]!++;
  });
  const chart: InsightEvidence["chart"] = {
    kind: "line",
    label: "Power by hour of the day",
    unit: "W",
    x: [...byHour.keys()].map(String),
    y: [...byHour].map((sum, hour) => (hours[hour] ? round(sum / hours[hour]!) : null)),
  };
  return [
    insight({
      type: "cost_optimization",
      severity: "info",
      title: `The home never draws much less than ${round(watts)} W`,
      text: `That is ${round(kwh)} kWh a month${inMoney(kwh, prices)}, ${round(share * 100)} % of all it uses: what is always on, standby included.`,
      entities: [home.series.entityId],
      metrics: [
        { label: "Base load", value: round(watts), unit: "W", formula: "power that is undercut 5 % of the time" },
        { label: "Base load a month", value: round(kwh), unit: "kWh", formula: "base load W × 730 h / 1000" },
        ...money(kwh, prices),
        { label: "Share", value: round(share * 100), unit: "%", formula: "base load / all energy" },
      ],
      chart,
      advice: "Switch things off one by one while the rest sleeps, and see what each of them takes off this figure.",
    }),
  ];
}
