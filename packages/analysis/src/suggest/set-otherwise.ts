import type { SettingSeries } from "../event-log.ts";
import type { Suggestion } from "../results.ts";
import { settingInWords } from "../words/things.ts";
import { durationInWords, plural } from "../words/wording.ts";
import { UNDO_WITHIN_MS } from "../world/acts.ts";
import { actionsWithin, type Fields, isFields, reaches, sets } from "../world/existing.ts";
import { actionFor, callsFor, setterOf } from "../world/setters.ts";
import { commonValues, toleranceOf } from "../world/settings.ts";
import { validationStart, type World } from "../world/world.ts";
import { automationOf, type RunAutomation, toChange } from "./change.ts";
import {
  count,
  countsOf,
  evidenceOf,
  type SetRun,
  setAfter,
  timeOfCorrections,
  toCorrections,
  within,
} from "./corrections.ts";
import { rewriteActions } from "./rewrite-actions.ts";

const MIN_CORRECTED = 4;
/** It has to be set to the same value after this share of the runs. */
const MOSTLY = 0.5;

/** Automations whose values people correct, mostly to the same one: the same automation with this value. */
export function otherwiseSet(world: World): Suggestion[] {
  return [...world.log.settings.values()].flatMap((settings) =>
    [...setAfter(world, settings)].flatMap(([cause, runs]) => corrected(world, settings, cause, runs) ?? []),
  );
}

function corrected(world: World, settings: SettingSeries, cause: number, runs: readonly SetRun[]): Suggestion | null {
  const of = automationOf(world, cause);
  if (!of) return null;
  const { entityId } = settings;
  const tolerance = toleranceOf(settings);
  const value = commonValues(
    runs.map((run) => run.chosen).filter((chosen) => !Number.isNaN(chosen)),
    tolerance,
  )[0];
  if (value === undefined) return null;
  const isValue = ({ chosen }: SetRun) => Math.abs(chosen - value) <= tolerance;
  const all = toCorrections(
    cause,
    runs.map((run) => ({ time: run.time, corrected: isValue(run) })),
  );
  const life = timeOfCorrections(world, all);
  if (!life) return null;
  const work = within(all, life);
  const right = count(work.corrected);
  if (right < MIN_CORRECTED || right < MOSTLY * work.times.length) return null;
  const actions = withValue(world, of, entityId, value, tolerance);
  if (!actions) return null;

  const { alias } = of.automation;
  const name = world.name(entityId);
  const said = settingInWords({ entityId, target: "on", setting: value }).trim();
  const start = validationStart(world);
  const judge = (_: number, isCorrected: boolean) => (isCorrected ? "hit" : "wrong") as "hit" | "wrong";
  return toChange({
    of,
    analysisType: "automation_analysis",
    changed: { actions },
    about: `${entityId}|value`,
    title: `${alias}: ${name} ${said}`,
    pattern: `People corrected ${name} after ${right} of ${plural(work.times.length, "run")} of “${alias}”, always ${said}.`,
    description: `“${alias}” has ${name} ${said}, because people corrected it so.`,
    confidence: (right + 1.25) / (work.times.length + 2.5),
    entities: [entityId],
    evidence: {
      ...evidenceOf(work, life, judge),
      total: countsOf(world, work, life, judge),
      validation: start === null ? null : countsOf(world, work, { from: start, until: life.until }, judge),
      reasons: [
        `After ${right} of its ${plural(work.times.length, "run")}, somebody had ${name} ${said} within ${durationInWords(UNDO_WITHIN_MS)}.`,
        `This is a change of “${alias}”, which exists already, not a new automation.`,
      ],
    },
  });
}

/** The automation's actions with the value in place of theirs; null when it is theirs already. */
function withValue(
  world: World,
  { automation }: RunAutomation,
  entityId: string,
  value: number,
  tolerance: number,
): Record<string, unknown>[] | null {
  const setter = setterOf(entityId);
  const call = actionFor(entityId, String(value));
  if (!setter || !call) return null;
  const own = actionsWithin(automation.actions).filter((action) => sets(world, action, entityId));
  const given = ({ data }: Fields) => (isFields(data) ? Number(data[setter.argument]) : Number.NaN);
  if (own.some((action) => Math.abs(given(action) - value) <= tolerance)) return null;
  const series = world.log.series.get(entityId);
  const targets = series?.kind === "discrete" ? series.states.filter((state) => actionFor(entityId, state)) : [];
  const targetOf = (action: Fields) => targets.find((target) => reaches(world, action, entityId, target));
  const replaced = rewriteActions(
    world,
    automation,
    entityId,
    (action) => sets(world, action, entityId) || targetOf(action) !== undefined,
    (action) => {
      const { brightness: _, ...data } = isFields(action.data) ? action.data : {};
      if (sets(world, action, entityId)) return [{ ...action, data: { ...data, [setter.argument]: value } }];
      return callsFor({ entityId, target: targetOf(action)!, setting: value }).map((one) => ({
        action: one.action,
        target: { entity_id: [entityId] },
        data: { ...data, ...one.data },
      }));
    },
  );
  // A scene, a script or a whole area does it: what people correct comes after it.
  return (
    replaced ?? [...automation.actions, { action: call.action, target: { entity_id: [entityId] }, data: call.data }]
  );
}
