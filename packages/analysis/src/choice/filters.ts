import type { Scored } from "../judge/score.ts";

/** Why candidates are no suggestions of their own, in the order in which it is looked at. */
export const FILTERS = {
  chance: "as likely by chance, after looking at so many possibilities",
  unreliable: "wrong too often to be welcome",
  explained: "another routine explains the same acts better",
  dead: "no longer done",
  device: "done by the device itself, too exactly or too regularly for people",
  merged: "joined with another into one automation",
  automated: "done by an automation already",
  type: "of a kind that this analysis was not asked for",
  unproven: "no longer certain enough once the later days kept apart were looked at",
} as const;
export type Filter = keyof typeof FILTERS;

/** A candidate that is no suggestion of its own. */
export interface Dropped {
  readonly filter: Filter;
  readonly candidate: Scored;
  /** The candidate that was preferred to it. */
  readonly instead?: Scored;
}
