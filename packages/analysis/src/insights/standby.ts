import type { Insight } from "../results.ts";
import type { World } from "../world/world.ts";
import { byDay, insight, round } from "./build.ts";
import { energyDuring, powerSensors, priceOf, quantileOverTime, timeByValue } from "./energy.ts";

const HOURS_A_MONTH = 730;
const MIN_KWH_A_MONTH = 0.5;
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

/** What devices draw while they do nothing. */
export function standbyInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  const price = priceOf(world);
  return powerSensors(world).flatMap((series) => {
    if (!inFocus(series.entityId)) return [];
    const spans = timeByValue(series, world.range);
    const total = spans.reduce((sum, span) => sum + span.ms, 0);
    const full = spans.at(-1)?.watts ?? 0;
    const drawing = spans.filter((span) => span.watts >= MIN_WATTS);
    const low = quantileOverTime(drawing, LOW_END);
    const idle = drawing.filter((span) => span.watts <= low * (1 + NEAR_SHARE) + NEAR_WATTS);
    const idleMs = idle.reduce((sum, span) => sum + span.ms, 0);
    const watts = quantileOverTime(idle, 0.5);
    if (total === 0 || idleMs / total < STANDBY_SHARE || full < WORKS_AT * watts) return [];
    const kwh = (watts * HOURS_A_MONTH * (idleMs / total)) / 1000;
    if (kwh < MIN_KWH_A_MONTH) return [];
    const name = world.name(series.entityId).replace(/ power$/i, "");
    const cost = price ? kwh * price.perKwh : null;
    return insight({
      type: "cost_optimization",
      severity: kwh >= 5 ? "warning" : kwh >= 1.5 ? "notice" : "info",
      title: `${name} uses ${round(kwh, 1)} kWh a month in standby`,
      text: `While it does nothing, which is ${round((idleMs / total) * 100)} % of the time, it draws ${round(watts, 1)} W: about ${round(kwh, 1)} kWh a month${cost === null ? "" : `, ${cost.toFixed(2)} ${price!.currency}`}.`,
      entities: [series.entityId],
      metrics: [
        {
          label: "Standby a month",
          value: round(kwh, 2),
          unit: "kWh",
          formula: "standby W × 730 h × share of the time in standby / 1000",
        },
        ...(cost === null
          ? []
          : [
              {
                label: "Cost a month",
                value: round(cost, 2),
                unit: price!.currency,
                formula: "kWh a month × median price",
              },
            ]),
        {
          label: "Standby",
          value: round(watts, 1),
          unit: "W",
          formula: "median of the readings at the low end",
        },
        { label: "In standby", value: round((idleMs / total) * 100), unit: "% of the time" },
      ],
      chart: byDay(world, "bars", "Energy a day", "kWh", (day) => {
        const from = world.clock.instant(day, 0);
        const until = world.clock.instant(day + 1, 0);
        return Number.isNaN(from) || Number.isNaN(until)
          ? null
          : round(energyDuring(series, [{ from, until }], world.range), 2);
      }),
      advice: "A switched plug or socket strip that is off at night and while nobody is home saves most of it.",
    });
  });
}
