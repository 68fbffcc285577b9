import type { Deps } from "../deps.ts";
import { findJob, type Job } from "./job.ts";

/** @throws NotFoundError when there is no such job */
export function getJob({ db }: Pick<Deps, "db">, { id }: { id: string }): Promise<Job> {
  return findJob(db, id);
}
