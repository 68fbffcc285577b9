import type { DiscreteSeries, NumericSeries } from "../event-log.ts";
import { domainOf, isActionable, isSilent } from "../world/domains.ts";
import { roomOf } from "../world/room-of.ts";
import { people, type World } from "../world/world.ts";

/** What a condition on a routine of one room may be about. */
export interface Subjects {
  /** Brightness of the room and of the outside. */
  readonly brightness: readonly NumericSeries[];
  /** Things and binary sensors of the room. */
  readonly things: readonly DiscreteSeries[];
  readonly people: readonly DiscreteSeries[];
}

/** A thing with more states than these does not tell a situation. */
const MAX_STATES = 6;

const known = new WeakMap<World, Map<string | undefined, Subjects>>();

/** Devices of other rooms are no subjects: conditions on any entity of the home only fit by chance. */
export function subjectsOf(world: World, areaId: string | undefined): Subjects {
  let byArea = known.get(world);
  if (!byArea) {
    byArea = new Map();
    known.set(world, byArea);
  }
  const subjects = byArea.get(areaId) ?? findSubjects(world, areaId);
  byArea.set(areaId, subjects);
  return subjects;
}

function findSubjects(world: World, areaId: string | undefined): Subjects {
  const brightness: NumericSeries[] = [];
  const things: DiscreteSeries[] = [];
  for (const series of world.log.series.values()) {
    const info = world.info(series.entityId);
    if (info?.category || info?.members?.length) continue;
    if (series.kind === "numeric") {
      const isBrightness = info?.deviceClass === "illuminance" || info?.unit === "lx";
      const isHere = roomOf(world, series.entityId) === areaId;
      if (isBrightness && (isHere || isOutdoor(world, series.entityId))) brightness.push(series);
    } else if (areaId !== undefined && roomOf(world, series.entityId) === areaId) {
      const tells = isActionable(series.entityId) || domainOf(series.entityId) === "binary_sensor";
      const states = series.states.filter((state) => !isSilent(state));
      if (tells && states.length > 1 && states.length <= MAX_STATES) things.push(series);
    }
  }
  return { brightness, things, people: people(world.log) };
}

const OUTDOORS =
  /outdoor|outside|exterior|(?<!winter_?)garden|terrace|balcony|patio|porch|yard|weather|buiten|aussen|balkon/;

/** Whether a sensor tells about the outside, by its own name or its area's. */
export function isOutdoor(world: World, entityId: string): boolean {
  return OUTDOORS.test(entityId) || OUTDOORS.test(world.info(entityId)?.areaId ?? "");
}
