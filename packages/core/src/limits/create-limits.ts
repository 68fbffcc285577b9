import type { Db } from "@routinely/db";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { RateLimitedError } from "../errors.ts";

export interface LimitOptions {
  /** Analyses that one client may start in a minute. */
  readonly startsPerMinute: number;
  /** Decisions that one client may take in a minute. */
  readonly decisionsPerMinute: number;
}

export const DEFAULT_LIMITS: LimitOptions = { startsPerMinute: 5, decisionsPerMinute: 10 };

/** Counts one more for that client, or rejects with RateLimitedError. */
export type Limit = (clientKey: string) => Promise<void>;

export interface Limits {
  readonly starts: Limit;
  readonly decisions: Limit;
}

const WINDOW_S = 60;

/** How often one client may do something. The counters are in the database: all processes share them. */
export function createLimits(db: Db, { startsPerMinute, decisionsPerMinute }: LimitOptions): Limits {
  return {
    starts: perMinute(db, "start", startsPerMinute, "analyses can be started"),
    decisions: perMinute(db, "decision", decisionsPerMinute, "decisions can be taken"),
  };
}

function perMinute(db: Db, keyPrefix: string, points: number, what: string): Limit {
  const limiter = new RateLimiterPrisma({
    storeClient: db,
    tableName: "rateLimiterFlexible",
    keyPrefix,
    points,
    duration: WINDOW_S,
  });
  return async (clientKey) => {
    try {
      await limiter.consume(clientKey);
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection;
      const seconds = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
      const wait = seconds === 1 ? "1 second" : `${seconds} seconds`;
      throw new RateLimitedError(`Only ${points} ${what} a minute. Try again in ${wait}.`, seconds);
    }
  };
}
