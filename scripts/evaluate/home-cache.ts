import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Habit, type Profile, type SimulateOptions, writeHome } from "../../packages/simulator/src/index.ts";
import { rootDirectory } from "../root-directory.ts";

const CACHE = join(tmpdir(), "routinely-homes");
/** What of a home stands in no file that Home Assistant would leave. */
const KEPT = "kept.json";
/** Homes that were not used for longest go first when there are more than these. About 20 MB each. */
const MAX_HOMES = 600;

export interface CachedHome {
  readonly recorder: string;
  readonly automations: string;
  readonly registry: string;
  readonly truth: readonly Habit[];
  /** End of the history, epoch ms: another day of the year for every home. */
  readonly until: number;
}

/** A simulated home, made before or now. Changing the simulator makes new homes. */
export function simulatedHome(profile: Profile, seed: number, days: number, fresh: boolean): CachedHome {
  const directory = join(CACHE, simulatorHash(), `${profile}-${seed}-${days}`);
  if (fresh || !existsSync(join(directory, KEPT))) {
    rmSync(directory, { recursive: true, force: true });
    make(directory, { profile, seed, days });
  }
  utimesSync(directory, new Date(), new Date());
  const { until, truth } = JSON.parse(readFileSync(join(directory, KEPT), "utf8")) as Pick<
    CachedHome,
    "until" | "truth"
  >;
  return {
    recorder: join(directory, "home-assistant_v2.db"),
    automations: join(directory, "automations.yaml"),
    registry: join(directory, "registry.json"),
    until,
    truth,
  };
}

/** Made beside its place and moved there when done, so that nobody finds half a home. */
function make(directory: string, options: SimulateOptions): void {
  const draft = `${directory}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  mkdirSync(draft, { recursive: true });
  try {
    const { until, truth } = writeHome(draft, options);
    writeFileSync(join(draft, KEPT), JSON.stringify({ until, truth }));
    renameSync(draft, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error; // else another process was faster
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Removes what was not used for longest. */
export function trimCache(): void {
  const homes = existsSync(CACHE)
    ? readdirSync(CACHE).flatMap((hash) => readdirSync(join(CACHE, hash)).map((name) => join(CACHE, hash, name)))
    : [];
  const byAge = homes.map((path) => ({ path, used: statSync(path).mtimeMs })).sort((a, b) => b.used - a.used);
  for (const { path } of byAge.slice(MAX_HOMES)) rmSync(path, { recursive: true, force: true });
}

let hash: string | undefined;

/** Of all sources that a simulated home depends on. */
function simulatorHash(): string {
  if (hash !== undefined) return hash;
  const sum = createHash("sha256");
  const sources = globSync("packages/simulator/src/**/*.ts", { cwd: rootDirectory }).sort();
  for (const path of sources.filter((one) => !one.endsWith(".test.ts"))) {
    sum.update(path).update(readFileSync(join(rootDirectory, path)));
  }
  hash = sum.digest("hex").slice(0, 12);
  return hash;
}
