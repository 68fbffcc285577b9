import type { Insight } from "../results.ts";
import { list, plural, unit } from "../words/wording.ts";
import type { Acts } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { insight } from "./build.ts";
import { fightInsights } from "./fights.ts";
import { knownAutomations } from "./known-automations.ts";
import { loopInsights } from "./loops.ts";
import { needlessInsights } from "./needless-runs.ts";
import { staleInsights } from "./stale-references.ts";
import { undoneInsights } from "./undone-runs.ts";

/** How the home's automations do: runs, runs that were for nothing or taken back, references to nothing, fights and loops. */
export function automationInsights(world: World, acts: Acts): Insight[] {
  const known = knownAutomations(world);
  const loops = loopInsights(world, known);
  return [
    ...loops,
    ...fightInsights(world, known, loops),
    ...staleInsights(world, known),
    ...undoneInsights(world, acts),
    ...needlessInsights(world, known),
    ...overview(world),
  ];
}

function overview(world: World): Insight[] {
  const runs = world.log.runs.filter((run) => run.times.length > 0).sort((a, b) => b.times.length - a.times.length);
  if (runs.length === 0) return [];
  const total = runs.reduce((sum, run) => sum + run.times.length, 0);
  const top = runs.slice(0, 12);
  return [
    insight({
      type: "automation_analysis",
      severity: "info",
      title: `${plural(runs.length, "automation")} ran ${plural(total, "time")}`,
      text: `Most often: ${list(top.slice(0, 3).map((run) => `“${run.name}” (${plural(run.times.length, "time")})`))}.`,
      entities: runs.map((run) => run.entityId),
      metrics: [
        { label: "Runs", value: total, unit: "runs" },
        { label: "Automations and scripts that ran", value: runs.length, unit: unit(runs.length, "automation") },
      ],
      chart: {
        kind: "bars",
        label: "Runs",
        unit: "runs",
        x: top.map((run) => run.name),
        y: top.map((run) => run.times.length),
      },
    }),
  ];
}
