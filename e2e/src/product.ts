import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "@routinely/db/embedded";
import { freePort } from "./free-port.ts";

const LAUNCHER = fileURLToPath(new URL("../../apps/launcher/src/main.ts", import.meta.url));
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 20_000;

/** The whole program, started as a person starts it, with a data directory of its own. */
export interface Product {
  readonly url: string;
  readonly dataDir: string;
  /** Ends it as Ctrl-C does, and waits until it is gone. Does nothing when it does not run. */
  stop(): Promise<void>;
  /** Starts it again, at the same address with the same data. */
  start(): Promise<void>;
  /** Stops it for good and deletes its data. */
  remove(): Promise<void>;
}

export async function createProduct(env: NodeJS.ProcessEnv = {}): Promise<Product> {
  const dataDir = await temporaryDirectory();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let launcher: ChildProcess | undefined;

  const product: Product = {
    url,
    dataDir,
    async start() {
      launcher = startLauncher({ PORT: String(port), ROUTINELY_DATA_DIR: dataDir, ...env });
      await untilItSays(launcher, `ready: ${url}`).catch(async (error) => {
        await product.stop();
        throw error;
      });
    },
    async stop() {
      if (launcher) await interrupt(launcher);
      launcher = undefined;
    },
    async remove() {
      await product.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  await product.start();
  return product;
}

/** A directory that the user of PostgreSQL may enter, too. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "routinely-e2e-"));
  await chmod(directory, 0o755);
  return directory;
}

/** Starts the launcher without waiting for anything. The limits are raised: one client does the work of many people here. */
export function startLauncher(env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [LAUNCHER], {
    env: { ...process.env, ROUTINELY_STARTS_PER_MINUTE: "1000", ROUTINELY_DECISIONS_PER_MINUTE: "1000", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Waits for a text in what a process prints; fails with all it printed when it ends before. */
export async function untilItSays(child: ChildProcess, text: string): Promise<string> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`It did not say "${text}" in time, but:\n${said}`)),
      START_TIMEOUT_MS,
    );
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (!said.includes(text)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`It ended with ${code} after saying:\n${said}`));
    });
  });
  return said;
}

async function interrupt(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

/** A PostgreSQL beside the program, given to it by DATABASE_URL, that can be stopped and started at the same address. */
export async function createDatabase() {
  const directory = await temporaryDirectory();
  const settings = { port: String(await freePort()), fsync: "off" };
  let server = await startEmbedded(directory, { settings });
  return {
    url: server.connectionString,
    stop: () => server.stop(),
    async start() {
      server = await startEmbedded(directory, { settings });
    },
    async remove() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
