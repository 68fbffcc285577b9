import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { AnalysisHelper, AnalysisOptions, EventLog, HomeModel } from "@routinely/analysis";

/** What the helping thread is given at its start, and what it is asked once the history is read. */
export interface HelperData {
  /** See {@link Shared}. */
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly port: MessagePort;
}
export interface Task {
  readonly log: EventLog;
  readonly home: HomeModel;
  readonly options: AnalysisOptions;
}

/** What both threads see: the number to take next, signs of life, 1 when it is asked, and 1 when all is found. */
export const Shared = { next: 0, lives: 1, asked: 2, done: 3 } as const;

/** Below this a copy of the history costs more than help saves. */
const MIN_EVENTS = 50_000;
const TICK_MS = 100;
/** A helper that has not taken anything new for so long is given up: its thread may have died of too little memory. */
const PATIENCE_MS = 20_000;
/** Megabytes: mining makes little garbage that lives. */
const YOUNG_GENERATION_MB = 8;

export interface Helper {
  /** Asks for help with an analysis; undefined when it is not worth it. */
  ask(task: Task): AnalysisHelper | undefined;
  /** Ends the thread, whatever it is doing. */
  end(): void;
}

/**
 * Starts a thread that can help with an analysis on the second core, where there is one. Started before the history is
 * read, it is ready when it is asked.
 */
export function startHelper(): Helper | undefined {
  if (availableParallelism() < 2) return undefined;
  const shared = new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
  const { port1, port2 } = new MessageChannel();
  const workerData: HelperData = { shared, port: port2 };
  const thread = new Worker(new URL("./helper-thread.ts", import.meta.url), {
    workerData,
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  thread.on("error", () => {}); // what it does not bring is done without it
  thread.unref();
  return {
    ask(task) {
      if (task.log.stats.events < MIN_EVENTS) return undefined;
      port1.postMessage(task);
      Atomics.store(shared, Shared.asked, 1);
      Atomics.notify(shared, Shared.asked);
      return { take: () => Atomics.add(shared, Shared.next, 1), collect: (tick) => collect(shared, port1, tick) };
    },
    end() {
      port1.close();
      thread.terminate().catch(() => {}); // nobody waits for its end
    },
  };
}

function collect(shared: Int32Array, port: MessagePort, tick: () => void): ReadonlyMap<number, unknown> {
  let [lives, heardAt] = [0, performance.now()];
  while (Atomics.wait(shared as Int32Array<SharedArrayBuffer>, Shared.done, 0, TICK_MS) === "timed-out") {
    tick();
    const now = Atomics.load(shared, Shared.lives);
    if (now !== lives) [lives, heardAt] = [now, performance.now()];
    else if (performance.now() - heardAt > PATIENCE_MS) return new Map();
  }
  return (receiveMessageOnPort(port)?.message ?? new Map()) as ReadonlyMap<number, unknown>;
}
