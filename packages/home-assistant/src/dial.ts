import { isMoving, isOutage } from "./canonical-state.ts";
import { DEVICE, type Deed, NOBODY } from "./deed.ts";
import type { Command } from "./read-contexts.ts";
import type { SettingBuilder } from "./series-builder.ts";

/** The effect of a call may be reported this late without its context. */
const ECHO_MS = 60_000;
/** What an entity says this soon after a start or an outage is what it was set to before. */
const SETTLING_MS = 60_000;
/** What was called for and what is reported may differ by rounding: by this share of the value. */
const ROUNDING = 0.02;

/** A row of an entity that can be set to something. */
export interface DialRow {
  readonly time: number;
  /** As recorded; null when the entity was removed. */
  readonly state: string | null;
  /** NaN when the row does not say. */
  readonly value: number;
  /** Who acted as far as the row's own context tells. */
  readonly deed: Deed;
}

/**
 * Follows what one entity is set to, by its rows in the order in which the recorder wrote them, and who set it:
 *
 * - a cover on its way is set by whoever set it going;
 * - a value without a context soon after a call for just that is the caller's;
 * - values found after a start of Home Assistant or an outage are nobody's.
 *
 * The recorder leaves out how bright lights are. There what the calls say is all there is.
 */
export class Dial {
  readonly builder: SettingBuilder;
  readonly #isRecorded: boolean;
  readonly #commands: readonly Command[];
  readonly #restarts: Float64Array;
  #nextCommand = 0;
  #nextRestart = 0;
  #settlesAt = Number.NEGATIVE_INFINITY;
  #mover: Deed | undefined;
  #wanted: Command | undefined;

  /** @param commands those that set this entity, ascending in time @param restarts ascending in time */
  constructor(builder: SettingBuilder, commands: readonly Command[], restarts: Float64Array) {
    this.builder = builder;
    this.#isRecorded = builder.attribute !== "brightness";
    this.#commands = commands;
    this.#restarts = restarts;
  }

  take(row: DialRow): void {
    this.advance(row.time);
    const { time, state } = row;
    if (state === null || isOutage(state)) {
      this.#settlesAt = Number.POSITIVE_INFINITY;
      return;
    }
    if (this.#settlesAt === Number.POSITIVE_INFINITY) this.#settlesAt = time + SETTLING_MS;
    const deed = row.deed === DEVICE ? (this.#mover ?? row.deed) : row.deed;
    this.#mover = isMoving(state) ? deed : undefined;
    if (state === "off") this.#set(time, Number.NaN, deed);
    else if (!Number.isNaN(row.value)) this.#set(time, row.value, this.#callerOf(row.value, time) ?? deed);
  }

  /** Takes in the calls and starts up to `time`. */
  advance(time: number): void {
    while (this.#nextCommand < this.#commands.length && this.#commands[this.#nextCommand]!.time <= time) {
      const command = this.#commands[this.#nextCommand++]!;
      this.#wanted = command;
      if (!this.#isRecorded) this.#set(command.time, command.setting!, command.deed);
    }
    while (this.#nextRestart < this.#restarts.length && this.#restarts[this.#nextRestart]! <= time) {
      this.#settlesAt = this.#restarts[this.#nextRestart++]! + SETTLING_MS;
    }
  }

  #callerOf(value: number, time: number): Deed | undefined {
    if (this.#wanted === undefined || time - this.#wanted.time > ECHO_MS) return undefined;
    const setting = this.#wanted.setting!;
    return Math.abs(setting - value) <= Math.abs(setting) * ROUNDING ? this.#wanted.deed : undefined;
  }

  #set(time: number, value: number, deed: Deed): void {
    const { last } = this.builder;
    if (Object.is(value, last)) return;
    const isFound = last === undefined || (deed === DEVICE && time < this.#settlesAt);
    this.builder.add(time, value, isFound ? NOBODY : deed);
  }
}
