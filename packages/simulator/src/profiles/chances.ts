import type { Rng } from "../rng.ts";
import type { Action } from "../spec/automation.ts";
import type { EntitySpec } from "../spec/entity.ts";
import type { HabitSpec } from "../spec/habit.ts";
import type { RandomUse } from "../spec/use.ts";

/**
 * What people do at odd times so that a habit has something to do: a blind that is closed every evening is opened on some way every
 * morning, a light that is switched off as everybody leaves was on before, and what a habit follows has to happen.
 */
export function chancesFor(habit: HabitSpec, rng: Rng): RandomUse[] {
  const follows = habit.kind === "sequence" ? whatItFollows(habit) : [];
  return [...follows, ...habit.actions.flatMap((action) => before(habit, action, rng))];
}

function before(habit: HabitSpec, { entityId, state, settings }: Action, rng: Rng): RandomUse[] {
  if (habit.kind === "override" || habit.kind === "setting") return [];
  if (state === "closed" || settings?.position !== undefined)
    return [{ entityId, perDay: 4, window: [rng.between(380, 480), 800], on: "open", off: "closed" }];
  if (entityId.startsWith("cover."))
    return [{ entityId, perDay: 3.5, window: [rng.between(1020, 1180), 1380], on: "closed", off: "open" }];
  if (entityId === "switch.dishwasher" || entityId.startsWith("climate.")) return [];
  if (state === "off") {
    const reported = habit.trigger.type === "state" && habit.trigger.forMinutes !== undefined;
    return habit.kind === "threshold" || (habit.kind === "off_after" && !reported) ? [] : [inUse(habit, entityId)];
  }
  const morning = habit.trigger.type === "clock" && habit.trigger.minutes < 700;
  return morning ? [{ entityId, perDay: 3, window: [600, 900], on: "off", off: "on" }] : [];
}

function inUse({ kind, trigger }: HabitSpec, entityId: string): RandomUse {
  const use = { entityId, on: entityId.includes("radio") ? "playing" : "on", off: "off" };
  if (kind === "presence") return { ...use, perDay: 5, window: [420, 1140], minutes: [60, 400] };
  if (kind === "forgotten") return { ...use, perDay: 1.2, window: [480, 1260], minutes: [120, 300] };
  if (kind === "off_after") return { ...use, perDay: 1.5, window: [480, 1320], minutes: [60, 300] };
  const evening = trigger.type === "clock" ? trigger.minutes : 1200;
  return { ...use, perDay: 4, window: [evening - 330, evening - 15], minutes: [180, 500] };
}

function whatItFollows({ trigger }: HabitSpec): RandomUse[] {
  if (trigger.type !== "state" || !/^(switch|light)\./.test(trigger.entityId)) return [];
  return [{ entityId: trigger.entityId, perDay: 1.6, window: [400, 1340], on: "on", off: "off", minutes: [20, 150] }];
}

/** Values that are set at odd times: by everybody now and then, and back to what a habit starts from. */
export function fiddling(things: readonly EntitySpec[], habits: readonly HabitSpec[]): RandomUse[] {
  const steady = new Set(habits.flatMap(({ actions }) => actions.map(({ entityId }) => entityId)));
  const uses: RandomUse[] = [];
  for (const { entityId } of things) {
    const use = (perDay: number, on: string, values: RandomUse["values"], window: readonly [number, number]) =>
      uses.push({ entityId, perDay: perDay * (steady.has(entityId) ? 0.4 : 1), on, off: on, values: values!, window });
    if (entityId.startsWith("climate."))
      use(
        0.35,
        "heat",
        [19, 19.5, 20, 20.5, 21, 21.5, 22].map((temperature) => ({ temperature })),
        [420, 1350],
      );
    if (entityId.startsWith("cover."))
      use(
        0.2,
        "open",
        [20, 35, 60, 80].map((position) => ({ position })),
        [540, 1260],
      );
    if (entityId.startsWith("media_player."))
      use(
        0.8,
        "playing",
        [0.2, 0.25, 0.35, 0.4, 0.5].map((volume_level) => ({ volume_level })),
        [480, 1350],
      );
  }
  for (const { trigger, actions } of habits.filter(({ kind }) => kind === "setting")) {
    const [{ entityId, settings }] = actions as [Action];
    if (settings?.position !== undefined)
      uses.push({ entityId, perDay: 4, window: [430, 700], on: "open", off: "open", values: [{ position: 100 }] });
    if (settings?.volume_level !== undefined && trigger.type === "clock") {
      const loud = [0.35, 0.4, 0.45].map((volume_level) => ({ volume_level }));
      const window = [trigger.minutes - 330, trigger.minutes - 20] as const;
      uses.push({ entityId, perDay: 4, window, on: "playing", off: "off", minutes: [200, 500], values: loud });
    }
  }
  return uses;
}
