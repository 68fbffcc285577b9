import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { helpReading } from "@routinely/home-assistant/read-readings";
import { type Answer, type HelperData, Shared, type Task } from "./start-helper.ts";

const { shared, port } = workerData as HelperData;

for (let number = 1; ; number++) {
  Atomics.wait(shared, Shared.asked, number - 1);
  const task = receiveMessageOnPort(port)!.message as Task;
  port.postMessage({ number, found: await help(task) } satisfies Answer);
  Atomics.add(shared, Shared.done, 1);
  Atomics.notify(shared, Shared.done);
}

/** null when it cannot be done here: then it is tried without help, which tells why. */
async function help(task: Task): Promise<unknown> {
  const live = () => Atomics.add(shared, Shared.lives, 1);
  try {
    if (task.kind === "readings") return helpReading(task.task, live);
    const { helpAnalysis } = await import("@routinely/analysis"); // the readings need not wait until it is loaded
    return helpAnalysis(task.log, task.home, task.options, () => {
      live();
      return Atomics.add(shared, Shared.next, 1);
    });
  } catch {
    return null;
  }
}
