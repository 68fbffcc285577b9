/** A cover on its way counts as arrived. */
export function settled(state: string): string {
  return state === "opening" ? "open" : state === "closing" ? "closed" : state;
}
