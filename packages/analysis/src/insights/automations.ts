import { actionsWithin } from "../choice/existing.ts";
import { Actor, type DiscreteSeries } from "../event-log.ts";
import { median } from "../math/statistics.ts";
import type { Insight } from "../results.ts";
import { MINUTE } from "../time/local-clock.ts";
import { durationInWords, list, plural, unit } from "../words/wording.ts";
import type { Acts } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { byDay, insight, round } from "./build.ts";

const MIN_RUNS = 5;
const MIN_UNDONE_SHARE = 0.2;
const FIGHT_WITHIN_MS = 5 * MINUTE;
const MIN_FIGHTS = 3;
/** A motion light that comes on again now and then is no fight. */
const MIN_FIGHT_SHARE = 0.3;

/** How the home's automations do: runs, runs that people take back, references to nothing, automations that fight. */
export function automationInsights(world: World, acts: Acts): Insight[] {
  return [...overview(world), ...undone(world, acts), ...stale(world), ...fights(world)];
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

function undone(world: World, acts: Acts): Insight[] {
  return [...Map.groupBy(acts.undos, (undo) => undo.cause)].flatMap(([cause, undos]) => {
    const run = world.log.runs[cause - 1];
    if (!run || run.times.length < MIN_RUNS) return [];
    const share = undos.length / run.times.length;
    if (share < MIN_UNDONE_SHARE) return [];
    const delay = median(undos.map((undo) => undo.undoneAt - undo.automatedAt));
    const days = Map.groupBy(undos, (undo) => world.clock.day(undo.undoneAt));
    const entities = [...new Set(undos.map((undo) => undo.entityId))];
    return insight({
      type: "automation_analysis",
      severity: share >= 0.5 ? "warning" : "notice",
      title: `“${run.name}” is often undone`,
      text: `After ${undos.length} of its ${plural(run.times.length, "run")} somebody took back what it did, usually within ${durationInWords(delay)}.`,
      entities: [run.entityId, ...entities],
      metrics: [
        { label: "Undone", value: round(share * 100), unit: "%", formula: "runs taken back within 2 minutes / runs" },
        { label: "Runs", value: run.times.length, unit: "runs" },
        { label: "Undone after", value: round(delay / 1000), unit: "s", formula: "median" },
      ],
      chart: byDay(world, "bars", "Runs undone", "runs", (day) => days.get(day)?.length ?? 0),
      advice: "Let it run later, under a condition, or not at all on the days on which it is taken back.",
    });
  });
}

/** Entities that automations name but the home does not have. */
function stale(world: World): Insight[] {
  return world.home.automations.flatMap((automation) => {
    const named = new Set([
      ...automation.triggers.flatMap((trigger) => idsOf(trigger.entity_id)),
      ...actionsWithin(automation.actions).flatMap((action) =>
        idsOf((action.target as Record<string, unknown> | undefined)?.entity_id ?? action.entity_id),
      ),
    ]);
    const gone = [...named].filter((id) => !world.home.entities.has(id));
    if (gone.length === 0) return [];
    return insight({
      type: "automation_analysis",
      severity: "warning",
      title: `“${automation.alias}” names what is not there`,
      text: `It uses ${list(gone)}, which the home does not have (any more). That part of it does nothing.`,
      entities: gone,
      metrics: [{ label: "Missing entities", value: gone.length, unit: unit(gone.length, "entity") }],
      advice: "Replace or remove what is gone, or delete the automation.",
    });
  });
}

function idsOf(value: unknown): string[] {
  const ids = Array.isArray(value) ? value : [value];
  // Registry ids (32 hex digits) and templates cannot be looked up by name.
  return ids.filter((id): id is string => typeof id === "string" && /^[a-z_]+\.[a-z0-9_]+$/.test(id));
}

/** Pairs of automations of which one takes back at once what the other did. */
function fights(world: World): Insight[] {
  const pairs = new Map<string, { first: number; second: number; entityId: string; times: number[] }>();
  for (const series of world.log.series.values()) {
    if (series.kind !== "discrete") continue;
    for (const { first, second, time } of reversals(series)) {
      const key = `${first} ${second} ${series.entityId}`;
      const pair = pairs.get(key) ?? { first, second, entityId: series.entityId, times: [] };
      pair.times.push(time);
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()].flatMap(({ first, second, entityId, times }) => {
    const [one, other] = [world.log.runs[first - 1], world.log.runs[second - 1]];
    if (!one || !other || times.length < Math.max(MIN_FIGHTS, MIN_FIGHT_SHARE * one.times.length)) return [];
    const days = Map.groupBy(times, (time) => world.clock.day(time));
    return insight({
      type: "automation_analysis",
      severity: "warning",
      title: `“${one.name}” and “${other.name}” fight`,
      text: `${plural(times.length, "time")} “${other.name}” took back within ${durationInWords(FIGHT_WITHIN_MS)} what “${one.name}” had done to ${world.name(entityId)}.`,
      entities: [one.entityId, other.entityId, entityId],
      metrics: [{ label: "Times", value: times.length, unit: unit(times.length, "time") }],
      chart: byDay(world, "bars", "Taken back", "times", (day) => days.get(day)?.length ?? 0),
      advice: "Give one of them a condition, so that only one of them decides.",
    });
  });
}

function reversals(series: DiscreteSeries): { first: number; second: number; time: number }[] {
  const found: { first: number; second: number; time: number }[] = [];
  for (let i = 2; i < series.times.length; i++) {
    const [first, second] = [series.causes[i - 1]!, series.causes[i]!];
    if (first === 0 || second === 0 || first === second || series.codes[i] !== series.codes[i - 2]) continue;
    if (series.actors[i] !== Actor.automation || series.times[i]! - series.times[i - 1]! > FIGHT_WITHIN_MS) continue;
    found.push({ first, second, time: series.times[i]! });
  }
  return found;
}
