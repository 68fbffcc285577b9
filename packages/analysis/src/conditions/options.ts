import { holdsEach } from "../judge/holds.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { WEEKEND, WORKDAYS } from "../judge/routine.ts";
import { lastAtOrBeforeNear } from "../math/search.ts";
import { logLikelihood } from "../math/statistics.ts";
import type { Habitat } from "../world/acts.ts";
import { isSilent } from "../world/domains.ts";
import { roomOf } from "../world/room-of.ts";
import { areRelated, type World } from "../world/world.ts";
import { Evidence } from "./evidence.ts";
import { roundBetween, scaleOf } from "./round-between.ts";
import { type Sample, toldApart } from "./sample.ts";
import { subjectsOf } from "./subjects.ts";
import { bestWindow } from "./window.ts";

/** A condition that might be set, or what else tells right firings from wrong ones. */
export interface Option {
  readonly condition: Condition | null;
  /** By moment (ascending): 1 where it holds. */
  keeps(times: Float64Array): Uint8Array;
  /**
   * How much there is to say to name this condition among all, in nats: its kind, its subject and its limits. What is
   * longer to say has to explain that much more (Rissanen, Modeling by shortest data description, 1978).
   */
  readonly nats: number;
  /** Natural logarithm of how many such conditions were tried, by how likely each is: no fewer than it takes to say. */
  readonly tried: number;
}

/** Nats to name the kinds of conditions: darkness is what people go by most. */
const NATS = { dark: 1, light: 2, days: 2, somebody: 2, window: 2, brightness: 2, person: 2.5, thing: 2.5 };
/** Natural logarithm of the times at which a part of the day may begin or end. */
const MOST_ENDS = Math.log(48);

/** Conditions worth trying for a sample: daylight, part of the day, weekdays, people, brightness, devices of the room. */
export function optionsFor(
  world: World,
  habitat: Habitat,
  trigger: Trigger,
  sample: Sample,
  chosen: readonly Condition[],
): Option[] {
  const options: Option[] = [];
  const add = (condition: Condition | null, nats: number, tried = nats) => {
    if (!condition || chosen.some((other) => sameSubject(other, condition))) return;
    options.push({ condition, nats, tried, keeps: (times) => holdsEach(world, condition, times) });
  };
  add({ kind: "sun", down: true }, NATS.dark);
  add({ kind: "sun", down: false }, NATS.light);
  add({ kind: "weekdays", days: WORKDAYS }, NATS.days);
  add({ kind: "weekdays", days: WEEKEND }, NATS.days);
  const window = bestWindow(world, sample);
  const places = Math.log(Math.max(2, sample.times.length));
  if (window) add(window.condition, NATS.window + window.nats, NATS.window + 2 * Math.min(places, MOST_ENDS));
  if (world.occupied && trigger.kind !== "presence") add({ kind: "somebody_home" }, NATS.somebody);
  const triggerId = "entityId" in trigger ? trigger.entityId : null;
  const isFree = ({ entityId }: { entityId: string }) =>
    entityId !== triggerId && !areRelated(world, entityId, habitat.entityId);
  const subjects = subjectsOf(world, roomOf(world, habitat.entityId));
  for (const series of subjects.brightness.filter(isFree)) {
    const limit = bestLimit(world, series.entityId, sample);
    const named = NATS.brightness + Math.log(subjects.brightness.length);
    if (limit) add(limit.condition, named + limit.nats, named + places);
  }
  const things = subjects.things.filter(isFree);
  for (const { entityId, states } of things) {
    for (const state of states) {
      if (!isSilent(state)) add({ kind: "state", entityId, state }, NATS.thing + Math.log(2 * things.length));
    }
  }
  if (trigger.kind !== "presence") {
    for (const person of subjects.people.filter(isFree)) {
      const nats = NATS.person + Math.log(subjects.people.length);
      add({ kind: "state", entityId: person.entityId, state: "home" }, nats);
    }
  }
  return options;
}

/** Two conditions on the same thing say it twice. */
function sameSubject(a: Condition, b: Condition): boolean {
  if (a.kind === "state" && b.kind === "state") return a.entityId === b.entityId;
  if (a.kind === "numeric" && b.kind === "numeric") return a.entityId === b.entityId;
  return a.kind === b.kind;
}

/**
 * The limit of a reading that best tells right from wrong firings, with the nats that it takes to say among all limits
 * between the readings: few where many do as well.
 */
function bestLimit(
  world: World,
  entityId: string,
  sample: Sample,
): { readonly condition: Condition; readonly nats: number } | null {
  const [right, wrong] = readingsOf(world, entityId, sample);
  const deviceClass = world.info(entityId)?.deviceClass;
  const { to } = scaleOf(deviceClass);
  const count = right.length + wrong.length;
  const plain = logLikelihood(right.length, count);
  const evidence = new Evidence(0);
  let limit = Number.NaN;
  let direction: "above" | "below" = "below";
  let [rights, wrongs] = [0, 0]; // readings at or below the present one
  let first = Number.NaN;
  let value = Number.NaN;
  while (rights + wrongs < count) {
    value = Math.min(right[rights] ?? Number.POSITIVE_INFINITY, wrong[wrongs] ?? Number.POSITIVE_INFINITY);
    if (rights + wrongs === 0) first = value;
    while (right[rights] === value) rights++;
    while (wrong[wrongs] === value) wrongs++;
    if (rights + wrongs === count) break;
    const next = Math.min(right[rights] ?? Number.POSITIVE_INFINITY, wrong[wrongs] ?? Number.POSITIVE_INFINITY);
    const gain = toldApart(rights, rights + wrongs, right.length, count) - plain;
    if (!evidence.add(gain, to(next) - to(value))) continue;
    limit = roundBetween(value, next, deviceClass);
    direction = rights * count >= right.length * (rights + wrongs) ? "below" : "above";
  }
  if (Number.isNaN(limit) || evidence.sum === 0) return null;
  const nats = -Math.log(evidence.sum / (2 * (to(value) - to(first))));
  return { condition: { kind: "numeric", entityId, direction, limit }, nats };
}

/** The readings at right and at wrong firings, each ascending. */
function readingsOf(
  world: World,
  entityId: string,
  { times, right }: Sample,
): [right: Float64Array, wrong: Float64Array] {
  const series = world.log.series.get(entityId);
  const found = [new Float64Array(times.length), new Float64Array(times.length)] as const;
  const counts = [0, 0] as [number, number];
  let row = -1;
  for (let i = 0; i < times.length && series?.kind === "numeric"; i++) {
    row = lastAtOrBeforeNear(series.times, times[i]!, row);
    const value = row < 0 ? Number.NaN : series.values[row]!;
    const side = right[i] === 1 ? 0 : 1;
    if (!Number.isNaN(value)) found[side][counts[side]++] = value;
  }
  return [found[0].subarray(0, counts[0]).sort(), found[1].subarray(0, counts[1]).sort()];
}
