import type { Backend } from "./backend.ts";

/** The process's one core, opened by the server before Next answers anything. */
export function backend(): Backend {
  const opened = globalThis.routinelyBackend;
  if (!opened) throw new Error("The pages are served by src/server.ts, not by `next start` or `next dev`.");
  return opened;
}
