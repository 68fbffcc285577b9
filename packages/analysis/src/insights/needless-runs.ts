import { History } from "../replay/history.ts";
import { isByTime } from "../replay/triggers.ts";
import type { Insight } from "../results.ts";
import { plural } from "../words/wording.ts";
import type { World } from "../world/world.ts";
import { byDay, insight, round } from "./build.ts";
import type { KnownAutomation } from "./known-automations.ts";
import { effectsOf, wasSoAlready } from "./run-effects.ts";

const MIN_RUNS = 10;
/** What runs for nothing as often as this is hardly needed. */
const MIN_SHARE = 0.9;

/**
 * Automations that keep to clock and sun and nearly always find everything as they want it. Those that follow a sensor are left
 * out: a motion light that is told again to be on while people are there does what it should.
 */
export function needlessInsights(world: World, known: readonly KnownAutomation[]): Insight[] {
  const history = new History(world);
  return known.flatMap((one) => {
    world.progress.tick();
    if (!one.runs || one.runs.times.length < MIN_RUNS || !isByTime(one.triggers)) return [];
    const effects = effectsOf(world, history, one);
    if (!effects) return [];
    const judged = [...one.runs.times].map((time) => ({ time, needless: wasSoAlready(history, effects(time)) }));
    if (judged.some(({ needless }) => needless === null)) return [];
    const needless = judged.filter((run) => run.needless).length;
    const share = needless / judged.length;
    if (share < MIN_SHARE) return [];
    const name = one.automation.alias;
    const touched = [...new Set([...one.runs.times].flatMap((time) => effects(time).map(({ entityId }) => entityId)))];
    const days = Map.groupBy(judged, ({ time }) => world.clock.day(time));
    return insight({
      type: "automation_analysis",
      severity: "info",
      title: `“${name}” runs for nothing`,
      text: `In ${needless} of its ${plural(judged.length, "run")} everything was as it wants it already.`,
      entities: [one.runs.entityId, ...touched],
      metrics: [
        { label: "Needless runs", value: needless, unit: "runs" },
        { label: "Share", value: round(share * 100), unit: "%", formula: "runs that changed nothing / runs" },
        { label: "Runs", value: judged.length, unit: "runs" },
      ],
      chart: byDay(
        world,
        "bars",
        "Runs that were needed",
        "runs",
        (day) => days.get(day)?.filter((run) => !run.needless).length ?? 0,
      ),
      advice: "It does no harm; delete it if it is not meant as a safety net.",
    });
  });
}
