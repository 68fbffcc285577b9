import { newRun, type Step } from "./actions.ts";
import type { Configuration } from "./configuration.ts";
import type { Effect } from "./goals.ts";
import type { History } from "./history.ts";
import type { Fired } from "./triggers.ts";

/** One run of an automation, with what it asks for. */
export interface RunDone {
  /** Epoch ms: when it was triggered. */
  readonly at: number;
  readonly effects: readonly Effect[];
}

/**
 * Runs the actions for each firing. What happens while runs are still under way is for the mode to say: `restart` breaks
 * them off, `queued` waits for their end, `single` and `parallel` do not care; of more than there may be, none begins.
 * All end when Home Assistant stops.
 */
export function runAll(
  history: History,
  firings: readonly Fired[],
  { mode, most }: Pick<Configuration, "mode" | "most">,
  actions: Step,
): RunDone[] {
  const done: RunDone[] = [];
  /** When the runs that are under way end. */
  let ends: number[] = [];
  for (const { at, id } of firings) {
    ends = ends.filter((end) => end > at);
    if (mode === "restart" && ends.length > 0) {
      cutOff(done, at);
      ends = [];
    }
    if (ends.length >= most) continue;
    const run = newRun(id, mode === "queued" ? Math.max(at, ...ends) : at);
    if (run.time < Number.POSITIVE_INFINITY) actions(run);
    const stop = history.stopAfter(at);
    ends.push(Math.min(run.time, stop));
    done.push({ at, effects: run.effects.filter((effect) => effect.at < stop) });
  }
  return done;
}

/** The last run does not come to what it had before it. */
function cutOff(done: RunDone[], at: number): void {
  const last = done.pop()!;
  done.push({ ...last, effects: last.effects.filter((effect) => effect.at < at) });
}
