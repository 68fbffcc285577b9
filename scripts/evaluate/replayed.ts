import { type EventLog, type HomeModel, replay } from "../../packages/analysis/src/index.ts";

/** A stretch of time, epoch ms; `until` is exclusive. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** A firing of an automation on one entity that it acts on. */
export type Firing = ReturnType<typeof replay>["firings"][number]["effects"][number];

/** All firings of an automation in a stretch of a home's history. */
export function firingsOf(log: EventLog, home: HomeModel, automation: unknown, span: Span): readonly Firing[] {
  return replay(automation, log, home, span).firings.flatMap((firing) => firing.effects);
}

/**
 * All firings of a change of an automation. What people corrected it does for them by itself; what the automation did
 * as it was, and nobody minded, is neither wanted nor wrong.
 *
 * @param changed entity id of the automation that it changes
 */
export function firingsOfChange(
  log: EventLog,
  home: HomeModel,
  automation: unknown,
  span: Span,
  changed: string,
): readonly Firing[] {
  const beside = firingsOf(log, home, automation, span);
  const instead = replay(automation, log, home, span, { instead: changed }).firings.flatMap((firing) => firing.effects);
  const besides = new Map(beside.map((firing) => [keyOf(firing), firing]));
  return instead.map((firing) => {
    if (firing.outcome !== "wrong") return firing;
    return besides.get(keyOf(firing))?.outcome === "wrong" ? firing : { ...firing, outcome: "unneeded" as const };
  });
}

function keyOf({ entityId, target, at }: Firing): string {
  return `${entityId} ${target} ${at}`;
}
