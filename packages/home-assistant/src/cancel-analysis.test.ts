import { ANALYSIS_TYPES, analyze, type Progress } from "@routinely/analysis";
import { writeHome } from "@routinely/simulator";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

vi.setConfig({ testTimeout: 120_000 });

/** What a cancelled run may still do, and how long nothing may be heard of one, in milliseconds of this thread's own work. */
const LONGEST_SILENCE_MS = 200;

type Listener = (progress: Progress) => void;

/** Reads and analyses a large home, as a run does. */
function largeHome(): (onProgress: Listener) => void {
  const written = writeHome(temporaryFolder(), { profile: "large", seed: 2, days: 6 });
  return (onProgress) => {
    const { log, home } = readHome({
      recorderPath: written.recorder,
      automationsPath: written.automationsFile,
      registryPath: written.registryFile,
      onProgress,
    });
    analyze(log, home, { types: ANALYSIS_TYPES, hours: 6 * 24, onProgress });
  };
}

/** Other programs on the machine do not count. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

test("a large home is heard of all the time, and stops wherever its listener throws", () => {
  const run = largeHome();
  const silences: { during: string; ms: number }[] = [];
  let during = "the start";
  let heardAt = workedMs();
  const hear = (next: string) => {
    silences.push({ during, ms: workedMs() - heardAt });
    during = next;
    heardAt = workedMs();
  };
  run(({ message }) => hear(message.replace(/\d.*/, "")));
  hear("the end");
  expect(silences.filter(({ ms }) => ms > LONGEST_SILENCE_MS)).toEqual([]);

  const stages = [...new Set(silences.slice(1).map((silence) => silence.during))];
  expect(stages.length).toBeGreaterThan(4);
  for (const [i, stage] of stages.entries()) {
    const cancelled = new Error(stage);
    let thrownAt: number | undefined;
    expect(() =>
      run(({ message }) => {
        expect(thrownAt).toBeUndefined(); // nothing is heard of a cancelled run
        if (stages.findIndex((one) => message.startsWith(one)) < i) return; // a short stage may not be heard of
        thrownAt = workedMs();
        throw cancelled;
      }),
    ).toThrow(cancelled);
    expect(workedMs() - thrownAt!).toBeLessThan(LONGEST_SILENCE_MS);
  }
});
