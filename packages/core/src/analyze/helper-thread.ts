import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { helpAnalysis } from "@routinely/analysis";
import { type HelperData, Shared, type Task } from "./start-helper.ts";

const { shared, port } = workerData as HelperData;
Atomics.wait(shared, Shared.asked, 0);
const { log, home, options } = receiveMessageOnPort(port)!.message as Task;
const found = helpAnalysis(log, home, options, () => {
  Atomics.add(shared, Shared.lives, 1);
  return Atomics.add(shared, Shared.next, 1);
});
port.postMessage(found);
Atomics.store(shared, Shared.done, 1);
Atomics.notify(shared, Shared.done);
