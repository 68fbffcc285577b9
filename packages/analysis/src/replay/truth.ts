/**
 * What a condition comes to: yes, no, `error` where Home Assistant cannot tell (an entity that is not there), `unknown`
 * where the history cannot (a template), and null for one that is switched off, as if it were not there.
 */
export type Truth = boolean | "error" | "unknown" | null;

/**
 * Each looks at all of its parts as Home Assistant does: an error only counts where no part decides. Nor does what is
 * unknown, which an error outweighs where both would have to hold (Kleene's logic, with errors).
 */
export const allOf = (parts: readonly Truth[]): Truth => decided(parts, false, ["error", "unknown"], true);
export const anyOf = (parts: readonly Truth[]): Truth => decided(parts, true, ["unknown", "error"], false);
export const noneOf = (parts: readonly Truth[]): Truth => {
  const any = decided(parts, true, ["error", "unknown"], false);
  return typeof any === "boolean" ? !any : any;
};

function decided(parts: readonly Truth[], decisive: boolean, open: readonly Truth[], otherwise: boolean): Truth {
  if (parts.includes(decisive)) return decisive;
  return open.find((truth) => parts.includes(truth)) ?? otherwise;
}
