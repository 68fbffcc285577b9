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
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Habit, type Profile, type SimulateOptions, writeHome } from "../../packages/simulator/src/index.ts";
import { rootDirectory } from "../root-directory.ts";

const DAY = 86_400_000;
const CACHE = join(tmpdir(), "routinely-homes");
/** Homes that were not used for longest go first when there are more than these. About 20 MB each. */
const MAX_HOMES = 600;

export interface CachedHome {
  readonly recorder: string;
  readonly automations: string;
  readonly registry: string;
  readonly truth: readonly Habit[];
  /** End of the history, epoch ms. */
  readonly until: number;
}

/** A simulated home, made before or now. Changing the simulator makes new homes. */
export function simulatedHome(profile: Profile, seed: number, days: number, fresh: boolean): CachedHome {
  const until = endOf(seed);
  const directory = join(CACHE, simulatorHash(), `${profile}-${seed}-${days}`);
  if (fresh) rmSync(directory, { recursive: true, force: true });
  if (!existsSync(directory)) make(directory, { profile, seed, days, until });
  utimesSync(directory, new Date(), new Date());
  return {
    recorder: join(directory, "home-assistant_v2.db"),
    automations: join(directory, "automations.yaml"),
    registry: join(directory, "registry.json"),
    truth: JSON.parse(readFileSync(join(directory, "truth.json"), "utf8")) as Habit[],
    until: until.getTime(),
  };
}

/** The histories end on days all over the year, so that seasons differ and clocks change in some of them. */
function endOf(seed: number): Date {
  return new Date(Date.UTC(2025, 9, 1) + ((seed * 61) % 365) * DAY);
}

/** Made beside its place and moved there when done, so that nobody finds half a home. */
function make(directory: string, options: SimulateOptions): void {
  const draft = `${directory}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  mkdirSync(draft, { recursive: true });
  try {
    writeHome(draft, options);
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
