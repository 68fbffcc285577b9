import type { Rng } from "../rng.ts";

export interface FaultOptions {
  readonly rng: Rng;
  /** Length of the simulated time. */
  readonly days: number;
  /** 0 = all is well, 1 = as in most homes. */
  readonly burden: number;
  /** Whether an entity plays no part in the habits and automations of the home: what people do must not hang on a fault. */
  isFree(entityId: string): boolean;
}
