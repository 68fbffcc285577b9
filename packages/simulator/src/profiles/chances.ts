import type { HabitSpec, RandomUse } from "../types.ts";

/**
 * What people do at odd times so that a habit has something to do: a blind that is closed every evening is opened on some way every
 * morning, and a light that is switched off as everybody leaves was on before.
 */
export function chancesFor(habit: HabitSpec): RandomUse[] {
  return habit.actions.flatMap(({ entityId, state }): RandomUse[] => {
    if (state === "closed") return [{ entityId, perDay: 4, window: [430, 680], on: "open", off: "closed" }];
    if (state === "open") return [{ entityId, perDay: 4, window: [1200, 1370], on: "closed", off: "open" }];
    if (state === "off")
      return habit.kind === "threshold" || habit.kind === "off_after" ? [] : [inUse(habit, entityId)];
    const morning = habit.trigger.type === "clock" && habit.trigger.minutes < 700;
    return morning && habit.kind !== "override"
      ? [{ entityId, perDay: 3, window: [600, 900], on: "off", off: "on" }]
      : [];
  });
}

function inUse({ kind, trigger }: HabitSpec, entityId: string): RandomUse {
  const use = { entityId, on: entityId.includes("radio") ? "playing" : "on", off: "off" };
  if (kind === "presence") return { ...use, perDay: 5, window: [420, 1140], minutes: [60, 400] };
  if (kind === "forgotten") return { ...use, perDay: 1.2, window: [480, 1260], minutes: [120, 300] };
  const evening = trigger.type === "clock" ? trigger.minutes : 1200;
  return { ...use, perDay: 4, window: [evening - 200, evening - 10], minutes: [150, 400] };
}
