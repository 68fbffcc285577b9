import { endChild, endProcess } from "./end-process.ts";
import { StartError } from "./env.ts";
import { isAlive, type ProcessIdentity } from "./process-identity.ts";
import { type RunState, readRunState } from "./run-state.ts";

/** A launcher stops its children and the database, each with a patience of its own. */
const LAUNCHER_PATIENCE_MS = 20_000;
const CHILD_PATIENCE_MS = 5_000;

export type Remains =
  | { readonly kind: "none" }
  /** Routinely runs here, and whoever started it is still there. */
  | { readonly kind: "running"; readonly url: string }
  /** What a killed start left behind: the launcher first, for it ends its children itself. */
  | { readonly kind: "orphans"; readonly launcher: ProcessIdentity | undefined; readonly children: ProcessIdentity[] };

/** What an earlier start on the same data directory left running. */
export function findRemains(
  state: RunState | undefined,
  alive: (identity: ProcessIdentity) => boolean = isAlive,
): Remains {
  if (!state) return { kind: "none" };
  const launcherLives = alive(state.launcher);
  if (launcherLives && state.runners.every(alive)) return { kind: "running", url: state.url };
  const children = Object.values(state.children).filter(alive);
  if (!launcherLives && children.length === 0) return { kind: "none" };
  return { kind: "orphans", launcher: launcherLives ? state.launcher : undefined, children };
}

/**
 * Ends the web, worker and launcher that a killed start left behind. A database is left: it is taken over.
 *
 * @throws StartError when Routinely is running as it should
 */
export async function endRemains(dataDir: string): Promise<void> {
  const remains = findRemains(readRunState(dataDir));
  if (remains.kind === "none") return;
  if (remains.kind === "running") throw new StartError(`Routinely is already running: ${remains.url}`);
  if (remains.launcher) await endProcess(remains.launcher, LAUNCHER_PATIENCE_MS);
  await Promise.all(remains.children.map((child) => endChild(child, CHILD_PATIENCE_MS)));
}
