import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { endChild } from "./end-process.ts";
import { StartError } from "./env.ts";
import { identify, type ProcessIdentity } from "./process-identity.ts";

const REPOSITORY = path.join(import.meta.dirname, "../../..");
const STOP_PATIENCE_MS = 5_000;

/**
 * Builds the web app when it is stale; turbo knows by the contents of everything it is built from.
 *
 * @param onProcess told of the build's process, and of undefined once it has ended
 * @throws StartError with the build's last words
 */
export async function buildWeb(
  stop: AbortSignal,
  onProcess: (identity: ProcessIdentity | undefined) => void,
): Promise<void> {
  stop.throwIfAborted();
  const turbo = createRequire(path.join(REPOSITORY, "package.json")).resolve("turbo/bin/turbo");
  const child = spawn(process.execPath, [turbo, "run", "build", "--filter=@routinely/web", "--output-logs=new-only"], {
    cwd: REPOSITORY,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a group of its own, to be ended whole
  });
  const identity = identify(child.pid ?? -1);
  onProcess(identity);
  const end = () => identity && void endChild(identity, STOP_PATIENCE_MS);
  stop.addEventListener("abort", end, { once: true });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => output.push(text));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  onProcess(undefined);
  stop.throwIfAborted();
  if (code === 0) return;
  const lines = output.join("").trimEnd().split("\n").slice(-30).join("\n");
  throw new StartError(`The web app could not be built:\n${lines}`);
}
