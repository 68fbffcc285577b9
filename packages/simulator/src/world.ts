import { attributesOf, settingsOf } from "./attributes.ts";
import type { Calendar } from "./calendar.ts";
import { type Context, newContext } from "./contexts.ts";
import type { Diary } from "./diary.ts";
import type { Rng } from "./rng.ts";
import type { Sink } from "./rows.ts";
import { serviceFor } from "./services.ts";
import { settled } from "./settled.ts";
import type { Action } from "./spec/automation.ts";
import type { EntitySpec, Settings } from "./spec/entity.ts";
import { Timers } from "./timers.ts";

interface Live {
  readonly spec: EntitySpec;
  state: string;
  /** When it came into this state. */
  since: number;
  attributes: string;
  settings: Settings;
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
      const settings = settingsOf(spec);
      const attributes = attributesOf(spec, spec.initial, settings);
      this.#live.set(spec.entityId, {
        spec,
        state: spec.initial,
        since: options.from,
        attributes,
        settings,
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

  /** What an entity is set to; a device that is off remembers. */
  settings(entityId: string): Settings {
    return this.#get(entityId).settings;
  }

  /** Whether nothing would change if somebody did this. */
  isSo({ entityId, state, settings = {} }: Action): boolean {
    const live = this.#get(entityId);
    const same = (Object.keys(settings) as (keyof Settings)[]).every((key) => live.settings[key] === settings[key]);
    return settled(live.state) === state && same;
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
   *
   * @param extra attributes that have changed with it; the last ones hold until then
   */
  set(
    entityId: string,
    state: string,
    context = this.context(),
    extra?: Readonly<Record<string, unknown>>,
    settings?: Settings,
  ): void {
    const live = this.#get(entityId);
    const from = live.state;
    if (extra) live.extra = extra;
    // A light's brightness is not recorded, but that something has changed is.
    const isDimmed = settings?.brightness_pct !== undefined && settings.brightness_pct !== live.settings.brightness_pct;
    if (settings) live.settings = { ...live.settings, ...settings };
    const attributes =
      live.spec.sensor && !extra ? live.attributes : attributesOf(live.spec, state, live.settings, live.extra);
    if (from === state && attributes === live.attributes && !isDimmed) return;
    if (from !== state) live.since = this.now;
    live.state = state;
    live.attributes = attributes;
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
  command(action: Action, context: Context, answerSeconds = this.rng.between(0.03, 0.3)): void {
    const { entityId } = action;
    const { domain, service, data } = serviceFor(action);
    this.event("call_service", { domain, service, service_data: { ...data, entity_id: [entityId] } }, context);
    if (!this.has(entityId)) return;
    for (const each of this.#get(entityId).spec.members ?? [entityId]) {
      this.after(answerSeconds, () => {
        if (this.reachable(each))
          this.#become({ ...action, entityId: each }, answerSeconds < 5 ? context : this.context());
      });
    }
  }

  /** Somebody activates a scene, whose state is the time of that: all that it sets has the context of the call. */
  activate(scene: string, actions: readonly Action[], context: Context): void {
    this.event("call_service", { domain: "scene", service: "turn_on", service_data: { entity_id: [scene] } }, context);
    this.set(scene, new Date(this.now).toISOString().replace("Z", "000+00:00"), context);
    for (const action of actions) {
      this.after(this.rng.between(0.03, 0.6), () => {
        if (this.reachable(action.entityId)) this.#become(action, context);
      });
    }
  }

  /** Somebody uses a switch on the wall, a remote or the device itself. */
  touch(action: Action): void {
    this.#become(action, this.context());
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

  /** Covers take a while: the context of a call is forgotten before they have arrived, unless they only claim to be there. */
  #become({ entityId, state, settings }: Action, context: Context): void {
    const { spec, settings: before } = this.#get(entityId);
    const position = settings?.position ?? (state === "closed" ? 0 : 100);
    if (!entityId.startsWith("cover.") || spec.optimistic) {
      this.set(entityId, state, context, undefined, entityId.startsWith("cover.") ? { position } : settings);
      return;
    }
    const way = position - (before.position ?? 0);
    if (way === 0) return;
    const moving = way > 0 ? "opening" : "closing";
    this.set(entityId, moving, context);
    const { since } = this.#get(entityId);
    this.after((Math.abs(way) / 100) * this.rng.between(12, 25) + 1, () => {
      if (this.#get(entityId).since === since) this.set(entityId, state, undefined, undefined, { position });
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
