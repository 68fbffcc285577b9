import type { DiscreteSeries } from "../event-log.ts";
import type { Insight } from "../results.ts";
import { SECOND } from "../time/local-clock.ts";
import { plural, unit } from "../words/wording.ts";
import { domainOf, isSilent } from "../world/domains.ts";
import type { World } from "../world/world.ts";
import { byDay, bySize, insight } from "./build.ts";

/** Nobody opens and closes a door as often as this in so short a time. */
const FLIP_WITHIN_MS = 5 * SECOND;
const MIN_FLIPS = 4;
const MIN_BURSTS = 5;
const MIN_DAYS = 3;
/** What these see may well come and go. */
const RESTLESS = new Set([
  "motion",
  "occupancy",
  "presence",
  "moving",
  "vibration",
  "sound",
  "light",
  "power",
  "running",
]);

/** Contacts that flip to and fro within seconds: loose, or at the edge of their magnet. */
export function chatterInsights(world: World, inFocus: (entityId: string) => boolean): Insight[] {
  const found = [...world.log.series.values()].flatMap((series) => {
    const info = world.info(series.entityId);
    if (series.kind !== "discrete" || domainOf(series.entityId) !== "binary_sensor" || !inFocus(series.entityId))
      return [];
    if (info?.category || RESTLESS.has(info?.deviceClass ?? "")) return [];
    world.progress.tick();
    const bursts = burstsOf(series, world.range.from);
    const days = Map.groupBy(bursts, (time) => world.clock.day(time));
    if (bursts.length < MIN_BURSTS || days.size < MIN_DAYS) return [];
    const name = world.name(series.entityId);
    return insight({
      type: "device_health",
      severity: "notice",
      title: `${name} flickers`,
      text: `${plural(bursts.length, "time")} ${name} flipped to and fro ${MIN_FLIPS} times or more within seconds, on ${plural(days.size, "day")}. Automations that wait for it run as often.`,
      entities: [series.entityId],
      metrics: [
        {
          label: "Bursts",
          value: bursts.length,
          unit: unit(bursts.length, "time"),
          formula: `${MIN_FLIPS} flips or more, each within ${FLIP_WITHIN_MS / SECOND} s of the last`,
        },
        { label: "Days", value: days.size, unit: unit(days.size, "day") },
      ],
      chart: byDay(world, "bars", "Bursts of flips", "times", (day) => days.get(day)?.length ?? 0),
      advice:
        "Fix the sensor and its magnet closer to each other, or let automations wait some seconds (`for`) before they trust it.",
    });
  });
  return found.sort(bySize);
}

/** When bursts of flips began: epoch ms. */
function burstsOf({ times, codes, states }: DiscreteSeries, from: number): number[] {
  const silent = states.map(isSilent);
  const bursts: number[] = [];
  let flips = 1;
  for (let i = 1; i < times.length; i++) {
    const isFlip = times[i]! - times[i - 1]! <= FLIP_WITHIN_MS && !silent[codes[i]!] && !silent[codes[i - 1]!];
    flips = isFlip ? flips + 1 : 1;
    if (flips === MIN_FLIPS && times[i]! >= from) bursts.push(times[i - MIN_FLIPS + 1]!);
  }
  return bursts;
}
