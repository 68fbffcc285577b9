import { roundBetween } from "../conditions/options.ts";
import { isOutdoor } from "../conditions/subjects.ts";
import type { NumericSeries } from "../event-log.ts";
import type { Candidate } from "../judge/candidate.ts";
import { crossings } from "../judge/firings.ts";
import { judge } from "../judge/replay.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { DAY, MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import { Exposure } from "../world/exposure.ts";
import { areRelated, type World } from "../world/world.ts";
import { TOLERANCE_MS } from "./chance.ts";
import { fitTrigger } from "./fit.ts";
import { reactionTo } from "./reaction.ts";
import type { TriggerPool } from "./trigger-pool.ts";

/** Classes of sensors that people feel or look at. */
const FELT = new Set([
  "temperature",
  "humidity",
  "illuminance",
  "power",
  "carbon_dioxide",
  "pm25",
  "moisture",
  "wind_speed",
]);
/** Share of routines that go by a reading; see odds.ts. */
const SHARE = 0.2;
const MIN_ACTS = 4;
const LOOK_BACK_MS = 10 * MINUTE;
/** Limits that are tried, and those of them that conditions are learnt for. */
const MAX_LIMITS = 24;
const MAX_FITTED = 3;
/** A limit that was crossed before this share of the acts that the best one was. */
const NEARLY = 0.6;
const WRONG_COSTS = 1.5;
const MAX_CROSSINGS_A_DAY = 24;

interface Limit {
  readonly value: number;
  readonly firings: Float64Array;
  /** Acts that follow it, net of firings that none follows. */
  readonly gain: number;
}

/** Routines in which people act when a reading of their room, or of the outside, crosses a limit. */
export function thresholdCandidates(world: World, habitat: Habitat, pool: TriggerPool, range: Range): Candidate[] {
  const sensors = pool.numeric.filter((series) => isFelt(world, habitat, series));
  if (sensors.length === 0) return [];
  const exposure = new Exposure(habitat);
  const nats = Math.log((sensors.length * 2 * MAX_LIMITS) / SHARE);
  return sensors.flatMap((series) =>
    (["above", "below"] as const).flatMap((direction) =>
      promisingLimits(world, habitat, series, direction, range).flatMap(({ value, firings }) => {
        world.progress.tick();
        const trigger = { kind: "numeric", entityId: series.entityId, direction, limit: value, forMs: 0 } as const;
        return fitTrigger(world, habitat, reactionTo(world, habitat, exposure, trigger, firings, nats), range) ?? [];
      }),
    ),
  );
}

function isFelt(world: World, habitat: Habitat, series: NumericSeries): boolean {
  const info = world.info(series.entityId);
  if (!FELT.has(info?.deviceClass ?? "")) return false;
  const isOwn = areRelated(world, series.entityId, habitat.entityId);
  // Its own power tells when a machine is done; anything else of its own only echoes it.
  if (isOwn) return info?.deviceClass === "power" && habitat.target === "off";
  const here = world.info(habitat.entityId)?.areaId;
  return info?.areaId === here || info?.areaId === undefined || isOutdoor(world, series.entityId);
}

/** The limits whose crossing is followed by the most acts and the fewest nothings. */
function promisingLimits(
  world: World,
  habitat: Habitat,
  series: NumericSeries,
  direction: "above" | "below",
  range: Range,
): Limit[] {
  const most = (MAX_CROSSINGS_A_DAY * (range.until - range.from)) / DAY;
  return limitsFor(habitat, series, direction, range)
    .flatMap((value): Limit[] => {
      const firings = crossings(series, { direction, limit: value, forMs: 0 }, range, most);
      if (!firings) return [];
      const { hits, wrong } = judge(habitat, firings, TOLERANCE_MS, world.range.until);
      return [{ value, firings, gain: hits - WRONG_COSTS * wrong }];
    })
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MAX_FITTED);
}

/**
 * Limits that were crossed shortly before many acts: each act with the reading before and at it is an interval, and a
 * good limit lies in nearly as many intervals as it can. At most {@link MAX_LIMITS}.
 */
function limitsFor(habitat: Habitat, series: NumericSeries, direction: "above" | "below", range: Range): number[] {
  const edges: { value: number; step: number }[] = [];
  let acts = 0;
  for (const time of habitat.times) {
    if (time < range.from || time >= range.until) continue;
    const now = lastAtOrBefore(series.times, time);
    if (now < 1) continue;
    const reading = series.values[now]!;
    let lowest = reading;
    let highest = reading;
    for (let i = now - 1; i >= 0; i--) {
      if (!Number.isNaN(series.values[i]!)) {
        lowest = Math.min(lowest, series.values[i]!);
        highest = Math.max(highest, series.values[i]!);
      }
      if (series.times[i]! < time - LOOK_BACK_MS) break;
    }
    const [low, high] = direction === "above" ? [lowest, reading] : [reading, highest];
    if (Number.isNaN(reading) || low === high) continue;
    edges.push({ value: low, step: 1 }, { value: high, step: -1 });
    acts++;
  }
  if (acts < MIN_ACTS) return [];
  edges.sort((a, b) => a.value - b.value || b.step - a.step);
  const plateaus: { low: number; high: number; count: number }[] = [];
  let count = 0;
  edges.forEach((edge, i) => {
    count += edge.step;
    const next = edges[i + 1]?.value;
    if (next !== undefined && next > edge.value && count >= MIN_ACTS)
      plateaus.push({ low: edge.value, high: next, count });
  });
  const best = Math.max(0, ...plateaus.map((plateau) => plateau.count));
  const near = plateaus.filter((plateau) => plateau.count >= NEARLY * best);
  const picks = Array.from(
    { length: MAX_LIMITS },
    (_, i) => near[Math.round((i * (near.length - 1)) / (MAX_LIMITS - 1))],
  );
  return [...new Set(picks.flatMap((pick) => (pick ? roundBetween(pick.low, pick.high) : [])))];
}
