import type { Range } from "../time/range.ts";
import type { Fields } from "./fields.ts";
import type { History } from "./history.ts";
import type { Notes } from "./notes.ts";
import type { Truth } from "./truth.ts";

/** Finds when a trigger of one kind fired in the range (epoch ms); null when that cannot be told. */
export type TriggerReplay = (history: History, trigger: Fields, range: Range, notes: Notes) => readonly number[] | null;

/** A condition made ready: what it comes to at a moment (epoch ms), for the trigger with that id. */
export type Check = (time: number, triggerId: string) => Truth;

/** Makes a condition of one kind ready; null (and a note) when it cannot be replayed. */
export type ConditionReplay = (history: History, condition: Fields, notes: Notes) => Check | null;
