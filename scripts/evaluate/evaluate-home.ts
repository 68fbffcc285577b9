import { ANALYSIS_TYPES, analyze, type EventLog, type HomeModel } from "../../packages/analysis/src/index.ts";
import { readHome } from "../../packages/home-assistant/src/index.ts";
import type { Habit, Profile } from "../../packages/simulator/src/index.ts";
import { habitResult } from "./habit-result.ts";
import { simulatedHome } from "./home-cache.ts";
import { isProposed, type Replay } from "./offer.ts";
import type { Options, RecordedHome } from "./options.ts";
import { proposalResult } from "./proposal-result.ts";
import { firingsOf } from "./replayed.ts";
import type { HomeResult } from "./result.ts";
import { fatesOf } from "./why.ts";

const DAY = 86_400_000;
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
  const ordered = [...offers].sort((a, b) => Number(isProposed(b)) - Number(isProposed(a)));
  const proposals = ordered.filter(isProposed);
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
