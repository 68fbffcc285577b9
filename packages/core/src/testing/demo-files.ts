import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { writeHome } from "@routinely/simulator";
import type { HomeSource } from "../homes/home-source.ts";

export interface DemoFiles {
  readonly source: HomeSource;
  /** Makes analyses of this home wait in the middle of reading, their thread stuck in a system call. */
  hold(): HeldReaders;
  remove(): void;
}

export interface HeldReaders {
  /** Resolves once an analysis waits. */
  reached(): Promise<void>;
  release(): void;
}

/** Two weeks of the demo home in a folder of their own. */
export function demoFiles(): DemoFiles {
  const folder = mkdtempSync(join(tmpdir(), "routinely-demo-"));
  const { recorder, automationsFile, registryFile } = writeHome(folder, {
    profile: "demo",
    seed: 1,
    days: 14,
    until: new Date("2026-03-02T12:00:00Z"),
  });
  return {
    source: { kind: "recorder", recorderPath: recorder, automationsPath: automationsFile, registryPath: registryFile },
    hold: () => holdReaders(automationsFile),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Puts a pipe in the place of a file: whoever opens it waits for somebody to write. */
function holdReaders(path: string): HeldReaders {
  const aside = `${path}.aside`;
  const pipe = `${path}.pipe`;
  renameSync(path, aside);
  execFileSync("mkfifo", [path]);
  let writer: number | undefined;
  return {
    async reached() {
      while (writer === undefined) {
        try {
          writer = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK); // fails while nobody reads
        } catch {
          await delay(10);
        }
      }
    },
    release() {
      renameSync(path, pipe);
      renameSync(aside, path);
      writer ??= openSync(pipe, constants.O_RDWR); // for writing alone, this would wait for a reader
      writeSync(writer, readFileSync(path));
      closeSync(writer);
      rmSync(pipe);
    },
  };
}
