import { createDb } from "@routinely/db";
import { prepareDataDir } from "@routinely/db/embedded";
import { ownRunners, whenGone } from "./ancestors.ts";
import { bothOrNone } from "./both-or-none.ts";
import { buildWeb } from "./build-web.ts";
import { makeDemoHome, waitForFirstAnalysis } from "./demo-home.ts";
import type { Env } from "./env.ts";
import { Parts } from "./parts.ts";
import { checkPort } from "./port.ts";
import { identify } from "./process-identity.ts";
import { type Say, step } from "./progress.ts";
import { endRemains } from "./recover.ts";
import { type RunStateFile, writeRunState } from "./run-state.ts";
import { waitUntilHealthy } from "./wait-until-healthy.ts";

/**
 * Runs Routinely until `stop` is aborted: database, demo home, worker and web. Says its address once it answers.
 * Whatever happens, nothing it started is left behind.
 *
 * @throws StartError | DatabaseError whose message is a sentence for the person who starts it
 */
export async function launch(env: Env, say: Say, stop: AbortController): Promise<void> {
  const dataDir = await prepareDataDir(env.dataDir);
  await endRemains(dataDir);
  await checkPort(env.host, env.port);
  const runners = ownRunners();
  const url = `http://${env.host === "::1" ? "[::1]" : env.host}:${env.port}`;
  const state = writeRunState(dataDir, { url, launcher: identify(process.pid)!, runners });
  whenGone(runners, () => stop.abort());

  const parts = new Parts({ ...env, dataDir }, say, state);
  try {
    await start(parts, { url, state, say, stop: stop.signal });
    say(`Routinely is ready: ${url}`);
    await aborted(stop.signal);
  } finally {
    await parts.stop();
    state.remove();
  }
}

interface StartContext {
  readonly url: string;
  readonly state: RunStateFile;
  readonly say: Say;
  readonly stop: AbortSignal;
}

/** Builds the web app while the database, the worker and the demo home get ready; the web app needs both. */
async function start(parts: Parts, { url, state, say, stop }: StartContext): Promise<void> {
  const failure = new AbortController();
  const signal = AbortSignal.any([stop, failure.signal]);
  const build = buildWeb(signal, (identity) => state.setChild("build", identity));
  const [checkWorker] = await bothOrNone(
    failure,
    startWorker(parts, say, signal),
    step(say, "Building the web app", build),
  );
  stop.throwIfAborted();
  const checkWeb = parts.run("web");
  const healthy = waitUntilHealthy(url, () => {
    stop.throwIfAborted();
    checkWorker();
    checkWeb();
  });
  await step(say, "Starting the web app", healthy);
}

/** Ready when the database is migrated, a worker runs, and a demo home made now has had its first analysis. */
async function startWorker(parts: Parts, say: Say, stop: AbortSignal): Promise<() => void> {
  const { connectionString } = await step(say, "Starting the database", parts.openDatabase());
  stop.throwIfAborted();
  const checkWorker = parts.run("worker");
  const db = createDb(connectionString, { poolMax: 1 });
  try {
    const isNew = await step(say, "Making the demo home", makeDemoHome(db, parts.childEnv(), stop));
    const check = () => {
      stop.throwIfAborted();
      checkWorker();
    };
    if (isNew) await waitForFirstAnalysis(db, say, check);
  } finally {
    await db.$disconnect();
  }
  return checkWorker;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
