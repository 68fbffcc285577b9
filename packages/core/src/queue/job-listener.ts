import { setTimeout as delay } from "node:timers/promises";
import { JobStatus } from "@routinely/db";
import { Client } from "pg";
import type { Logger } from "pino";
import { z } from "zod";
import type { JobListener, JobNotice } from "../deps.ts";

/** Sent to by a trigger of the database on every committed change of a job. */
const CHANNEL = "routinely_job";
/** How long the connection may be silent before its other end is asked whether it is still there. */
const KEEP_ALIVE_MS = 10_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;

const payloadSchema = z.object({ op: z.enum(["changed", "deleted"]), id: z.uuid(), status: z.enum(JobStatus) });

export interface OpenJobListener extends JobListener {
  close(): Promise<void>;
}

export interface ListenerOptions {
  readonly databaseUrl: string;
  readonly log: Logger;
}

/**
 * Listens on one connection for the whole process. A lost connection is made anew, for as long as it takes, and
 * subscribers are told that they may have missed something.
 */
export async function openJobListener({ databaseUrl, log }: ListenerOptions): Promise<OpenJobListener> {
  const subscribers = new Set<(notice: JobNotice) => void>();
  const closing = new AbortController();
  let client: Client | undefined;

  function tell(notice: JobNotice) {
    for (const subscriber of subscribers) subscriber(notice);
  }

  async function connect() {
    const next = new Client({
      connectionString: databaseUrl,
      application_name: "routinely listener",
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    next.on("error", (error) => log.debug({ err: error }, "the listening connection broke"));
    next.on("notification", ({ payload }) => {
      const { op, id, status } = payloadSchema.parse(JSON.parse(payload ?? ""));
      tell({ kind: op, id, status });
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await next.end();
      throw error;
    }
    next.on("end", () => {
      reconnect().catch((error) => log.error({ err: error }, "nobody listens to the database any more"));
    });
    client = next;
    if (closing.signal.aborted) await next.end();
  }

  async function reconnect() {
    for (let wait = FIRST_RETRY_MS; !closing.signal.aborted; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      try {
        await delay(wait, undefined, { signal: closing.signal });
        await connect();
        return tell({ kind: "reconnected" });
      } catch (error) {
        if (!closing.signal.aborted) log.debug({ err: error }, "the database cannot be listened to; trying again");
      }
    }
  }

  await connect();
  return {
    subscribe(onNotice) {
      subscribers.add(onNotice);
      return () => subscribers.delete(onNotice);
    },
    async close() {
      closing.abort();
      await client?.end();
    },
  };
}
