import type { Counts, HabitResult, HomeResult, ProposalResult } from "./result.ts";

/** How often what the engine was so sure of came true. Shares are 0..1. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly firings: number;
  readonly said: number;
  readonly cameTrue: number;
}

/** All shares are 0..1, NaN where there is nothing to share. */
interface Shares {
  readonly precision: number;
  readonly idealPrecision: number;
  readonly falseADay: number;
  readonly idealFalseADay: number;
  /** What people did out of habits in the later days. */
  readonly acts: number;
  readonly recall: number;
  readonly idealRecall: number;
  readonly habits: number;
  readonly covered: number;
  readonly top3: number;
  readonly top10: number;
  /** Numbers of proposals. */
  readonly proposals: number;
  readonly duplicates: number;
  readonly automated: number;
  readonly dead: number;
  readonly bins: readonly Bin[];
  /** Mean distance between said and came true, weighted by firings. */
  readonly calibrationError: number;
}

/** Of the habits of one class, and of what is proposed out of them; `none` is what is proposed out of no habit. */
export interface ClassMeasures extends Shares {
  readonly kind: string;
}

export interface Measures extends Shares {
  readonly homes: number;
  readonly proposalsPerHome: number;
  readonly precisionOfTen: number;
  readonly byKind: readonly ClassMeasures[];
  readonly seconds: number;
}

const BINS = 10;
/** A habit is covered when this share of what the ideal saves is saved. */
const COVERED = 0.5;
/** The class of what is proposed out of no habit. */
const NO_HABIT = "none";

export function measure(homes: readonly HomeResult[]): Measures {
  const candidates = homes.flatMap((home) => home.proposals);
  const habits = homes.flatMap((home) => home.habits);
  const days = sum(homes, (home) => home.laterDays);
  const all = sharesOf(candidates, habits, days);
  const ten = homes.flatMap((home) => mostConfident(home.proposals, 10));
  const kinds = new Set([...habits.map(({ kind }) => kind), ...candidates.map(({ kind }) => kind ?? NO_HABIT)]);
  return {
    ...all,
    homes: homes.length,
    proposalsPerHome: all.proposals / homes.length,
    precisionOfTen: precision(countsOf(ten.map((one) => one.later))),
    byKind: [...kinds].sort().map((kind) => ({
      kind,
      ...sharesOf(
        candidates.filter((one) => (one.kind ?? NO_HABIT) === kind),
        habits.filter((habit) => habit.kind === kind),
        days,
      ),
    })),
    seconds: sum(homes, (home) => home.seconds) / homes.length,
  };
}

/** @param days over which they were replayed, of all homes together */
function sharesOf(candidates: readonly ProposalResult[], habits: readonly HabitResult[], days: number): Shares {
  const proposals = candidates.filter((one) => one.proposed);
  const acts = sum(habits, (habit) => habit.acts);
  const wanted = countsOf(proposals.map((one) => one.later));
  const ideal = countsOf(habits.map((one) => one.ideal));
  const savable = habits.filter((habit) => habit.idealSaved > 0);
  const within = (k: number) => savable.filter(({ place }) => place !== null && place <= k).length / savable.length;
  const bins = binsOf(candidates);
  const judged = sum(bins, (bin) => bin.firings);
  return {
    precision: precision(wanted),
    idealPrecision: precision(ideal),
    falseADay: wanted.wrong / days,
    idealFalseADay: ideal.wrong / days,
    acts,
    recall: sum(habits, (habit) => habit.saved) / acts,
    idealRecall: sum(habits, (habit) => habit.idealSaved) / acts,
    habits: savable.length,
    covered: savable.filter((habit) => habit.saved >= COVERED * habit.idealSaved).length / savable.length,
    top3: within(3),
    top10: within(10),
    proposals: proposals.length,
    duplicates: proposals.filter((one) => one.duplicate).length,
    automated: proposals.filter((one) => one.automated).length,
    dead: proposals.filter((one) => one.dead).length,
    bins,
    calibrationError: sum(bins, (bin) => bin.firings * Math.abs(bin.said - bin.cameTrue)) / judged,
  };
}

function mostConfident(proposals: readonly ProposalResult[], count: number): ProposalResult[] {
  return proposals
    .filter((one) => one.proposed)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, count);
}

/** Equal bins of confidence that have firings, over all candidates, proposed or not. */
function binsOf(candidates: readonly ProposalResult[]): Bin[] {
  return Array.from({ length: BINS }, (_, i) => {
    const inside = candidates.filter((one) => Math.min(BINS - 1, Math.floor(one.confidence * BINS)) === i);
    const { hits, wrong } = countsOf(inside.map((one) => one.later));
    const firings = hits + wrong;
    const said = sum(inside, (one) => one.confidence * (one.later.hits + one.later.wrong)) / firings;
    return { from: i / BINS, to: (i + 1) / BINS, firings, said, cameTrue: hits / firings };
  }).filter((bin) => bin.firings > 0);
}

function countsOf(list: readonly Counts[]): Counts {
  return {
    hits: sum(list, (one) => one.hits),
    wrong: sum(list, (one) => one.wrong),
    unneeded: sum(list, (one) => one.unneeded),
  };
}

function precision({ hits, wrong }: Counts): number {
  return hits / (hits + wrong);
}

function sum<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((total, one) => total + value(one), 0);
}
