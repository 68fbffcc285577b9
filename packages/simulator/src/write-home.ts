import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { RecorderFile } from "./recorder-file.ts";
import { type SimulatedHome, type SimulateOptions, simulateHome } from "./simulate-home.ts";

export interface WrittenHome extends SimulatedHome {
  /** Paths of the files. */
  readonly recorder: string;
  readonly automationsFile: string;
  readonly registryFile: string;
  readonly truthFile: string;
  /** Rows of the recorder's `states`. */
  readonly states: number;
}

/**
 * Simulates a home and writes what Home Assistant would have left of it: `home-assistant_v2.db`, `automations.yaml`,
 * `registry.json` (keys entities, devices, areas) and, for evaluations, `truth.json` (keys habits, findings).
 *
 * @param directory is made when it does not exist; files of these names in it are replaced
 */
export function writeHome(directory: string, options: SimulateOptions): WrittenHome {
  mkdirSync(directory, { recursive: true });
  const recorder = join(directory, "home-assistant_v2.db");
  const automationsFile = join(directory, "automations.yaml");
  const registryFile = join(directory, "registry.json");
  const truthFile = join(directory, "truth.json");
  const file = new RecorderFile(recorder);
  const simulated = simulateHome(options, file.write);
  file.close();
  writeFileSync(automationsFile, stringify(simulated.automations));
  writeFileSync(registryFile, JSON.stringify(simulated.registry, null, 1));
  writeFileSync(truthFile, JSON.stringify({ habits: simulated.truth, findings: simulated.findings }, null, 1));
  return { ...simulated, recorder, automationsFile, registryFile, truthFile, states: file.states };
}
