import type { Deps } from "../deps.ts";

const INTERVAL_MS = 5_000;

/**
 * Lets the other processes know that this worker is there, now and every 5 s.
 *
 * @returns says good-bye
 */
export async function keepPresent({ db, log }: Pick<Deps, "db" | "log">, worker: string): Promise<() => Promise<void>> {
  const show = () => db.$executeRaw`
    INSERT INTO workers (name, started_at, seen_at) VALUES (${worker}, now(), now())
    ON CONFLICT (name) DO UPDATE SET seen_at = now()`;
  const unheard = (error: unknown) => log.debug({ err: error }, "this worker's presence could not be written");
  const timer = setInterval(() => {
    show().catch(unheard);
  }, INTERVAL_MS);
  await show();
  return async () => {
    clearInterval(timer);
    await db.workerPresence.deleteMany({ where: { name: worker } }).catch(unheard);
  };
}
