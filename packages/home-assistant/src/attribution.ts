import { canonicalState, isMoving, isOutage } from "./canonical-state.ts";
import { DEVICE, type Deed, NOBODY } from "./deed.ts";
import type { Command } from "./read-contexts.ts";
import type { DiscreteBuilder } from "./series-builder.ts";

/** A command's effect may be reported this late without its context (Home Assistant itself forgets it after 5 s). */
const ECHO_MS = 60_000;
/** An entity that first reports later than this after a start does so by itself. */
const STARTING_MS = 10 * 60_000;
/** After a start or an outage an entity may first report an old state, and the real one this much later. */
const SETTLING_MS = 5_000;

/** One entity of the discrete kind on the way through its history. */
export interface Subject {
  readonly builder: DiscreteBuilder;
  /** Members of a group that are in the history too; empty for everything else. */
  members: readonly Subject[];
  state: string | undefined;
  /** The state it was in when it set off, while a cover or valve is on its way. */
  movedFrom: string | undefined;
  /** When the last row was written, also one that changed only attributes. */
  rowAt: number;
  /** Until when it is finding its state after a start or an outage. */
  settlesAt: number;
  /** Who was the last to want this entity in a state, and which; `isMet` once it was in it. */
  wanted: { readonly deed: Deed; readonly state: string; readonly at: number; readonly isMet: boolean } | undefined;
}

/** A subject of which nothing is known yet. */
export function newSubject(builder: DiscreteBuilder): Subject {
  return {
    builder,
    members: [],
    state: undefined,
    movedFrom: undefined,
    rowAt: -Infinity,
    settlesAt: -Infinity,
    wanted: undefined,
  };
}

/**
 * Decides who caused each change, in the order in which the recorder wrote them:
 *
 * - a change without a context soon after somebody wanted just that, by a call or by a change of the entity or
 *   its group, is a late echo, and that somebody's;
 * - going out of reach, coming back, and the first states after a start are nobody's, unless somebody had called for them;
 * - a group repeats its members and is itself never acted on: its changes are nobody's, and what somebody did to it
 *   counts at its members;
 * - a cover that stops half-way, in the state it set off from, has not changed its state.
 */
export class Attribution {
  readonly #subjects: ReadonlyMap<string, Subject>;
  readonly #commands: readonly Command[];
  readonly #restarts: Float64Array;
  #nextCommand = 0;
  #nextRestart = 0;
  #startedAt = Number.NEGATIVE_INFINITY;

  /** @param commands @param restarts both ascending in time */
  constructor(subjects: ReadonlyMap<string, Subject>, commands: readonly Command[], restarts: Float64Array) {
    this.#subjects = subjects;
    this.#commands = commands;
    this.#restarts = restarts;
  }

  /**
   * Takes in a row of `states`. Rows that leave the state as it is are dropped.
   *
   * @param recorded who acted as far as the row's own context tells; {@link DEVICE} when it tells nothing
   */
  take(subject: Subject, time: number, rawState: string | null, recorded: Deed): void {
    this.#advance(time);
    const state = canonicalState(rawState);
    const isFirstSinceStart = subject.rowAt < this.#startedAt && time - this.#startedAt < STARTING_MS;
    subject.rowAt = time;
    if (isFirstSinceStart) subject.settlesAt = time + SETTLING_MS;
    const before = subject.state;
    if (isMoving(rawState)) subject.movedFrom ??= before;
    else if (subject.movedFrom !== undefined) {
      const hasReturned = state === subject.movedFrom && state !== before;
      subject.movedFrom = undefined;
      if (hasReturned) {
        subject.state = state;
        subject.builder.drop();
        return;
      }
    }
    if (state === before) return;
    subject.state = state;

    const { wanted } = subject;
    const isWanted = wanted?.state === state && time - wanted.at < ECHO_MS;
    const deed = recorded === DEVICE && isWanted ? wanted.deed : recorded;
    if (deed !== DEVICE) {
      if (!subject.members.some((member) => isDoneBy(deed, member, state, time))) {
        for (const member of subject.members) want(member, state, deed, time);
      }
      want(subject, state, deed, time, true);
    }
    const isReturn = before === undefined || isOutage(before) || isFirstSinceStart;
    if (isReturn) subject.settlesAt = time + SETTLING_MS;
    const isCalledFor = isWanted && !wanted.isMet;
    const isFound = !isCalledFor && (isReturn || (deed === DEVICE && time < subject.settlesAt));
    const isNobodys = isFound || isOutage(state) || subject.members.length > 0;
    subject.builder.add(time, state, isNobodys ? NOBODY : deed);
  }

  /** Takes in the calls and starts up to `time`. */
  #advance(time: number): void {
    while (this.#nextCommand < this.#commands.length && this.#commands[this.#nextCommand]!.time <= time) {
      const { entityIds, state, deed, time: at } = this.#commands[this.#nextCommand++]!;
      for (const entityId of entityIds) {
        const subject = this.#subjects.get(entityId);
        if (subject && state !== undefined)
          want(subject, state === "toggle" ? opposite(subject.state) : state, deed, at);
      }
    }
    while (this.#nextRestart < this.#restarts.length && this.#restarts[this.#nextRestart]! <= time) {
      this.#startedAt = this.#restarts[this.#nextRestart++]!;
    }
  }
}

/** Whether that somebody brought the entity into the state just now: then its group repeats it, and not the other way round. */
function isDoneBy(deed: Deed, { wanted }: Subject, state: string, time: number): boolean {
  return wanted?.isMet === true && wanted.deed === deed && wanted.state === state && time - wanted.at < ECHO_MS;
}

function want(subject: Subject, state: string, deed: Deed, at: number, isMet = false): void {
  subject.wanted = { deed, state, at, isMet };
}

function opposite(state: string | undefined): string {
  if (state === "open" || state === "closed") return state === "open" ? "closed" : "open";
  return state === "on" ? "off" : "on";
}
