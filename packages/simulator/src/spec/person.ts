export interface Outing {
  /** 0 = Monday … 6 = Sunday. */
  readonly days: readonly number[];
  readonly leave: number;
  readonly back: number;
  readonly spreadMinutes: number;
  readonly probability: number;
  /** Zone name when it has one. */
  readonly place?: string;
}

export interface PersonSpec {
  readonly id: string;
  readonly name: string;
  /** 32 hex digits. */
  readonly userId: string;
  /** Minutes after midnight on workdays and free days; bed may be past 1440. */
  readonly wake: readonly [number, number];
  readonly bed: readonly [number, number];
  /** Standard deviations of waking up and going to bed, in minutes. */
  readonly spread: { readonly wake: number; readonly bed: number };
  readonly outings: readonly Outing[];
  /** Goes to school, has neither a phone nor the app. */
  readonly child?: true;
  /** Weeks of other hours that follow each other. */
  readonly shifts?: readonly Pick<PersonSpec, "wake" | "bed" | "outings">[];
  /** Where they sleep; `bedroom` when left out. */
  readonly bedroom?: string;
  /** Share of random acts that are done in the app. */
  readonly appShare: number;
}

/** How punctual and how quick the people of a home are. */
export interface Temperament {
  /** How their times of the day scatter: to both sides, with a long tail of being late, or anyhow within bounds. */
  readonly jitter: "normal" | "skewed" | "uniform";
  /** Their usual delay, as a share of the way from the shortest to the longest. */
  readonly delay: number;
}
