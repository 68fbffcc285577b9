import { newRun, sequence } from "../replay/actions.ts";
import type { Effect } from "../replay/goals.ts";
import type { History } from "../replay/history.ts";
import { Notes } from "../replay/notes.ts";
import type { World } from "../world/world.ts";
import type { KnownAutomation } from "./known-automations.ts";

/** What an automation asks for in a run that began at `time` (epoch ms). */
export type EffectsAt = (time: number) => readonly Effect[];

/** Reads the actions of an automation; null when some of them cannot be followed. */
export function effectsOf(world: World, history: History, { automation }: KnownAutomation): EffectsAt | null {
  const notes = new Notes();
  const steps = sequence({ history, range: world.range, notes }, automation.actions);
  if (notes.sentences.length > 0) return null;
  return (time) => {
    const run = newRun("", time);
    steps(run);
    return run.effects;
  };
}

/** Whether all was so already just before; null when that cannot be said. */
export function wasSoAlready(history: History, effects: readonly Effect[]): boolean | null {
  if (effects.length === 0) return null;
  for (const { goal, entityId, at } of effects) {
    const state = history.stateAt(entityId, at - 1);
    if (goal.value !== undefined || !goal.isReached || state === undefined) return null;
    if (!goal.isReached(state)) return false;
  }
  return true;
}
