interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** What is still going to happen, as a binary heap by time; of two timers for the same moment the older one comes first. */
export class Timers {
  readonly #heap: Timer[] = [];
  #order = 0;

  add(at: number, run: () => void): void {
    const timer = { at, order: this.#order++, run };
    const heap = this.#heap;
    let i = heap.push(timer) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(timer, heap[parent]!)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = timer;
  }

  /** Takes the next timer out, unless it is at or after `until`. */
  next(until: number): Timer | undefined {
    const heap = this.#heap;
    const first = heap[0];
    if (first === undefined || first.at >= until) return undefined;
    const last = heap.pop()!;
    if (heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(timer: Timer): void {
    const heap = this.#heap;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (before(timer, heap[child]!)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = timer;
  }
}

function before(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
