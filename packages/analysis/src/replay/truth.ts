/**
 * What a condition comes to: yes, no, `error` where Home Assistant cannot tell (an entity that is not there), and null
 * for one that counts as if it were not there (switched off, or not replayable).
 */
export type Truth = boolean | "error" | null;

/** Each looks at all of its parts as Home Assistant does: an error only counts where no part decides. */
export const allOf = (parts: readonly Truth[]): Truth => decided(parts, false, true);
export const anyOf = (parts: readonly Truth[]): Truth => decided(parts, true, false);
export const noneOf = (parts: readonly Truth[]): Truth => {
  const any = anyOf(parts);
  return typeof any === "boolean" ? !any : any;
};

function decided(parts: readonly Truth[], decisive: boolean, otherwise: boolean): Truth {
  if (parts.includes(decisive)) return decisive;
  return parts.includes("error") ? "error" : otherwise;
}
