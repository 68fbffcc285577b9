import { Actor, type DiscreteSeries } from "../event-log.ts";
import { lastAtOrBefore } from "../math/search.ts";
import type { AnalysisOptions } from "../options.ts";
import { MINUTE } from "../time/local-clock.ts";
import { isActionable, isSettable, isSilent, targetsOf } from "./domains.ts";
import { isValue } from "./setters.ts";
import { OFF, settingStates } from "./settings.ts";
import { isPersonsAct, type World } from "./world.ts";

/** An opposite act this soon after an automation's is an undo, not a habit. */
export const UNDO_WITHIN_MS = 5 * MINUTE;
/** What a device reports this soon after a start of Home Assistant is nobody's act. */
const SETTLING_MS = MINUTE;

/** One thing that people can bring about: an entity in a target state, with every time they did. */
export interface Habitat {
  readonly entityId: string;
  /** `on`, `closed`, … see domains.ts; `21` for what people set alone, see settings.ts. */
  readonly target: string;
  readonly series: DiscreteSeries;
  /** By state code: 1 = the target is reached, 2 = the entity says nothing, or is off and cannot be set, 0 = otherwise. */
  readonly reached: Uint8Array;
  /** Acts of people: epoch ms, ascending, and 1 where the app (a user) did it. */
  readonly times: Float64Array;
  readonly byUser: Uint8Array;
}

/** What can be reached, and the states that count as reached. */
interface Target {
  readonly target: string;
  readonly states: readonly string[];
}

/** An act by which people took back what an automation had just done. */
export interface Undo {
  readonly entityId: string;
  /** Index into the log's runs plus one; 0 when the run is unknown. */
  readonly cause: number;
  readonly automatedAt: number;
  readonly undoneAt: number;
}

export interface Acts {
  readonly habitats: readonly Habitat[];
  readonly undos: readonly Undo[];
  /** All acts of people in the home that may be habits: epoch ms, ascending. */
  readonly times: Float64Array;
  /** Acts of people on things people act on, undos included. */
  readonly count: number;
}

/** Collects what people did, by entity and target. */
export function collectActs(world: World, options: AnalysisOptions): Acts {
  const habitats: Habitat[] = [];
  const undos: Undo[] = [];
  let count = 0;
  const collect = (series: DiscreteSeries, targets: readonly Target[]) => {
    const acted = actIndices(world, series);
    count += acted.length;
    const kept = acted.filter((index) => {
      const undo = undoOf(series, index);
      if (undo) undos.push(undo);
      return !undo;
    });
    for (const { target, states } of targets) {
      const habitat = habitatOf(series, target, (state) => states.includes(state), kept);
      habitats.push(isValue(target) ? whileOn(habitat) : habitat);
    }
  };
  for (const series of world.log.series.values()) {
    const { entityId } = series;
    if (series.kind !== "discrete" || !isActionable(entityId) || !isActedOn(world, entityId, options)) continue;
    collect(series, targetsOf(entityId, series.states, world.info(entityId)?.deviceClass));
  }
  for (const settings of world.log.settings.values()) {
    const { entityId } = settings;
    if (!isActedOn(world, entityId, options) || !isSettable(entityId, world.info(entityId)?.deviceClass)) continue;
    const series = settingStates(world, settings);
    if (series) {
      const values = series.states.filter(isValue);
      collect(
        series,
        values.map((value) => ({ target: value, states: [value] })),
      );
    }
  }
  const times = Float64Array.from(habitats.flatMap((habitat) => [...habitat.times])).sort();
  return { habitats, undos, times, count };
}

/** Acts on a group are acts on its members, and settings of devices are no habits. */
function isActedOn(world: World, entityId: string, options: AnalysisOptions): boolean {
  const info = world.info(entityId);
  if (info?.members?.length || info?.platform === "group" || info?.category) return false;
  return isInFocus(world, entityId, options);
}

export function isInFocus(world: World, entityId: string, options: AnalysisOptions): boolean {
  if (options.entities?.length && !options.entities.includes(entityId)) return false;
  if (!options.focusAreas?.length) return true;
  return options.focusAreas.includes(world.info(entityId)?.areaId ?? "");
}

function actIndices(world: World, series: DiscreteSeries): number[] {
  const indices: number[] = [];
  const { restarts, from, until } = world.log;
  for (let i = 1; i < series.times.length; i++) {
    const time = series.times[i]!;
    if (time < from || time > until || !isPersonsAct(series.actors[i]!)) continue;
    if (isSilent(series.states[series.codes[i]!]!) || isSilent(series.states[series.codes[i - 1]!]!)) continue;
    if (series.actors[i] === Actor.device) {
      const restart = lastAtOrBefore(restarts, time);
      if (restart >= 0 && time - restarts[restart]! < SETTLING_MS) continue;
    }
    indices.push(i);
  }
  return indices;
}

function undoOf(series: DiscreteSeries, index: number): Undo | null {
  if (series.actors[index - 1] !== Actor.automation) return null;
  const automatedAt = series.times[index - 1]!;
  const undoneAt = series.times[index]!;
  if (undoneAt - automatedAt > UNDO_WITHIN_MS) return null;
  return { entityId: series.entityId, cause: series.causes[index - 1]!, automatedAt, undoneAt };
}

/** What people brought about with an entity, undos left out. `isReached` tells by state whether the target is reached. */
export function habitatTowards(
  world: World,
  series: DiscreteSeries,
  target: string,
  isReached: (state: string) => boolean,
): Habitat {
  const kept = actIndices(world, series).filter((index) => !undoOf(series, index));
  return habitatOf(series, target, isReached, kept);
}

/** What is off is not set to a value by itself. */
function whileOn(habitat: Habitat): Habitat {
  return {
    ...habitat,
    reached: habitat.reached.map((reached, code) => (habitat.series.states[code] === OFF ? 2 : reached)),
  };
}

function habitatOf(
  series: DiscreteSeries,
  target: string,
  isReached: (state: string) => boolean,
  acted: readonly number[],
): Habitat {
  const reached = Uint8Array.from(series.states, (state) => (isSilent(state) ? 2 : isReached(state) ? 1 : 0));
  const indices = acted.filter((i) => reached[series.codes[i]!] === 1 && reached[series.codes[i - 1]!] === 0);
  return {
    entityId: series.entityId,
    target,
    series,
    reached,
    times: Float64Array.from(indices, (i) => series.times[i]!),
    byUser: Uint8Array.from(indices, (i) => (series.actors[i] === Actor.user ? 1 : 0)),
  };
}
