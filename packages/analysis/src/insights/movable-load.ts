import { firstAtOrAfter } from "../math/search.ts";
import { median } from "../math/statistics.ts";
import type { Insight } from "../results.ts";
import { HOUR, MINUTE } from "../time/local-clock.ts";
import { plural } from "../words/wording.ts";
import { isActionable } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { bySize, DAYS_A_MONTH, historyDays, insight, round } from "./build.ts";
import { deviceName, deviceOf, meteredName } from "./devices.ts";
import type { Power, PowerUse } from "./power-use.ts";
import { isTariff, type Prices } from "./prices.ts";
import { type Programme, programmesOf } from "./programmes.ts";

/** A machine may wait for so many hours. */
const MAX_WAIT_HOURS = 12;
const MIN_RUNS = 4;
/** Less is not worth the waiting: what so many kWh cost, and a share of what the runs cost. */
const MIN_SAVED_KWH_A_MONTH = 2;
const MIN_SAVED_SHARE = 0.05;
const MUCH_SAVED_KWH_A_MONTH = 20;
/** Machines whose work can wait, as people call them. */
const CAN_WAIT =
  /wash|laundry|dryer|tumble|\bev\b|\bcar\b|wallbox|charger|water heater|hot water|boiler|\bpool\b|wasmachine|wasdroger|droger|vaatwasser|laadpaal|waschmaschine|trockner|geschirrsp|spülmaschine|warmwasser|lave-linge|lave-vaisselle|sèche-linge|chauffe-eau|lavadora|secadora|lavavajillas|lavatrice|asciugatrice|lavastoviglie|diskmaskin|tvättmaskin|torktumlare|oppvaskmaskin|vaskemaskin/i;
/** Others are taken for such a machine when they run long, strongly, now and then, always alike, and by themselves. */
const MIN_PROGRAMME_MS = 40 * MINUTE;
const MIN_PROGRAMME_KWH = 0.4;
const MAX_RUNS_A_DAY = 3;
const ALIKE = 0.2;

/** Load that could run in cheaper hours, where the price of a kWh changes. */
export function movableLoadInsights(
  world: World,
  power: Power,
  prices: Prices | null,
  inFocus: (entityId: string) => boolean,
): Insight[] {
  if (!prices || !isTariff(prices)) return [];
  const found = power.devices.flatMap((use) => {
    if (!inFocus(use.series.entityId)) return [];
    world.progress.tick();
    const programmes = programmesOf(world, use);
    if (programmes.length < MIN_RUNS || !canWait(world, use, programmes)) return [];
    return movable(world, use, programmes, prices) ?? [];
  });
  return found.sort(bySize);
}

/** Whether people call it a machine that runs a programme by itself: a washing machine, a car charger, … */
export function isMachine(world: World, entityId: string): boolean {
  const device = deviceName(world, deviceOf(world, entityId));
  return CAN_WAIT.test(`${world.name(entityId)} ${device} ${entityId.replaceAll("_", " ")}`);
}

function canWait(world: World, use: PowerUse, programmes: readonly Programme[]): boolean {
  const { entityId } = use.series;
  if (isMachine(world, entityId)) return true;
  const kwh = median(programmes.map((one) => one.kwh));
  const spread = median(programmes.map((one) => Math.abs(one.kwh - kwh)));
  return (
    median(programmes.map((one) => one.until - one.from)) >= MIN_PROGRAMME_MS &&
    kwh >= MIN_PROGRAMME_KWH &&
    spread <= ALIKE * kwh &&
    programmes.length <= MAX_RUNS_A_DAY * historyDays(world) &&
    !isSwitchedOn(world, entityId, programmes)
  );
}

/** Whether most runs begin as the device, or something in its room, is switched on: then people want it to run just then. */
function isSwitchedOn(world: World, sensor: string, programmes: readonly Programme[]): boolean {
  const area = world.info(sensor)?.areaId;
  const switches = [...world.log.series.values()].filter(
    ({ entityId }) =>
      isActionable(entityId) &&
      (deviceOf(world, entityId) === deviceOf(world, sensor) || world.info(entityId)?.areaId === area),
  );
  const switched = programmes.filter(({ from }) =>
    switches.some(({ times }) => {
      const next = firstAtOrAfter(times, from - 5 * MINUTE);
      return next < times.length && times[next]! <= from + 5 * MINUTE;
    }),
  );
  return switched.length > programmes.length / 2;
}

function movable(world: World, use: PowerUse, programmes: readonly Programme[], prices: Prices): Insight | null {
  let [kwh, paid, saved, moved, runs] = [0, 0, 0, 0, 0];
  for (const programme of programmes) {
    const start = Math.floor((programme.from - world.range.from) / HOUR);
    const now = costOf(programme, start, prices);
    if (Number.isNaN(now)) continue;
    let best = now;
    for (let wait = 1; wait <= MAX_WAIT_HOURS; wait++) {
      const cost = costOf(programme, start + wait, prices);
      if (cost < best) best = cost;
    }
    runs++;
    kwh += programme.kwh;
    paid += now;
    saved += now - best;
    if (now - best > MIN_SAVED_SHARE * Math.abs(now)) moved += programme.kwh;
  }
  const aMonth = DAYS_A_MONTH / historyDays(world);
  const savedKwh = (saved * aMonth) / prices.perKwh;
  // Where people are paid for what they use, no share of the cost can be told.
  if (!(paid > 0 && prices.perKwh > 0)) return null;
  if (runs < MIN_RUNS || savedKwh < MIN_SAVED_KWH_A_MONTH || saved < MIN_SAVED_SHARE * paid) return null;
  const name = meteredName(world, use.series.entityId);
  const byHour = pricesByHour(world, prices);
  const cheapest = cheapestStart(byHour);
  const { currency } = prices;
  return insight({
    type: "cost_optimization",
    severity: savedKwh >= MUCH_SAVED_KWH_A_MONTH ? "notice" : "info",
    title: `${name} could run in cheaper hours`,
    text: `${plural(runs, "run")} used ${round(kwh * aMonth, 1)} kWh a month. Had each waited for the best hours of the next ${MAX_WAIT_HOURS}, they would have cost ${round((saved / paid) * 100)} % less: ${(saved * aMonth).toFixed(2)} ${currency} a month. Usually it is cheapest from ${cheapest}:00 to ${(cheapest + 3) % 24}:00.`,
    entities: [use.series.entityId, prices.entityId],
    metrics: [
      {
        label: "Saved a month",
        value: round(saved * aMonth, 2),
        unit: currency,
        formula: `cost of each run − its cost at the cheapest start within ${MAX_WAIT_HOURS} h, by the hourly price, × 30.4 / days of history`,
      },
      {
        label: "Movable",
        value: round(moved * aMonth, 1),
        unit: "kWh a month",
        formula: "energy of runs that would have become cheaper",
      },
      {
        label: "Cost now",
        value: round(paid * aMonth, 2),
        unit: `${currency} a month`,
        formula: "kWh in each hour × its price",
      },
      { label: "Runs", value: runs, unit: "runs" },
    ],
    chart: {
      kind: "bars",
      label: "Price by hour of the day",
      unit: `${currency}/kWh`,
      x: byHour.map((_, hour) => String(hour)),
      y: byHour.map((price) => (Number.isNaN(price) ? null : round(price, 3))),
    },
    advice: `Use its delayed start, or let an automation start it when the price is low; about ${cheapest}:00 is a good time on most days.`,
  });
}

/** What a programme costs when it starts at the beginning of an hour of the history; NaN where a price is missing. */
function costOf({ kwhByHour }: Programme, start: number, { byHour }: Prices): number {
  return kwhByHour.reduce((sum, kwh, hour) => sum + kwh * (byHour[start + hour] ?? Number.NaN), 0);
}

function pricesByHour(world: World, { byHour }: Prices): number[] {
  const sums = new Float64Array(24);
  const counts = new Float64Array(24);
  byHour.forEach((price, hour) => {
    if (Number.isNaN(price)) return;
    const local = Math.floor(world.clock.minuteOfDay(world.range.from + (hour + 0.5) * HOUR) / 60) % 24;
    sums[local]! += price;
    counts[local]!++;
  });
  return Array.from(sums, (sum, hour) => sum / counts[hour]!);
}

/** The hour at which the cheapest three hours in a row begin. */
function cheapestStart(byHour: readonly number[]): number {
  const three = byHour.map((price, hour) => price + byHour[(hour + 1) % 24]! + byHour[(hour + 2) % 24]!);
  return three.reduce((best, sum, hour) => (sum < three[best]! ? hour : best), 0);
}
