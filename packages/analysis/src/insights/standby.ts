import type { Insight } from "../results.ts";
import type { World } from "../world/world.ts";
import { byDay, insight, round } from "./build.ts";
import { energyDuring, powerSensors, priceOf, timeByValue } from "./energy.ts";

const HOURS_A_MONTH = 730;
const MIN_KWH_A_MONTH = 0.5;
/** Off or in standby is what a device draws at least this share of the time … */
const STANDBY_SHARE = 0.3;
/** … and no more than this share of what it draws when it works. */
const STANDBY_OF_FULL = 0.15;
const MIN_WATTS = 0.5;

/** What devices draw while they do nothing. */
export function standbyInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  const price = priceOf(world);
  return powerSensors(world).flatMap((series) => {
    if (!inFocus(series.entityId)) return [];
    const spans = timeByValue(series, world.range);
    const total = spans.reduce((sum, span) => sum + span.ms, 0);
    const full = spans.at(-1)?.watts ?? 0;
    const idle = spans.filter((span) => span.watts <= full * STANDBY_OF_FULL);
    const idleMs = idle.reduce((sum, span) => sum + span.ms, 0);
    if (total === 0 || idleMs / total < STANDBY_SHARE) return [];
    const watts = idle.reduce((sum, span) => sum + span.watts * span.ms, 0) / idleMs;
    const kwh = (watts * HOURS_A_MONTH * (idleMs / total)) / 1000;
    if (watts < MIN_WATTS || kwh < MIN_KWH_A_MONTH) return [];
    const name = world.name(series.entityId);
    const cost = price ? kwh * price.perKwh : null;
    return insight({
      type: "cost_optimization",
      severity: kwh >= 5 ? "warning" : kwh >= 1.5 ? "notice" : "info",
      title: `${name}: standby uses ${round(kwh, 1)} kWh a month`,
      text: `While it does nothing, which is ${round((idleMs / total) * 100)} % of the time, it draws ${round(watts, 1)} W: about ${round(kwh, 1)} kWh a month${cost === null ? "" : `, ${round(cost, 2)} ${price!.currency}`}.`,
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
          formula: "mean of the readings up to 15 % of the highest",
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
