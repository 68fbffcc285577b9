import type { HomeView, JobView } from "@routinely/api";
import { count } from "#lib/format.ts";

/** The home at a glance, in a sentence. */
export function overviewSentence(of: {
  home: HomeView | undefined;
  /** How many homes there are: what waits may be of any of them. */
  homes: number;
  /** The newest completed run. */
  last: JobView | undefined;
  active: JobView | undefined;
  pending: number;
  /** There are more pending ones than were counted. */
  more: boolean;
}): string {
  const { home, last, active, pending } = of;
  if (!home) return "Welcome. Let’s find out what your home could do by itself.";
  if (!last) {
    return active ? `Looking at ${home.name} for the first time.` : `${home.name} is ready for its first analysis.`;
  }
  const where = of.homes > 1 ? "your homes" : home.name;
  if (pending === 0) return `Nothing to decide in ${where}.`;
  const routines = of.more ? `More than ${pending} routines` : count(pending, "routine");
  return `${routines} of ${where} ${pending === 1 ? "waits" : "wait"} for your decision.`;
}
