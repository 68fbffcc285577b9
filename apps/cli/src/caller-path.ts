import { resolve } from "node:path";

/**
 * Absolute path of what a person typed, seen from the directory they typed it in.
 * `pnpm routinely` runs in the repository's root and leaves that directory in INIT_CWD.
 */
export function fromCallersDirectory(path: string, env: NodeJS.ProcessEnv = process.env): string {
  const byPnpm = env.npm_lifecycle_event === "routinely" && env.INIT_CWD;
  return resolve(byPnpm || process.cwd(), path);
}
