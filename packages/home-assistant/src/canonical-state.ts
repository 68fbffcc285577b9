/** The state as the event log names it: one on its way counts as arrived, a removed entity (null) as unavailable. */
export function canonicalState(state: string | null): string {
  if (state === "opening") return "open";
  if (state === "closing") return "closed";
  return state ?? "unavailable";
}

/** Whether nothing is known of the entity in this state. */
export function isOutage(state: string): boolean {
  return state === "unavailable" || state === "unknown";
}

/** Whether it is on its way from one state to another. */
export function isMoving(rawState: string | null): boolean {
  return rawState === "opening" || rawState === "closing";
}
