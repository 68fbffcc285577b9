/** NaN for everything that is no number. */
export function toNumber(recorded: unknown): number {
  if (typeof recorded === "number") return recorded;
  const value = typeof recorded === "string" && recorded !== "" ? Number(recorded) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
