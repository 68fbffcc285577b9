/** A path with those parameters that have a value: `/history?status=failed`. */
export function address(path: string, parameters: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** What came with a page's address; of a repeated parameter, the first. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
