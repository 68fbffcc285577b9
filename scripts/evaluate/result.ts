/** What came of an automation's firings, each counted for every entity that it acts on. */
export interface Counts {
  readonly hits: number;
  readonly wrong: number;
  readonly unneeded: number;
}

export interface ProposalResult {
  readonly title: string;
  /** What sets it off, in Home Assistant's word. */
  readonly trigger: string;
  readonly confidence: number;
  /** False for what is less certain than the engine's gate: it only counts for calibration. */
  readonly proposed: boolean;
  /** In the days that were mined, as the engine says it. */
  readonly before: Counts;
  /** In the days after, by the replay. */
  readonly later: Counts;
  /** The habit out of which people did most of what it would have done; null when there is none. */
  readonly habit: string | null;
  /** The class of that habit. */
  readonly kind: string | null;
  /** That habit had stopped when the proposal was made. */
  readonly dead: boolean;
  /** A better one does the same at the same time. */
  readonly duplicate: boolean;
  /** An automation of the home did the same at the same time. */
  readonly automated: boolean;
}

export interface HabitResult {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** What was done out of it in the later days. */
  readonly acts: number;
  readonly saved: number;
  readonly idealSaved: number;
  readonly ideal: Counts;
  /**
   * Of the suggestions about its entities, best first and each followed by its alternatives, which does right by it: 1
   * for the first; null for none.
   */
  readonly place: number | null;
  /** With `--why`: the candidates that explained it best, and what became of each, as sentences. */
  readonly fates: readonly string[];
}

export interface HomeResult {
  readonly profile: string;
  readonly seed: number;
  readonly laterDays: number;
  /** Of the analysis alone. */
  readonly seconds: number;
  /** By rank; those below the gate last. */
  readonly proposals: readonly ProposalResult[];
  /** Those that were alive when it was mined. */
  readonly habits: readonly HabitResult[];
  /** Why the rest was left out. */
  readonly dropped: string;
}
