import { lastAtOrBefore } from "../math/search.ts";
import type { Range } from "../time/range.ts";
import { conditionsHold } from "./conditions.ts";
import { readTriggers } from "./configuration.ts";
import { durationMs, type Fields, fieldsOf, isEnabled, isFields, isNumber, isTemplate, listOf } from "./fields.ts";
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

export type Step = (run: Run) => void;

/** What the actions are made ready with. */
interface Setting {
  readonly history: History;
  readonly range: Range;
  readonly notes: Notes;
}

/** Makes actions ready to be run one after the other. */
export function sequence(setting: Setting, actions: unknown): Step {
  const steps = listOf(actions).map((action) => stepOf(setting, action));
  return (run) => {
    for (const step of steps) {
      if (run.isStopped) return;
      spend(setting, run);
      step(run);
    }
  };
}

/** Counts a step; a run that takes too many is stopped. */
function spend({ notes }: Setting, run: Run): void {
  if (run.budget.left-- > 0) return;
  notes.add("The actions do too much in one go to be replayed to the end.");
  run.isStopped = true;
}

const nothing: Step = () => {};

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
  if (!isEnabled(fields)) return nothing;
  const kind = KINDS.find(([key]) => key in fields);
  return kind ? kind[1](setting, fields) : call(setting, fields);
}

/** An action call; its data may be templates, which leave it unknown what is asked. */
function call({ history, notes }: Setting, action: Fields): Step {
  const order = orderOf(history, action, notes);
  if (!order) return nothing;
  return (run) => {
    run.effects.push(...order(run.time));
  };
}

/** A condition among the actions: where it does not hold, the run ends. */
function gate({ history, notes }: Setting, condition: unknown): Step {
  const holds = conditionsHold(history, condition, notes);
  return (run) => {
    if (!holds(run.time, run.triggerId)) run.isStopped = true;
  };
}

function stop(run: Run): void {
  run.isStopped = true;
}

function delay({ notes }: Setting, action: Fields): Step {
  const ms = durationMs(action.delay);
  if (ms === null) {
    notes.add("What comes after a delay that cannot be read was left out.");
    return stop;
  }
  return (run) => {
    run.time += ms;
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
    const next = times[lastAtOrBefore(times, run.time) + 1] ?? Number.POSITIVE_INFINITY;
    const isTooLate = next > run.time + timeout;
    run.time = isTooLate ? run.time + timeout : next;
    run.isStopped = run.time === Number.POSITIVE_INFINITY || (isTooLate && !goesOn);
  };
}

function repeat(setting: Setting, action: Fields): Step {
  const { count, sequence: actions } = fieldsOf(action.repeat);
  const body = sequence(setting, actions);
  if (!isNumber(count)) {
    setting.notes.add("Repeated actions were taken once: how often they are repeated cannot be replayed.");
    return body;
  }
  return (run) => {
    for (let i = 0; i < Number(count) && !run.isStopped; i++) {
      spend(setting, run);
      body(run);
    }
  };
}

/** `choose` with its default, or the older form of a single choice that is no list. */
function choose(setting: Setting, action: Fields): Step {
  const choices = listOf(action.choose)
    .map(fieldsOf)
    .filter(isEnabled)
    .map((choice) => ({
      holds: conditionsHold(setting.history, choice.conditions, setting.notes),
      body: sequence(setting, choice.sequence),
    }));
  const otherwise = sequence(setting, action.default);
  return (run) => {
    const chosen = choices.find(({ holds }) => holds(run.time, run.triggerId));
    (chosen?.body ?? otherwise)(run);
  };
}

function branch(setting: Setting, action: Fields): Step {
  const holds = conditionsHold(setting.history, action.if, setting.notes);
  const [then, otherwise] = [sequence(setting, action.then), sequence(setting, action.else)];
  return (run) => (holds(run.time, run.triggerId) ? then : otherwise)(run);
}

/** All begin together; what comes after waits for the last of them. */
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
    }
    run.time = end;
  };
}
