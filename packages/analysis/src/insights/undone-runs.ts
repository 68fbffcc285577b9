import { lastAtOrBefore } from "../math/search.ts";
import { median } from "../math/statistics.ts";
import type { Insight } from "../results.ts";
import { durationInWords, plural } from "../words/wording.ts";
import { type Acts, UNDO_WITHIN_MS } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { byDay, insight, round } from "./build.ts";

const MIN_RUNS = 5;
const MIN_UNDONE_SHARE = 0.2;

/** Automations that people take back. */
export function undoneInsights(world: World, acts: Acts): Insight[] {
  return [...Map.groupBy(acts.undos, (undo) => undo.cause)].flatMap(([cause, undos]) => {
    const run = world.log.runs[cause - 1];
    if (!run || run.times.length < MIN_RUNS) return [];
    // Of a run that switches four lamps, all four may be taken back.
    const undone = new Set(undos.map((undo) => lastAtOrBefore(run.times, undo.automatedAt))).size;
    const share = undone / run.times.length;
    if (share < MIN_UNDONE_SHARE) return [];
    const delay = median(undos.map((undo) => undo.undoneAt - undo.automatedAt));
    const days = Map.groupBy(undos, (undo) => world.clock.day(undo.undoneAt));
    const entities = [...new Set(undos.map((undo) => undo.entityId))];
    return insight({
      type: "automation_analysis",
      severity: share >= 0.5 ? "warning" : "notice",
      title: `“${run.name}” is often undone`,
      text: `After ${undone} of its ${plural(run.times.length, "run")} somebody took back what it did, usually within ${durationInWords(delay)}.`,
      entities: [run.entityId, ...entities],
      metrics: [
        {
          label: "Undone",
          value: round(share * 100),
          unit: "%",
          formula: `runs taken back within ${durationInWords(UNDO_WITHIN_MS)} / runs`,
        },
        { label: "Runs", value: run.times.length, unit: "runs" },
        { label: "Undone after", value: round(delay / 1000), unit: "s", formula: "median" },
      ],
      chart: byDay(world, "bars", "Taken back", "times", (day) => days.get(day)?.length ?? 0),
      advice: "Let it run later, under a condition, or not at all on the days on which it is taken back.",
    });
  });
}
