import { isOutdoor } from "../conditions/subjects.ts";
import type { NumericSeries } from "../event-log.ts";
import type { Candidate } from "../judge/candidate.ts";
import { crossings } from "../judge/firings.ts";
import { judge, Outcome } from "../judge/judge.ts";
import type { Trigger } from "../judge/routine.ts";
import { lastAtOrBefore } from "../math/search.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import type { Habitat } from "../world/acts.ts";
import { Exposure } from "../world/exposure.ts";
import { roomOf } from "../world/room-of.ts";
import { areRelated, type World } from "../world/world.ts";
import { TOLERANCE_MS } from "./chance.ts";
import { fitTrigger, netLived } from "./fit.ts";
import { limitsFor, type Readings, readingsAtActs } from "./limits.ts";
import { isPromising, reactionTo } from "./reaction.ts";
import type { TriggerPool } from "./trigger-pool.ts";

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
/** Limits are as good as another when they are worth as many acts, but for these. */
const AS_GOOD = 1;
/** A sensor tells this soon what was switched, and it is an echo when most of what follows it came like that. */
const ECHO_MS = 10 * MINUTE;
const MOSTLY = 0.8;
/** A wait has to be worth this share of the acts: at once is simpler. */
const WAIT_GAINS = 0.15;

/** For how long a reading stays beyond its limit before people act, in minutes: machines and air come and go. */
const WAITS = [0, 2, 5, 10];

type Crossing = Extract<Trigger, { kind: "numeric" }>;
/** Nats to say that there is no wait, as mostly, or which one. */
const AT_ONCE_NATS = Math.log(1 / 0.7);
const WAIT_NATS = Math.log((WAITS.length - 1) / 0.3);

interface Tried {
  readonly trigger: Crossing;
  readonly firings: Float64Array;
  readonly hits: number;
  /** Acts that follow it, net of firings that none follows, while the habit seems to live. */
  readonly net: number;
}
interface Named extends Tried {
  /** Nats that it takes to name its limit and wait among those that were tried. */
  readonly nats: number;
}

/**
 * Routines in which people act when a reading of their room, or of the outside, crosses a limit.
 *
 * @param only the sensor that is looked at; all, when left out
 */
export function thresholdCandidates(
  world: World,
  habitat: Habitat,
  pool: TriggerPool,
  range: Range,
  only?: string,
): Candidate[] {
  const sensors = pool.numeric.filter((series) => isFelt(world, habitat, series));
  if (sensors.length === 0) return [];
  const exposure = new Exposure(habitat);
  // A sensor and a direction.
  const sensorNats = Math.log((sensors.length * 2) / SHARE);
  const looked = only === undefined ? sensors : sensors.filter(({ entityId }) => entityId === only);
  return looked.flatMap((series) => {
    const readings = readingsAtActs(habitat, series, range);
    return (["above", "below"] as const).flatMap((direction) => {
      world.progress.tick();
      return promisingCrossings(world, habitat, pool, series, readings, direction, range).flatMap(
        ({ trigger, firings, nats }) => {
          world.progress.tick();
          const fit = reactionTo(world, habitat, exposure, trigger, firings, sensorNats + nats);
          const candidate = fitTrigger(world, habitat, fit, range);
          return candidate && !isOwnEcho(candidate, trigger.forMs) ? candidate : [];
        },
      );
    });
  });
}

function isFelt(world: World, habitat: Habitat, series: NumericSeries): boolean {
  const deviceClass = classOf(world, series);
  if (!FELT.has(deviceClass ?? "")) return false;
  const isOwn = areRelated(world, series.entityId, habitat.entityId);
  // Its own power tells when a machine is done; anything else of its own only echoes it.
  if (isOwn) return deviceClass === "power" && habitat.target === "off";
  const here = roomOf(world, habitat.entityId);
  const there = roomOf(world, series.entityId);
  // Nobody feels what the whole house draws.
  if (deviceClass === "power") return here !== undefined && here === there;
  return here === undefined || there === undefined || here === there || isOutdoor(world, series.entityId);
}

function classOf(world: World, { entityId }: NumericSeries): string | undefined {
  const info = world.info(entityId);
  return info?.deviceClass ?? BY_UNIT[info?.unit ?? ""];
}

/**
 * Whether the reading crosses the limit because the thing itself was switched the other way just before: the meter of
 * the house sees the coffee machine, and the sensor of the room sees its lamp.
 */
function isOwnEcho({ habitat, verdict }: Candidate, forMs: number): boolean {
  const { times } = habitat.series;
  const own = verdict.firings.filter((firing, i) => {
    if (verdict.outcomes[i] !== Outcome.hit) return false;
    const row = lastAtOrBefore(times, firing);
    return row > 0 && firing - forMs - times[row]! <= ECHO_MS;
  });
  return own.length >= MOSTLY * verdict.hits;
}

/** The limits, with waits, whose crossing is followed by the most acts and the fewest nothings. */
function promisingCrossings(
  world: World,
  habitat: Habitat,
  pool: TriggerPool,
  series: NumericSeries,
  readings: Readings,
  direction: "above" | "below",
  range: Range,
): Named[] {
  const deviceClass = classOf(world, series);
  const limits = limitsFor(readings, direction, deviceClass);
  const tried = limits.flatMap((limit): Tried[] => {
    const crossing = { kind: "numeric", entityId: series.entityId, direction, limit } as const;
    const atOnce = pool.crossings.over(series, direction, limit);
    if (!atOnce || !isPromising(habitat, atOnce, range)) return [];
    const back = crossings(series, { direction: direction === "above" ? "below" : "above", limit, forMs: 0 }, range);
    const ways = WAITS.map((minutes): Tried => {
      const forMs = minutes * MINUTE;
      const firings = forMs === 0 ? atOnce.firings : lasting(atOnce.firings, back ?? atOnce.firings, forMs);
      const verdict = judge(habitat, firings, TOLERANCE_MS, world.range.until);
      return { trigger: { ...crossing, forMs }, firings, hits: verdict.hits, net: netLived(verdict, range) };
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
  // The more of the limits do as well, the less there is to say (the Occam factor of MacKay, Bayesian interpolation, 1992).
  const limitNats = Math.log(limits.length / good.length);
  const kept = [
    middle,
    ...outer.filter((one) => one.firings.length !== middle.firings.length || one.net !== middle.net),
  ];
  return kept.map((one) => ({ ...one, nats: limitNats + (one.trigger.forMs === 0 ? AT_ONCE_NATS : WAIT_NATS) }));
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
