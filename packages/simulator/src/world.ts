import { attributesOf } from "./attributes.ts";
import type { Calendar } from "./calendar.ts";
import { type Context, newContext } from "./contexts.ts";
import type { Diary } from "./diary.ts";
import type { Rng } from "./rng.ts";
import { serviceFor } from "./services.ts";
import { Timers } from "./timers.ts";
import type { EntitySpec, Sink } from "./types.ts";

interface Live {
  readonly spec: EntitySpec;
  state: string;
  /** When it came into this state. */
  since: number;
  attributes: string;
  extra: Readonly<Record<string, unknown>>;
  /** What Home Assistant heard of it last. */
  shown: { readonly state: string; readonly attributes: string };
  /** Reasons for which Home Assistant cannot reach it now. */
  readonly unreachable: Set<string>;
}

export interface Change {
  readonly entityId: string;
  /** `unavailable` when Home Assistant can reach it again. */
  readonly from: string;
  readonly to: string;
  readonly context: Context;
}

type Listener = (change: Change) => void;

/** A reason not to hear of an entity that Home Assistant does not notice: it goes on showing what it heard last. */
const SILENT = "silent";

/** The home while it is lived in: a clock, the states of its entities, and everybody who waits for something to happen. */
export class World {
  now: number;
  readonly until: number;
  readonly calendar: Calendar;
  readonly diary: Diary;
  readonly rng: Rng;
  readonly #contexts: Rng;
  readonly #sink: Sink;
  readonly #live = new Map<string, Live>();
  readonly #listeners = new Map<string, Listener[]>();
  readonly #timers = new Timers();
  /** Home Assistant is up; while it is not, life goes on unseen. */
  #up = false;
  readonly #dayListeners: ((day: number) => void)[] = [];

  constructor(options: {
    from: number;
    until: number;
    calendar: Calendar;
    diary: Diary;
    rng: Rng;
    entities: readonly EntitySpec[];
    sink: Sink;
  }) {
    this.now = options.from;
    this.until = options.until;
    this.calendar = options.calendar;
    this.diary = options.diary;
    this.rng = options.rng;
    this.#contexts = options.rng.fork("contexts");
    this.#sink = options.sink;
    for (const spec of options.entities) {
      const attributes = attributesOf(spec, spec.initial);
      this.#live.set(spec.entityId, {
        spec,
        state: spec.initial,
        since: options.from,
        attributes,
        extra: {},
        shown: { state: spec.initial, attributes },
        unreachable: new Set(),
      });
    }
  }

  /** Starts Home Assistant and lives until the end; every local day begins with the listeners of {@link onDay}. */
  run(): void {
    const first = this.calendar.dayOf(this.now);
    const last = this.calendar.dayOf(this.until);
    for (const listener of this.#dayListeners) listener(first);
    this.turn(true);
    this.event("homeassistant_start", null, this.context());
    for (const entityId of this.#live.keys()) this.report(entityId);
    for (let day = first + 1; day <= last; day++) {
      this.at(this.calendar.at(day, 0), () => {
        for (const listener of this.#dayListeners) listener(day);
      });
    }
    for (let timer = this.#timers.next(this.until); timer; timer = this.#timers.next(this.until)) {
      this.now = timer.at;
      timer.run();
    }
  }

  /** Runs something later; what is in the past already does not happen. */
  at(when: number, run: () => void): void {
    if (when >= this.now) this.#timers.add(when, run);
  }

  after(seconds: number, run: () => void): void {
    this.at(this.now + seconds * 1000, run);
  }

  onDay(listener: (day: number) => void): void {
    this.#dayListeners.push(listener);
  }

  listen(entityId: string, listener: Listener): void {
    const listeners = this.#listeners.get(entityId);
    if (listeners) listeners.push(listener);
    else this.#listeners.set(entityId, [listener]);
  }

  has(entityId: string): boolean {
    return this.#live.has(entityId);
  }

  state(entityId: string): string {
    return this.#get(entityId).state;
  }

  since(entityId: string): number {
    return this.#get(entityId).since;
  }

  reachable(entityId: string): boolean {
    return this.#up && this.#get(entityId).unreachable.size === 0;
  }

  context(origin: { user?: Uint8Array; parent?: Uint8Array } = {}): Context {
    return newContext(this.#contexts, this.now, origin);
  }

  /**
   * Something changes. Without a context it is the device's own doing. Home Assistant records nothing while it cannot reach
   * the device, and nothing that is the same as before.
   */
  set(entityId: string, state: string, context = this.context(), extra: Readonly<Record<string, unknown>> = {}): void {
    const live = this.#get(entityId);
    const from = live.state;
    const plain = Object.keys(extra).length === 0;
    const attributes =
      plain && live.spec.sensor && Object.keys(live.extra).length === 0
        ? live.attributes
        : attributesOf(live.spec, state, extra);
    if (from === state && attributes === live.attributes) return;
    if (from !== state) live.since = this.now;
    live.state = state;
    live.attributes = attributes;
    live.extra = extra;
    if (!this.reachable(entityId)) return;
    live.shown = { state, attributes };
    this.#sink({ kind: "state", at: this.now, entityId, state, attributes, context });
    if (from !== state) this.#tell({ entityId, from, to: state, context });
  }

  event(type: string, data: unknown, context: Context): void {
    if (this.#up) this.#sink({ kind: "event", at: this.now, type, data, context });
  }

  /** Home Assistant comes up or goes down. */
  turn(up: boolean): void {
    this.#up = up;
    this.#sink({ kind: up ? "started" : "stopped", at: this.now });
  }

  /**
   * Home Assistant is told to bring an entity into a state: the call is recorded, then what the device reports. A device that
   * answers after more than five seconds is not connected with the call any more: its report has a context of its own.
   */
  command(entityId: string, state: string, context: Context, answerSeconds = this.rng.between(0.03, 0.3)): void {
    const { domain, service, data } = serviceFor(entityId, state);
    this.event("call_service", { domain, service, service_data: { ...data, entity_id: [entityId] } }, context);
    if (!this.has(entityId)) return;
    this.after(answerSeconds, () => {
      if (this.reachable(entityId)) this.#become(entityId, state, answerSeconds < 5 ? context : this.context());
    });
  }

  /** Somebody uses a switch on the wall, a remote or the device itself. */
  touch(entityId: string, state: string): void {
    this.#become(entityId, state, this.context());
  }

  /** Home Assistant loses some entities, for one reason; they may be lost for several at once. */
  lose(entityIds: readonly string[], reason: string, state = "unavailable"): void {
    for (const entityId of entityIds) {
      const live = this.#get(entityId);
      if (this.#up && isHeard(live)) {
        const attributes = attributesOf(live.spec, "unavailable");
        this.#sink({ kind: "state", at: this.now, entityId, state, attributes, context: this.context() });
      }
      live.unreachable.add(reason);
    }
  }

  regain(entityIds: readonly string[], reason: string): void {
    for (const entityId of entityIds) {
      const live = this.#get(entityId);
      if (!live.unreachable.delete(reason) || !this.#up || !isHeard(live)) continue;
      if (live.unreachable.has(SILENT)) {
        this.#sink({ kind: "state", at: this.now, entityId, ...live.shown, context: this.context() });
        continue;
      }
      const context = this.report(entityId);
      this.#tell({ entityId, from: "unavailable", to: live.state, context });
    }
  }

  /** Some entities say nothing any more, and Home Assistant does not notice. */
  silence(entityIds: readonly string[]): void {
    for (const entityId of entityIds) this.#get(entityId).unreachable.add(SILENT);
  }

  /** They speak again. */
  endSilence(entityIds: readonly string[]): void {
    this.regain(entityIds, SILENT);
  }

  /** Writes the present state down, whatever was recorded before. */
  report(entityId: string): Context {
    const live = this.#get(entityId);
    const { state, attributes } = live;
    live.shown = { state, attributes };
    const context = this.context();
    this.#sink({ kind: "state", at: this.now, entityId, state, attributes, context });
    return context;
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners.get(change.entityId) ?? []) listener(change);
  }

  /** Covers take a while: the context of a call is forgotten before they have arrived. */
  #become(entityId: string, state: string, context: Context): void {
    if (!entityId.startsWith("cover.") || this.state(entityId) === state) {
      this.set(entityId, state, context);
      return;
    }
    const moving = state === "open" ? "opening" : "closing";
    this.set(entityId, moving, context);
    this.after(this.rng.between(12, 25), () => {
      if (this.state(entityId) === moving) this.set(entityId, state);
    });
  }

  #get(entityId: string): Live {
    const live = this.#live.get(entityId);
    if (!live) throw new Error(`The home has no ${entityId}`);
    return live;
  }
}

/** Whether nothing but a silence of its own keeps Home Assistant from hearing of it. */
function isHeard({ unreachable }: Live): boolean {
  return unreachable.size === 0 || (unreachable.size === 1 && unreachable.has(SILENT));
}
