import { MIN_CONFIDENCE } from "../../packages/analysis/src/choice/select.ts";
import {
  ANALYSIS_TYPES,
  analyze,
  type EventLog,
  type HomeModel,
  type Suggestion,
} from "../../packages/analysis/src/index.ts";
import { readHome } from "../../packages/home-assistant/src/index.ts";
import type { Habit, Profile } from "../../packages/simulator/src/index.ts";
import { ActSet, counts, isAutomated, isDuplicate } from "./firings.ts";
import { simulatedHome } from "./home-cache.ts";
import { idealOf } from "./ideal.ts";
import type { Options, RecordedHome } from "./options.ts";
import { type Firing, firingsOf } from "./replayed.ts";
import type { Counts, HabitResult, HomeResult, ProposalResult } from "./result.ts";
import { savedActs, sparedActs } from "./saved.ts";
import { fatesOf } from "./why.ts";

const DAY = 86_400_000;
/** Nobody can know of a habit that stopped less than this before the end of what was mined. */
const KNOWN_DEAD_AFTER = 3 * DAY;
/** A proposal does right by a habit when it saves this share of what the ideal saves, and is right this often, compared. */
const RIGHT_SAVES = 0.5;
const RIGHT_PRECISION = 0.8;

type Job = Pick<Options, "days" | "later" | "why">;

export function evaluateSimulated(profile: Profile, seed: number, job: Job & Pick<Options, "fresh">): HomeResult {
  const home = simulatedHome(profile, seed, job.days + job.later, job.fresh);
  const files = { ...home, timeZone: undefined, latitude: undefined, longitude: undefined };
  return evaluate({ profile, seed }, files, job, home.truth);
}

/** A home of another simulator, or a real one: without a truth, only the firings can be judged. */
export function evaluateRecorded(file: RecordedHome, job: Job): HomeResult {
  return evaluate({ profile: "file", seed: 0 }, file, job, []);
}

/** A suggestion, or the automation of a habit, with its firings. */
interface Replayed {
  readonly before: readonly Firing[];
  readonly later: readonly Firing[];
}

/** @param instead entity id of the automation that it replaces */
type Replay = (automation: unknown, instead?: string) => Replayed;

function evaluate(
  name: Pick<HomeResult, "profile" | "seed">,
  files: RecordedHome,
  { days, later, why }: Job,
  truth: readonly Habit[],
): HomeResult {
  const whole = read(files);
  const split = whole.log.until - later * DAY;
  const earlier = read(files, { until: split, hours: days * 24 });
  const started = performance.now();
  const result = analyze(earlier.log, earlier.home, {
    types: [...ANALYSIS_TYPES],
    hours: days * 24,
    minConfidence: 0,
  });
  const seconds = (performance.now() - started) / 1000;
  const before = { from: split - days * DAY, until: split };
  const after = { from: split, until: whole.log.until };
  const replay: Replay = (automation, instead) => ({
    before: firingsOf(whole.log, whole.home, automation, before, instead),
    later: firingsOf(whole.log, whole.home, automation, after, instead),
  });
  const offers = result.suggestions.map((suggestion) => ({
    suggestion,
    ...replay(suggestion.automation, suggestion.evidence.changes?.entityId),
  }));
  const ordered = [...offers].sort((a, b) => Number(isProposed(b.suggestion)) - Number(isProposed(a.suggestion)));
  const proposals = ordered.filter((offer) => isProposed(offer.suggestion));
  const living = truth.filter((habit) => habit.aliveUntil > split && habit.aliveFrom < split);
  const fates = why ? fatesOf(earlier.log, earlier.home, living) : undefined;
  return {
    ...name,
    laterDays: later,
    seconds,
    proposals: ordered.map((offer, i) => proposalResult(whole.log, offer, ordered.slice(0, i), truth, split)),
    habits: living.map((habit) => ({
      ...habitResult(habit, replay, proposals, { split, later, days }),
      fates: fates?.get(habit.id) ?? [],
    })),
    dropped: `${result.report.dropped.map((one) => `${one.filter} ${one.count}`).join(", ")} of ${result.report.candidates}`,
  };
}

function read(file: RecordedHome, range: { until?: number; hours?: number } = {}): { log: EventLog; home: HomeModel } {
  const { timeZone, latitude, longitude } = file;
  return readHome({
    recorderPath: file.recorder,
    automationsPath: file.automations,
    registryPath: file.registry,
    location: { timeZone, latitude, longitude },
    ...range,
  });
}

function isProposed(suggestion: Suggestion): boolean {
  return suggestion.confidence >= MIN_CONFIDENCE;
}

interface Offer extends Replayed {
  readonly suggestion: Suggestion;
}

function proposalResult(
  log: EventLog,
  { suggestion, before, later }: Offer,
  better: readonly Offer[],
  truth: readonly Habit[],
  split: number,
): ProposalResult {
  const { total } = suggestion.evidence;
  const habit = habitBehind(before, truth);
  const isChange = suggestion.evidence.changes !== undefined;
  return {
    title: suggestion.title,
    trigger: String(suggestion.automation.triggers[0]?.trigger),
    confidence: suggestion.confidence,
    proposed: isProposed(suggestion),
    before: { hits: total.hits, wrong: total.wrong, unneeded: total.unneeded },
    later: counts(later),
    habit: habit?.title ?? null,
    dead: habit !== null && habit.aliveUntil < split - KNOWN_DEAD_AFTER,
    duplicate:
      !isChange &&
      isDuplicate(
        [...before, ...later],
        better.flatMap((one) => [...one.before, ...one.later]),
      ),
    automated: !isChange && isAutomated(log, [...before, ...later]),
  };
}

/** The habit out of which people did at least half of what the firings did; null when there is none. */
function habitBehind(judged: readonly Firing[], truth: readonly Habit[]): Habit | null {
  const done = new ActSet(judged);
  const shares = truth.map((habit) => ({ habit, acts: habit.acts.filter((act) => done.has(act)).length }));
  const best = shares.sort((a, b) => b.acts - a.acts)[0];
  return best && best.acts > 0 && best.acts >= done.size / 2 ? best.habit : null;
}

function habitResult(
  habit: Habit,
  replay: Replay,
  proposals: readonly Offer[],
  { split, later, days }: { split: number; later: number; days: number },
): Omit<HabitResult, "fates"> {
  // What corrects an automation is spared by a change of just that one.
  const corrected = habit.kind === "override" ? `automation.${habit.corrects?.automation}` : undefined;
  const ideal = replay(idealOf(habit, days + later / 2), corrected).later;
  const isAbout = ({ suggestion }: Offer) =>
    corrected === undefined
      ? suggestion.entities.some((id) => habit.entities.includes(id))
      : suggestion.evidence.changes?.entityId === corrected;
  const savedBy = (firings: readonly Firing[]) =>
    (corrected === undefined ? savedActs : sparedActs)(habit, firings, split);
  const about = proposals.filter(isAbout);
  const idealSaved = savedBy(ideal);
  const isRight = (firings: readonly Firing[]) =>
    savedBy(firings) >= Math.max(1, RIGHT_SAVES * idealSaved) &&
    precision(counts(firings)) >= RIGHT_PRECISION * precision(counts(ideal));
  const place = about
    .flatMap(({ suggestion, later: firings }) => [
      firings,
      ...(suggestion.evidence.alternatives ?? []).map((other) => replay(other.automation).later),
    ])
    .findIndex(isRight);
  return {
    id: habit.id,
    kind: habit.kind,
    title: habit.title,
    acts: habit.acts.filter((act) => act.at >= split).length,
    saved: about.length === 0 ? 0 : savedBy(about.flatMap((offer) => offer.later)),
    idealSaved,
    ideal: counts(ideal),
    place: place < 0 ? null : place + 1,
  };
}

/** 1 where nothing was judged: it did no harm. */
function precision({ hits, wrong }: Counts): number {
  return hits + wrong === 0 ? 1 : hits / (hits + wrong);
}
