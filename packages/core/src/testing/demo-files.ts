import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { writeHome } from "@routinely/simulator";
import type { HomeSource } from "../homes/home-source.ts";

/** Two weeks of the demo home in a folder of their own. */
export function demoFiles(): { source: HomeSource & { recorderPath: string }; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "routinely-demo-"));
  const written = writeHome(folder, { profile: "demo", seed: 1, days: 14, until: new Date("2026-03-02T12:00:00Z") });
  return {
    source: {
      kind: "recorder",
      recorderPath: written.recorder,
      automationsPath: written.automationsFile,
      registryPath: written.registryFile,
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Makes reading a recorder file wait, as a program does that writes to it without WAL: at most 5 s, then readers give up. */
export function lockRecorder(path: string): { release: () => void } {
  const db = new DatabaseSync(path);
  db.exec("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE");
  return { release: () => db.close() };
}
