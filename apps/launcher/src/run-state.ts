import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { ProcessIdentity } from "./process-identity.ts";

const identitySchema = z.object({ pid: z.number().int().positive(), started: z.string() });
const runStateSchema = z.object({
  url: z.string(),
  launcher: identitySchema,
  /** The package managers that started the launcher. */
  runners: z.array(identitySchema),
  /** Web, worker and build by name. */
  children: z.record(z.string(), identitySchema),
});

/** Which processes run on a data directory: `run.json` there, so that the next start finds those of a killed one. */
export type RunState = z.infer<typeof runStateSchema>;

/** @returns undefined when nothing was running, or the file is not what we write */
export function readRunState(dataDir: string): RunState | undefined {
  try {
    return runStateSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), "utf8")));
  } catch {
    return undefined;
  }
}

export interface RunStateFile {
  setChild(name: string, identity: ProcessIdentity | undefined): void;
  remove(): void;
}

/** Writes the state of this launcher and keeps it true; each write replaces the file whole. */
export function writeRunState(dataDir: string, state: Omit<RunState, "children">): RunStateFile {
  const children: Record<string, ProcessIdentity> = {};
  const file = fileIn(dataDir);
  const write = () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify({ ...state, children }, null, 2));
    renameSync(`${file}.new`, file);
  };
  write();
  return {
    setChild(name, identity) {
      if (identity) children[name] = identity;
      else delete children[name];
      write();
    },
    remove: () => rmSync(file, { force: true }),
  };
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, "run.json");
}
