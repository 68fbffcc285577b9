import type { EventLog } from "../event-log.ts";
import type { HomeModel } from "../home.ts";
import { MINUTE } from "../time/local-clock.ts";
import type { Range } from "../time/range.ts";
import { createWorld, type World } from "../world/world.ts";
import { sequence } from "./actions.ts";
import { conditionsHold } from "./conditions.ts";
import { readConfiguration } from "./configuration.ts";
import { History } from "./history.ts";
import { type Miss, missesOf } from "./misses.ts";
import { Notes } from "./notes.ts";
import { judgeRuns, type ReplayedFiring } from "./outcomes.ts";
import { runAll } from "./runs.ts";
import { firedBy, isByTime } from "./triggers.ts";

export interface ReplayOptions {
  /**
   * How long after it an act of people still shows that it was wanted, in milliseconds. By default 30 minutes for what
   * keeps to clock and sun, and 10 minutes for the rest.
   */
  readonly toleranceMs?: number;
  /**
   * Entity id of the automation that this one would replace: what that one did and people put right soon after counts as
   * not done, and their correction as an act of its own.
   */
  readonly instead?: string;
}

export interface Replay {
  /** Ascending. */
  readonly firings: readonly ReplayedFiring[];
  /** Acts of people towards what the automation wants, under its conditions, that it would not have done; ascending. */
  readonly misses: readonly Miss[];
  /** What could not be replayed and how it was taken, as sentences. Empty when the replay is exact. */
  readonly notReplayable: readonly string[];
}

const NO_TRIGGERS = "The automation has no triggers; those of a blueprint are not known here.";
const DAILY_TOLERANCE_MS = 30 * MINUTE;
const REACTION_TOLERANCE_MS = 10 * MINUTE;

/**
 * Executes a Home Assistant automation over a recorded stretch of a home, as Home Assistant itself would have, and
 * compares what it would have done with what the people did.
 *
 * @param automation what `POST /api/config/automation/config/<id>` takes, in today's or the older spelling; anything
 *   malformed is reported, never thrown
 * @param range the stretch: epoch ms, `until` exclusive
 */
export function replay(
  automation: unknown,
  log: EventLog,
  home: HomeModel,
  range: Range,
  options: ReplayOptions = {},
): Replay {
  return replayIn(worldOf(log, home), automation, range, options);
}

const worlds = new WeakMap<EventLog, { readonly home: HomeModel; readonly world: World }>();

/** What follows from the history alone, worked out once for all automations that are replayed over it. */
function worldOf(log: EventLog, home: HomeModel): World {
  const known = worlds.get(log);
  if (known?.home === home) return known.world;
  const world = createWorld(log, home, { types: [], hours: 0 });
  worlds.set(log, { home, world });
  return world;
}

/** {@link replay} in a world that is at hand. */
export function replayIn(world: World, automation: unknown, range: Range, options: ReplayOptions = {}): Replay {
  const history = new History(world);
  const notes = new Notes();
  const configuration = readConfiguration(automation);
  const { triggers, conditions, actions } = configuration;
  if (triggers.length === 0) notes.add(NO_TRIGGERS);
  const holds = conditionsHold(history, conditions, notes);
  const firings = firedBy(history, triggers, range, notes).filter(({ at, id }) => holds(at, id));
  const runs = runAll(history, firings, configuration, sequence({ history, range, notes }, actions));
  const byTime = isByTime(triggers);
  const toleranceMs = options.toleranceMs ?? (byTime ? DAILY_TOLERANCE_MS : REACTION_TOLERANCE_MS);
  const judged = judgeRuns(world, runs, { toleranceMs, instead: options.instead }, notes);
  return {
    firings: judged.firings,
    misses: missesOf(history, judged.aims, { triggers, holds, byTime, range }),
    notReplayable: notes.sentences,
  };
}
