import { newRun, type Step } from "./actions.ts";
import type { Mode } from "./configuration.ts";
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
 * Runs the actions for each firing. What happens while a run is still under way is for the mode to say: `single`
 * leaves new firings out, `restart` breaks the run off, `queued` waits for its end, `parallel` does not care. All end
 * when Home Assistant stops.
 */
export function runAll(history: History, firings: readonly Fired[], mode: Mode, actions: Step): RunDone[] {
  const done: RunDone[] = [];
  let busyUntil = Number.NEGATIVE_INFINITY;
  for (const { at, id } of firings) {
    const isBusy = at < busyUntil;
    if (isBusy && mode === "single") continue;
    if (isBusy && mode === "restart") cutOff(done, at);
    const run = newRun(id, isBusy && mode === "queued" ? busyUntil : at);
    if (run.time < Number.POSITIVE_INFINITY) actions(run);
    const stop = history.stopAfter(at);
    busyUntil = mode === "parallel" ? at : Math.min(run.time, stop);
    done.push({ at, effects: run.effects.filter((effect) => effect.at < stop) });
  }
  return done;
}

/** The last run does not come to what it had before it. */
function cutOff(done: RunDone[], at: number): void {
  const last = done.pop()!;
  done.push({ ...last, effects: last.effects.filter((effect) => effect.at < at) });
}
