import type { Context } from "./contexts.ts";

/** What happens in a home, in the order of time; the recorder writes it down. */
export type Row =
  | {
      readonly kind: "state";
      readonly at: number;
      readonly entityId: string;
      readonly state: string;
      readonly attributes: string;
      readonly context: Context;
    }
  | {
      readonly kind: "event";
      readonly at: number;
      readonly type: string;
      readonly data: unknown;
      readonly context: Context;
    }
  | { readonly kind: "started" | "stopped"; readonly at: number };

export type Sink = (row: Row) => void;
