import { replay } from "@routinely/analysis";
import { writeHome } from "@routinely/simulator";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

/** The simulator writes a run some milliseconds after what set it off. */
const SAME_MS = 2000;

test.each([
  ["family", 2],
  ["studio", 1],
] as const)(
  "what the automations of a simulated home did (%s, %d) is what their replay says",
  { timeout: 30_000 },
  (profile, seed) => {
    const files = writeHome(temporaryFolder(), { profile, seed, days: 14 });
    const { log, home } = readHome({
      recorderPath: files.recorder,
      automationsPath: files.automationsFile,
      registryPath: files.registryFile,
    });
    let [runs, told] = [0, 0];
    for (const automation of home.automations) {
      const ran =
        log.runs.find(({ name }) => name === automation.alias)?.times.filter((time) => time >= log.from) ?? [];
      const { firings } = replay(automation, log, home, log);
      const replayed = firings.map(({ at }) => at);
      runs += Math.max(ran.length, replayed.length);
      told += [...ran].filter((time) => replayed.some((at) => Math.abs(at - time) < SAME_MS)).length;
    }
    expect(runs).toBeGreaterThan(100);
    // Waits that an outage or a restart ends go on in the simulator.
    expect(told / runs).toBeGreaterThan(0.99);
  },
);
