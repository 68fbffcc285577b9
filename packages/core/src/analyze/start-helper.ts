import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { AnalysisHelper, AnalysisOptions, EventLog, HomeModel, NumericSeries } from "@routinely/analysis";
import type { ReadingHelper, ReadingsTask } from "@routinely/home-assistant";

/** What the helping thread is given at its start. */
export interface HelperData {
  /** See {@link Shared}. */
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly port: MessagePort;
}

/** What it is asked for, first the one and then the other. */
export type Task =
  | { readonly kind: "readings"; readonly task: ReadingsTask }
  | { readonly kind: "routines"; readonly log: EventLog; readonly home: HomeModel; readonly options: AnalysisOptions };

/** Its answers are numbered from 1 on: readings get one, routines one and then another one for insights. */
export interface Answer {
  readonly number: number;
  /** null where it cannot be done there. */
  readonly found: unknown;
}

/** What both threads see: the number to take next, signs of life, and how many tasks were given and answers were. */
export const Shared = { next: 0, lives: 1, asked: 2, answered: 3 } as const;

/** Below this many rows or events, asking costs more than help saves. */
const WORTH_IT = 50_000;
const TICK_MS = 100;
/** A helper that has not moved on for so long is given up: its thread may have died of too little memory. */
const PATIENCE_MS = 20_000;
/** Megabytes: mining makes little garbage that lives. */
const YOUNG_GENERATION_MB = 16;

export interface Helper {
  readonly reading: ReadingHelper;
  /** Asks for help with an analysis; undefined when it is not worth it. */
  ask(task: Omit<Task & { kind: "routines" }, "kind">): AnalysisHelper | undefined;
  /** Ends the thread, whatever it is doing. */
  end(): void;
}

/**
 * Starts a thread that can help with reading and with an analysis on the second core, where there is one. Started
 * before the file is opened, it is ready when it is asked.
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
  let expected = 0; // answers
  const answer = () => {
    const number = ++expected;
    return (tick: () => void) => answerOf(number, shared, port1, tick);
  };
  const send = (task: Task) => {
    port1.postMessage(task);
    Atomics.add(shared, Shared.asked, 1);
    Atomics.notify(shared, Shared.asked);
  };
  let readings = (_: () => void): unknown => null;
  return {
    reading: {
      ask(task) {
        if (task.range.rows < WORTH_IT) return false;
        send({ kind: "readings", task });
        readings = answer();
        return true;
      },
      collect: (tick) => readings(tick) as readonly NumericSeries[] | null,
    },
    ask(task) {
      if (task.log.stats.events < WORTH_IT) return undefined;
      send({ kind: "routines", ...task });
      const [candidates, insights] = [answer(), answer()];
      return {
        take: () => Atomics.add(shared, Shared.next, 1),
        collect: (tick) => (candidates(tick) ?? new Map()) as ReadonlyMap<number, unknown>,
        collectInsights: insights,
      };
    },
    end() {
      port1.close();
      thread.terminate().catch(() => {}); // nobody waits for its end
    },
  };
}

/** Waits for what the thread found; null when it gave up, or is given up. */
function answerOf(number: number, shared: Int32Array<SharedArrayBuffer>, port: MessagePort, tick: () => void): unknown {
  let [lives, heardAt] = [0, performance.now()];
  for (let last = Atomics.load(shared, Shared.answered); last < number; last = Atomics.load(shared, Shared.answered)) {
    Atomics.wait(shared, Shared.answered, last, TICK_MS);
    tick();
    const now = Atomics.load(shared, Shared.lives);
    if (now !== lives) [lives, heardAt] = [now, performance.now()];
    else if (performance.now() - heardAt > PATIENCE_MS) return null;
  }
  for (;;) {
    const answer = receiveMessageOnPort(port)?.message as Answer | undefined;
    if (answer === undefined || answer.number === number) return answer?.found ?? null;
  }
}
