import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { helpReading } from "@routinely/home-assistant/read-readings";
import { type Answer, type HelperData, Shared, type Task } from "./start-helper.ts";

const { shared, port } = workerData as HelperData;
const live = () => Atomics.add(shared, Shared.lives, 1);
let answered = 0;

for (let taken = 0; ; taken++) {
  Atomics.wait(shared, Shared.asked, taken);
  const task = receiveMessageOnPort(port)!.message as Task;
  if (task.kind === "readings") answer(() => helpReading(task.task, live));
  // Not loaded before: the readings need not wait for it.
  const { helpAnalysis } = await import("@routinely/analysis/help-analysis");
  if (task.kind === "routines") {
    const take = () => {
      live();
      return Atomics.add(shared, Shared.next, 1);
    };
    const help = attempt(() => helpAnalysis(task.log, task.home, { ...task.options, onProgress: live }, take));
    answer(() => help?.candidates);
    answer(() => help?.insights());
  }
}

function answer(find: () => unknown): void {
  port.postMessage({ number: ++answered, found: attempt(find) ?? null } satisfies Answer);
  Atomics.add(shared, Shared.answered, 1);
  Atomics.notify(shared, Shared.answered);
}

/** undefined when it cannot be done here: then it is tried without help, which tells why. */
function attempt<Found>(find: () => Found): Found | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
