import type { HomeView, JobView } from "@routinely/api";
import { count } from "#lib/format.ts";

/** The home at a glance, in a sentence. */
export function overviewSentence(of: {
  home: HomeView | undefined;
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
  if (pending === 0) return `Nothing to decide in ${home.name}.`;
  const routines = of.more ? `More than ${pending} routines` : count(pending, "routine");
  return `${routines} of ${home.name} ${pending === 1 ? "waits" : "wait"} for your decision.`;
}
