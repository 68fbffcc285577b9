import type { DiscreteSeries, NumericSeries, SettingAttribute, SettingSeries } from "@routinely/analysis";
import type { Deed } from "./deed.ts";

/** More distinct states than this are text, not states. */
const MAX_DISTINCT_STATES = 256;

/** A typed array that grows. */
class Column<Values extends Float64Array | Uint16Array | Uint8Array> {
  values: Values;
  constructor(empty: Values) {
    this.values = empty;
  }
  set(index: number, value: number): void {
    if (index === this.values.length) {
      const larger = new (this.values.constructor as new (length: number) => Values)(Math.max(64, index * 2));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[index] = value;
  }
  /** The values (in another order) in memory that threads share. Leaves none here: a large history is not kept twice. */
  take(length: number, order?: Uint32Array): Values {
    const taken = pick(this.values, length, order);
    this.values = this.values.slice(0, 0) as Values;
    return taken;
  }
}

/** Collects the readings of one sensor. */
export class NumericBuilder {
  readonly entityId: string;
  #length = 0;
  readonly #times = new Column(new Float64Array());
  readonly #values = new Column(new Float64Array());

  constructor(entityId: string) {
    this.entityId = entityId;
  }

  get length(): number {
    return this.#length;
  }

  /** @param value NaN while nothing is known; at most one NaN is kept in a row */
  add(time: number, value: number): void {
    const last = this.#length - 1;
    if (Number.isNaN(value) && last >= 0 && Number.isNaN(this.#values.values[last])) return;
    this.#times.set(this.#length, time);
    this.#values.set(this.#length, value);
    this.#length++;
  }

  build(): NumericSeries {
    const order = ascending(this.#times.values, this.#length);
    return {
      kind: "numeric",
      entityId: this.entityId,
      times: this.#times.take(this.#length, order),
      values: this.#values.take(this.#length, order),
    };
  }
}

/** Collects the changes of one entity with few distinct states. */
export class DiscreteBuilder {
  readonly entityId: string;
  #length = 0;
  readonly #codeOf = new Map<string, number>();
  readonly #times = new Column(new Float64Array());
  readonly #codes = new Column(new Uint16Array());
  readonly #deeds = new DeedColumns();

  constructor(entityId: string) {
    this.entityId = entityId;
  }

  get length(): number {
    return this.#length;
  }

  /** Too many distinct states: this is text. What is collected is of no use any more. */
  get isText(): boolean {
    return this.#codeOf.size > MAX_DISTINCT_STATES;
  }

  /** Adds a change to a state other than the last one. */
  add(time: number, state: string, deed: Deed): void {
    if (this.isText) return;
    let code = this.#codeOf.get(state);
    if (code === undefined) {
      code = this.#codeOf.size;
      this.#codeOf.set(state, code);
    }
    const index = this.#length++;
    this.#times.set(index, time);
    this.#codes.set(index, code);
    this.#deeds.set(index, deed);
  }

  /** Takes the last change back. */
  drop(): void {
    this.#length--;
  }

  build(): DiscreteSeries {
    const codes = this.#codes.values;
    // In the order of time a state may follow itself.
    const order = ascending(this.#times.values, this.#length)?.filter(
      (index, i, all) => i === 0 || codes[index] !== codes[all[i - 1]!],
    );
    return {
      kind: "discrete",
      entityId: this.entityId,
      times: this.#times.take(this.#length, order),
      codes: this.#codes.take(this.#length, order),
      states: [...this.#codeOf.keys()],
      ...this.#deeds.build(this.#length, order),
    };
  }
}

/** Collects what one entity was set to. */
export class SettingBuilder {
  readonly entityId: string;
  readonly attribute: SettingAttribute;
  #length = 0;
  readonly #times = new Column(new Float64Array());
  readonly #values = new Column(new Float64Array());
  readonly #deeds = new DeedColumns();

  constructor(entityId: string, attribute: SettingAttribute) {
    this.entityId = entityId;
    this.attribute = attribute;
  }

  /** The value set last; undefined before the first. */
  get last(): number | undefined {
    return this.#length > 0 ? this.#values.values[this.#length - 1] : undefined;
  }

  add(time: number, value: number, deed: Deed): void {
    const index = this.#length++;
    this.#times.set(index, time);
    this.#values.set(index, value);
    this.#deeds.set(index, deed);
  }

  build(): SettingSeries {
    const order = ascending(this.#times.values, this.#length);
    return {
      entityId: this.entityId,
      attribute: this.attribute,
      times: this.#times.take(this.#length, order),
      values: this.#values.take(this.#length, order),
      ...this.#deeds.build(this.#length, order),
    };
  }
}

/** Who did each of the changes of a series. */
class DeedColumns {
  readonly #actors = new Column(new Uint8Array());
  readonly #causes = new Column(new Uint16Array());
  readonly #users = new Column(new Uint8Array());

  set(index: number, deed: Deed): void {
    this.#actors.set(index, deed.actor);
    this.#causes.set(index, deed.cause);
    this.#users.set(index, deed.user);
  }

  build(length: number, order: Uint32Array | undefined) {
    return {
      actors: this.#actors.take(length, order),
      causes: this.#causes.take(length, order),
      users: this.#users.take(length, order),
    };
  }
}

/** The order that makes times ascend; undefined when they do already, as nearly always: only a clock set back disturbs it. */
function ascending(times: Float64Array, length: number): Uint32Array | undefined {
  for (let index = 1; index < length; index++) {
    if (times[index]! < times[index - 1]!) {
      return Uint32Array.from({ length }, (_, position) => position).sort((a, b) => times[a]! - times[b]! || a - b);
    }
  }
  return undefined;
}

/** A column in memory that threads share: a large history is not copied for the one that helps. */
function pick<Values extends Float64Array | Uint16Array | Uint8Array>(
  values: Values,
  length: number,
  order?: Uint32Array,
): Values {
  const Column = values.constructor as new (memory: SharedArrayBuffer) => Values;
  const kept = order?.length ?? length;
  const picked = new Column(new SharedArrayBuffer(kept * values.BYTES_PER_ELEMENT));
  picked.set(values.subarray(0, kept));
  order?.forEach((from, to) => {
    picked[to] = values[from]!;
  });
  return picked;
}
