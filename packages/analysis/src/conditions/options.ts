import { holdsEach } from "../judge/holds.ts";
import type { Condition, Trigger } from "../judge/routine.ts";
import { WEEKEND, WORKDAYS } from "../judge/routine.ts";
import { lastAtOrBeforeNear } from "../math/search.ts";
import type { Habitat } from "../world/acts.ts";
import { isSilent } from "../world/domains.ts";
import { roomOf } from "../world/room-of.ts";
import { areRelated, type World } from "../world/world.ts";
import { roundBetween } from "./round-between.ts";
import { type Sample, toldApart } from "./sample.ts";
import { subjectsOf } from "./subjects.ts";
import { bestWindow } from "./window.ts";

/** A condition that might be set, with the firings that it would keep. */
export interface Option {
  readonly condition: Condition;
  readonly keep: Uint8Array;
  /**
   * How much there is to say to name this condition among all, in nats: its kind, its subject and its limits. What is
   * longer to say has to explain that much more (Rissanen, Modeling by shortest data description, 1978).
   */
  readonly nats: number;
}

/** Nats to name the kinds of conditions: darkness is what people go by most. */
const NATS = { dark: 1, light: 2, days: 2, somebody: 2, window: 1.5, brightness: 2, person: 2.5, thing: 2.5 };
/** Times at which a window may begin or end, as far as they differ. */
const WINDOW_ENDS = 48;
/** Conditions worth trying for a sample: daylight, part of the day, weekdays, people, brightness, devices of the room. */
export function optionsFor(
  world: World,
  habitat: Habitat,
  trigger: Trigger,
  sample: Sample,
  chosen: readonly Condition[],
): Option[] {
  const options: Option[] = [];
  const add = (condition: Condition | null, nats: number) => {
    if (!condition || chosen.some((other) => sameSubject(other, condition))) return;
    options.push({ condition, nats, keep: holdsEach(world, condition, sample.times) });
  };
  const places = Math.log(Math.max(2, sample.times.length));
  add({ kind: "sun", down: true }, NATS.dark);
  add({ kind: "sun", down: false }, NATS.light);
  add({ kind: "weekdays", days: WORKDAYS }, NATS.days);
  add({ kind: "weekdays", days: WEEKEND }, NATS.days);
  add(bestWindow(world, sample), NATS.window + 2 * Math.log(Math.min(WINDOW_ENDS, sample.times.length)));
  if (world.occupied && trigger.kind !== "presence") add({ kind: "somebody_home" }, NATS.somebody);
  const triggerId = "entityId" in trigger ? trigger.entityId : null;
  const isFree = ({ entityId }: { entityId: string }) =>
    entityId !== triggerId && !areRelated(world, entityId, habitat.entityId);
  const subjects = subjectsOf(world, roomOf(world, habitat.entityId));
  for (const series of subjects.brightness.filter(isFree)) {
    const nats = NATS.brightness + Math.log(subjects.brightness.length) + places;
    add(bestLimit(world, series.entityId, sample), nats);
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

/** The limit of a reading that best tells right from wrong firings. */
function bestLimit(world: World, entityId: string, sample: Sample): Condition | null {
  const [right, wrong] = readingsOf(world, entityId, sample);
  let most = Number.NEGATIVE_INFINITY;
  let limit = Number.NaN;
  let direction: "above" | "below" = "below";
  const count = right.length + wrong.length;
  let [rights, wrongs] = [0, 0]; // readings at or below the present one
  while (rights + wrongs < count) {
    const value = Math.min(right[rights] ?? Number.POSITIVE_INFINITY, wrong[wrongs] ?? Number.POSITIVE_INFINITY);
    while (right[rights] === value) rights++;
    while (wrong[wrongs] === value) wrongs++;
    if (rights + wrongs === count) break;
    const likelihood = toldApart(rights, rights + wrongs, right.length, count);
    if (likelihood <= most) continue;
    most = likelihood;
    const next = Math.min(right[rights] ?? Number.POSITIVE_INFINITY, wrong[wrongs] ?? Number.POSITIVE_INFINITY);
    limit = roundBetween(value, next, world.info(entityId)?.deviceClass);
    direction = rights * count >= right.length * (rights + wrongs) ? "below" : "above";
  }
  return Number.isNaN(limit) ? null : { kind: "numeric", entityId, direction, limit };
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
