import { roundBetween, scaleOf } from "../conditions/round-between.ts";
import { isOutdoor } from "../conditions/subjects.ts";
import type { NumericSeries } from "../event-log.ts";
import type { Candidate } from "../judge/candidate.ts";
import { crossings } from "../judge/firings.ts";
import { judge } from "../judge/replay.ts";
import type { Trigger } from "../judge/routine.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { DAY, MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import { Exposure } from "../world/exposure.ts";
import { roomOf } from "../world/room-of.ts";
import { areRelated, type World } from "../world/world.ts";
import { TOLERANCE_MS } from "./chance.ts";
import { fitTrigger } from "./fit.ts";
import { isPromising, reactionTo } from "./reaction.ts";
import { coverageOf, type TriggerPool } from "./trigger-pool.ts";

/** Units that tell what a sensor without a class measures. */
const BY_UNIT: Readonly<Record<string, string>> = {
  "°C": "temperature",
  "°F": "temperature",
  lx: "illuminance",
  W: "power",
  ppm: "carbon_dioxide",
};
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
/** Limits that are tried. */
const MAX_LIMITS = 16;
/** Limits are as good as another when they are worth as many acts, but for these. */
const AS_GOOD = 1;
/** A limit that was crossed before this share of the acts that the best one was. */
const NEARLY = 0.6;
const WRONG_COSTS = 1.5;
const MAX_CROSSINGS_A_DAY = 24;
/** A wait has to be worth this share of the acts: at once is simpler. */
const WAIT_GAINS = 0.15;

/** For how long a reading stays beyond its limit before people act, in minutes: machines and air come and go. */
const WAITS = [0, 2, 5, 10];

interface Stretch {
  readonly low: number;
  readonly high: number;
}
type Crossing = Extract<Trigger, { kind: "numeric" }>;
interface Tried {
  readonly trigger: Crossing;
  readonly firings: Float64Array;
  readonly hits: number;
  /** Acts that follow it, net of firings that none follows. */
  readonly net: number;
}

/** Routines in which people act when a reading of their room, or of the outside, crosses a limit. */
export function thresholdCandidates(world: World, habitat: Habitat, pool: TriggerPool, range: Range): Candidate[] {
  const sensors = pool.numeric.filter((series) => isFelt(world, habitat, series));
  if (sensors.length === 0) return [];
  const exposure = new Exposure(habitat);
  const nats = Math.log((sensors.length * 2 * MAX_LIMITS * WAITS.length) / SHARE);
  return sensors.flatMap((series) =>
    (["above", "below"] as const).flatMap((direction) =>
      promisingCrossings(world, habitat, series, direction, range).flatMap(({ trigger, firings }) => {
        world.progress.tick();
        return fitTrigger(world, habitat, reactionTo(world, habitat, exposure, trigger, firings, nats), range) ?? [];
      }),
    ),
  );
}

function isFelt(world: World, habitat: Habitat, series: NumericSeries): boolean {
  const deviceClass = classOf(world, series);
  if (!FELT.has(deviceClass ?? "")) return false;
  const isOwn = areRelated(world, series.entityId, habitat.entityId);
  // Its own power tells when a machine is done; anything else of its own only echoes it.
  if (isOwn) return deviceClass === "power" && habitat.target === "off";
  const here = roomOf(world, habitat.entityId);
  const there = roomOf(world, series.entityId);
  return here === undefined || there === undefined || here === there || isOutdoor(world, series.entityId);
}

function classOf(world: World, { entityId }: NumericSeries): string | undefined {
  const info = world.info(entityId);
  return info?.deviceClass ?? BY_UNIT[info?.unit ?? ""];
}

/** The limits, with waits, whose crossing is followed by the most acts and the fewest nothings. */
function promisingCrossings(
  world: World,
  habitat: Habitat,
  series: NumericSeries,
  direction: "above" | "below",
  range: Range,
): Tried[] {
  const most = (MAX_CROSSINGS_A_DAY * (range.until - range.from)) / DAY;
  const deviceClass = classOf(world, series);
  const tried = limitsFor(habitat, series, direction, range, deviceClass).flatMap((limit): Tried[] => {
    const crossing = { kind: "numeric", entityId: series.entityId, direction, limit } as const;
    const atOnce = crossings(series, { ...crossing, forMs: 0 }, range, most);
    if (!atOnce || !isPromising(habitat, { firings: atOnce, coverage: coverageOf(atOnce, range) }, range)) return [];
    const back = crossings(series, { direction: direction === "above" ? "below" : "above", limit, forMs: 0 }, range);
    const ways = WAITS.map((minutes): Tried => {
      const forMs = minutes * MINUTE;
      const firings = forMs === 0 ? atOnce : lasting(atOnce, back ?? atOnce, forMs);
      const { hits, wrong } = judge(habitat, firings, TOLERANCE_MS, world.range.until);
      return { trigger: { ...crossing, forMs }, firings, hits, net: hits - WRONG_COSTS * wrong };
    });
    return [ways.reduce((best, one) => (one.net > best.net + WAIT_GAINS * best.hits ? one : best))];
  });
  const best = Math.max(...tried.map(({ net }) => net));
  const good = tried.filter(({ net }) => net >= best - AS_GOOD);
  // Where many limits do, the one in the middle is the safest guess, and the outer ones may be the better.
  const [middle, ...outer] = [good[Math.floor(good.length / 2)], good[0], good.at(-1)].filter(
    (one) => one !== undefined,
  );
  if (!middle) return [];
  return [middle, ...outer.filter((one) => one.firings.length !== middle.firings.length || one.net !== middle.net)];
}

/** Crossings that were not taken back within a time, moved to its end. All ascend. */
function lasting(crossed: Float64Array, back: Float64Array, forMs: number): Float64Array {
  const moved = new Float64Array(crossed.length);
  let count = 0;
  let next = 0; // first return at or after the crossing
  for (const time of crossed) {
    while (next < back.length && back[next]! < time) next++;
    if (next === back.length || back[next]! - time >= forMs) moved[count++] = time + forMs;
  }
  return moved.subarray(0, count);
}

/**
 * Limits that were crossed shortly before many acts, ascending: each act with the reading before and at it is an
 * interval, and a good limit lies in nearly as many intervals as it can.
 */
function limitsFor(
  habitat: Habitat,
  series: NumericSeries,
  direction: "above" | "below",
  range: Range,
  deviceClass: string | undefined,
): number[] {
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
  return spread(joined(plateaus.filter((plateau) => plateau.count >= NEARLY * best)), deviceClass);
}

/** Stretches that touch each other as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const stretch of stretches) {
    const last = out.at(-1);
    if (last?.high === stretch.low) out[out.length - 1] = { low: last.low, high: stretch.high };
    else out.push(stretch);
  }
  return out;
}

/** Round numbers spread evenly over the stretches. */
function spread(stretches: readonly Stretch[], deviceClass: string | undefined): number[] {
  const { to, from } = scaleOf(deviceClass);
  const whole = stretches.reduce((sum, { low, high }) => sum + to(high) - to(low), 0);
  const limits = new Set<number>();
  for (const { low, high } of stretches) {
    const parts = Math.max(1, Math.round(MAX_LIMITS * ((to(high) - to(low)) / whole)));
    const edge = (part: number) => from(to(low) + (part / parts) * (to(high) - to(low)));
    for (let part = 0; part < parts; part++) limits.add(roundBetween(edge(part), edge(part + 1), deviceClass));
  }
  return [...limits];
}
