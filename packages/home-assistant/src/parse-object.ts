/** The object in a JSON text; empty for anything else: one broken row must not cost the whole history. */
export function parseObject(json: unknown): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(String(json));
    return typeof content === "object" && content !== null ? (content as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
