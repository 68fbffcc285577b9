import { join } from "node:path";
import { ANALYSIS_TYPES } from "@routinely/analysis";
import { writeHome } from "@routinely/simulator";
import type { Deps } from "../deps.ts";
import { addJob } from "../jobs/add-job.ts";
import { MAX_HOURS } from "../jobs/start-job.ts";
import type { HomeSource } from "./home-source.ts";

const DEMO_SEED = 1;
const DEMO_DAYS = MAX_HOURS / 24;
/** Any number will do, as long as nothing else uses it. */
const DEMO_LOCK = 7_391_001;
/** Making a month of life takes seconds, on a slow machine more. */
const TRANSACTION_TIMEOUT_MS = 120_000;

/**
 * When there is no home yet, makes the demo home: its files in `<dataDir>/demo`, its row and its first analysis. Processes
 * that start at once wait for the first of them, and one that dies half-way leaves nothing that counts.
 *
 * @returns whether it was made
 */
export async function ensureDemoHome({ db, queue, dataDir }: Pick<Deps, "db" | "queue" | "dataDir">): Promise<boolean> {
  if ((await db.home.count()) > 0) return false;
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${DEMO_LOCK}::bigint)`;
      if ((await tx.home.count()) > 0) return false;
      const { home, recorder, automationsFile, registryFile } = writeHome(join(dataDir, "demo"), {
        profile: "demo",
        seed: DEMO_SEED,
        days: DEMO_DAYS,
        until: new Date(),
      });
      const { name, timeZone, latitude, longitude } = home;
      const source: HomeSource = {
        kind: "demo",
        seed: DEMO_SEED,
        recorderPath: recorder,
        automationsPath: automationsFile,
        registryPath: registryFile,
      };
      const { id: homeId } = await tx.home.create({ data: { name, timeZone, latitude, longitude, source } });
      const everything = { analysisTypes: ANALYSIS_TYPES, hours: MAX_HOURS, entities: [], focusAreas: [] };
      await addJob(tx, queue, { homeId, ...everything });
      return true;
    },
    { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_TIMEOUT_MS },
  );
}
