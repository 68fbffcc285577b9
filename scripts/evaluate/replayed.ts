import type { EventLog, HomeModel } from "../../packages/analysis/src/index.ts";
import { type Replayable, replayAutomation, type Span } from "../replay-automation.ts";

/** A firing of an automation on one entity that it acts on. Times are epoch ms. */
export interface Firing {
  readonly entityId: string;
  /** Such as `light.turn_on`. */
  readonly action: string;
  readonly at: number;
  readonly outcome: "hit" | "unneeded" | "wrong";
  /** When people did it by hand: hits only. */
  readonly actedAt?: number;
}

/** All firings of an automation in a stretch of a home's history. */
export function firingsOf(log: EventLog, home: HomeModel, automation: Replayable, span: Span): Firing[] {
  return automation.actions.flatMap((action) =>
    replayAutomation(log, home, { ...automation, actions: [action] }, span).map((judged) => ({
      ...judged,
      action: String(action.action),
    })),
  );
}
