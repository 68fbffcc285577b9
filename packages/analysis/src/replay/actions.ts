import { lastAtOrBefore } from "../math/search.ts";
import type { Range } from "../time/range.ts";
import { conditionsHold } from "./conditions.ts";
import { readTriggers } from "./configuration.ts";
import { isEnabled } from "./enabled.ts";
import { durationMs, type Fields, fieldsOf, isFields, isNumber, isTemplate, listOf } from "./fields.ts";
import type { Effect } from "./goals.ts";
import type { History } from "./history.ts";
import type { Notes } from "./notes.ts";
import { orderOf } from "./orders.ts";
import { firedBy } from "./triggers.ts";

/** One run of an automation on its way through its actions. */
export interface Run {
  readonly triggerId: string;
  readonly effects: Effect[];
  /** Steps that it may still take; shared by all of its branches. */
  readonly budget: { left: number };
  /** Epoch ms: how far it has got; Infinity where it waits for ever. */
  time: number;
  isStopped: boolean;
}

/** More steps than these are no longer a routine. */
const MOST_STEPS = 10_000;

export function newRun(triggerId: string, time: number): Run {
  return { triggerId, effects: [], budget: { left: MOST_STEPS }, time, isStopped: false };
}

/** Takes a run through an action; false where its sequence ends there. */
export type Step = (run: Run) => boolean;

/** What the actions are made ready with. */
interface Setting {
  readonly history: History;
  readonly range: Range;
  readonly notes: Notes;
}

/** Makes actions ready to be run one after the other. A condition that does not hold ends only its own sequence. */
export function sequence(setting: Setting, actions: unknown): Step {
  const steps = listOf(actions).map((action) => stepOf(setting, action));
  return (run) => {
    for (const step of steps) {
      spend(setting, run);
      if (run.isStopped || !step(run)) break;
    }
    return true;
  };
}

/** Counts a step; a run that takes too many is stopped. */
function spend({ notes }: Setting, run: Run): void {
  if (run.budget.left-- > 0) return;
  notes.add("The actions do too much in one go to be replayed to the end.");
  run.isStopped = true;
}

const nothing: Step = () => true;

/** The kinds of actions by the key that tells them apart, in the order in which Home Assistant looks for them. */
const KINDS: readonly [key: string, (setting: Setting, action: Fields) => Step][] = [
  ["condition", gate],
  ["and", gate],
  ["or", gate],
  ["not", gate],
  ["delay", delay],
  ["wait_template", unknownWait],
  ["wait_for_trigger", waitForTrigger],
  ["event", () => nothing],
  ["repeat", repeat],
  ["choose", choose],
  ["if", branch],
  ["variables", () => nothing],
  ["set_conversation_response", () => nothing],
  ["stop", () => stop],
  ["parallel", parallel],
  ["sequence", (setting, action) => sequence(setting, action.sequence)],
];

function stepOf(setting: Setting, action: unknown): Step {
  if (Array.isArray(action)) return sequence(setting, action);
  if (isTemplate(action)) return gate(setting, action);
  const fields = fieldsOf(action);
  if (!isEnabled(fields, "step", setting.notes)) return nothing;
  const kind = KINDS.find(([key]) => key in fields);
  return kind ? kind[1](setting, fields) : call(setting, fields);
}

/** An action call; its data may be templates, which leave it unknown what is asked. */
function call({ history, notes }: Setting, action: Fields): Step {
  const order = orderOf(history, action, notes);
  if (!order) return nothing;
  return (run) => {
    run.effects.push(...order(run.time));
    return true;
  };
}

/** A condition among the actions. */
function gate({ history, notes }: Setting, condition: unknown): Step {
  const holds = conditionsHold(history, condition, notes);
  return (run) => holds(run.time, run.triggerId);
}

function stop(run: Run): boolean {
  run.isStopped = true;
  return false;
}

function delay({ notes }: Setting, action: Fields): Step {
  const ms = durationMs(action.delay);
  if (ms === null) {
    notes.add("What comes after a delay that cannot be read was left out.");
    return stop;
  }
  return (run) => {
    run.time += ms;
    return true;
  };
}

function unknownWait({ notes }: Setting): Step {
  notes.add("What comes after waiting for a template was left out.");
  return stop;
}

function waitForTrigger({ history, range, notes }: Setting, action: Fields): Step {
  const later = { from: range.from, until: history.world.range.until };
  const fired = firedBy(history, readTriggers(action.wait_for_trigger), later, notes);
  const times = Float64Array.from(fired, ({ at }) => at);
  const timeout = action.timeout === undefined ? Number.POSITIVE_INFINITY : durationMs(action.timeout);
  if (timeout === null) return unknownWait({ history, range, notes });
  const goesOn = action.continue_on_timeout !== false;
  return (run) => {
    let place = lastAtOrBefore(times, run.time) + 1;
    while (place < fired.length && fired[place]!.since <= run.time) place++;
    const next = fired[place]?.at ?? Number.POSITIVE_INFINITY;
    const isTooLate = next > run.time + timeout;
    run.time = isTooLate ? run.time + timeout : next;
    run.isStopped = run.time === Number.POSITIVE_INFINITY || (isTooLate && !goesOn);
    return true;
  };
}

function repeat(setting: Setting, action: Fields): Step {
  const { count, for_each: items, while: condition, sequence: actions } = fieldsOf(action.repeat);
  const body = sequence(setting, actions);
  const times = Array.isArray(items) ? items.length : count;
  if (!isNumber(times)) {
    setting.notes.add("Repeated actions were taken once: how often they are repeated cannot be replayed.");
    const holds = conditionsHold(setting.history, condition, setting.notes);
    return (run) => !holds(run.time, run.triggerId) || body(run);
  }
  return (run) => {
    for (let i = 0; i < Number(times) && !run.isStopped; i++) {
      spend(setting, run);
      body(run);
    }
    return true;
  };
}

/** `choose` with its default, or the older form of a single choice that is no list. */
function choose(setting: Setting, action: Fields): Step {
  const choices = listOf(action.choose)
    .map(fieldsOf)
    .map((choice) => ({
      holds: conditionsHold(setting.history, choice.conditions, setting.notes),
      body: sequence(setting, choice.sequence),
    }));
  const otherwise = sequence(setting, action.default);
  return (run) => {
    const chosen = choices.find(({ holds }) => holds(run.time, run.triggerId));
    return (chosen?.body ?? otherwise)(run);
  };
}

function branch(setting: Setting, action: Fields): Step {
  const holds = conditionsHold(setting.history, action.if, setting.notes);
  const [then, otherwise] = [sequence(setting, action.then), sequence(setting, action.else)];
  return (run) => (holds(run.time, run.triggerId) ? then : otherwise)(run);
}

/** All begin together; what comes after waits for the last of them, and a stop of one ends the run then. */
function parallel(setting: Setting, action: Fields): Step {
  const branches = listOf(action.parallel).map((one) =>
    isFields(one) && "sequence" in one ? sequence(setting, one.sequence) : sequence(setting, [one]),
  );
  return (run) => {
    const start = run.time;
    let end = start;
    for (const one of branches) {
      const fork: Run = { ...run, time: start, isStopped: false };
      one(fork);
      end = Math.max(end, fork.time);
      run.isStopped ||= fork.isStopped;
    }
    run.time = end;
    return true;
  };
}
