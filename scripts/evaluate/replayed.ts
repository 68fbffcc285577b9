import { type EventLog, type HomeModel, replay } from "../../packages/analysis/src/index.ts";

/** A stretch of time, epoch ms; `until` is exclusive. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** A firing of an automation on one entity that it acts on. */
export type Firing = ReturnType<typeof replay>["firings"][number]["effects"][number];

/**
 * All firings of an automation in a stretch of a home's history.
 *
 * @param instead entity id of the automation that it stands in for, when it is a change of one
 */
export function firingsOf(
  log: EventLog,
  home: HomeModel,
  automation: unknown,
  span: Span,
  instead?: string,
): readonly Firing[] {
  const options = instead === undefined ? {} : { instead };
  return replay(automation, log, home, span, options).firings.flatMap((firing) => firing.effects);
}
