/**
 * Measures the mining engine on simulated homes: mines the first weeks, replays what is proposed over the days after.
 *
 *   node scripts/evaluate.ts [--profiles demo,family,quiet] [--seeds 1,2,3] [--days 28] [--later 14] [--verbose]
 *   node scripts/evaluate.ts --recorder FILE [--days 28] …      the same on a file of its own, without a ground truth
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  ANALYSIS_TYPES,
  analyze,
  type EventLog,
  type HomeModel,
  type Suggestion,
} from "../packages/analysis/src/index.ts";
import { readHome } from "../packages/home-assistant/src/index.ts";
import {
  type Habit,
  type HomeAssistantAutomation,
  type Profile,
  type Trigger,
  toHomeAssistant,
  writeHome,
} from "../packages/simulator/src/index.ts";
import { type Judged, replayAutomation, type Span } from "./replay-automation.ts";

const DAY = 86_400_000;
const { values: options } = parseArgs({
  options: {
    profiles: { type: "string", default: "demo,family,quiet" },
    seeds: { type: "string", default: "1,2,3" },
    days: { type: "string", default: "28" },
    later: { type: "string", default: "14" },
    until: { type: "string", default: "2026-03-20T00:00:00Z" },
    recorder: { type: "string" },
    automations: { type: "string" },
    registry: { type: "string" },
    timezone: { type: "string" },
    latitude: { type: "string" },
    longitude: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
const days = Number(options.days);
const later = Number(options.later);

/** Sums over homes. */
interface Score {
  homes: number;
  proposals: number;
  useless: number;
  hits: number;
  wrong: number;
  idealHits: number;
  idealWrong: number;
  habitActs: number;
  saved: number;
  idealSaved: number;
  seconds: number;
  byKind: Map<string, { acts: number; saved: number; ideal: number }>;
  /** Confidence and outcome of every judged firing. */
  firings: { confidence: number; hit: boolean }[];
}

const newScore = (): Score => ({
  homes: 0,
  proposals: 0,
  useless: 0,
  hits: 0,
  wrong: 0,
  idealHits: 0,
  idealWrong: 0,
  habitActs: 0,
  saved: 0,
  idealSaved: 0,
  seconds: 0,
  byKind: new Map(),
  firings: [],
});

interface Files {
  readonly recorder: string;
  readonly automationsFile?: string | undefined;
  readonly registryFile?: string | undefined;
}

function read({ recorder, automationsFile, registryFile }: Files, range: { until?: number; hours?: number } = {}) {
  return readHome({
    recorderPath: recorder,
    automationsPath: automationsFile,
    registryPath: registryFile,
    location: {
      timeZone: options.timezone,
      latitude: options.latitude === undefined ? undefined : Number(options.latitude),
      longitude: options.longitude === undefined ? undefined : Number(options.longitude),
    },
    ...range,
  });
}

function mine(files: Files, split: number) {
  const earlier = read(files, { until: split, hours: days * 24 });
  const started = performance.now();
  const result = analyze(earlier.log, earlier.home, { types: [...ANALYSIS_TYPES], hours: days * 24 });
  return { result, seconds: (performance.now() - started) / 1000 };
}

function evaluate(profile: Profile, seed: number, score: Score): void {
  const directory = mkdtempSync(join(tmpdir(), "evaluate-"));
  try {
    const until = new Date(options.until!);
    const home = writeHome(directory, { profile, seed, days: days + later, until });
    const split = until.getTime() - later * DAY;
    const span = { from: split, until: until.getTime() };
    const { result, seconds } = mine(home, split);
    const whole = read(home);
    const judged = judgeAll(whole.log, whole.home, result.suggestions, span, score);
    score.homes++;
    score.seconds += seconds;
    score.proposals += result.suggestions.length;
    const ideal = home.truth
      .filter((habit) => habit.aliveUntil > split && habit.aliveFrom < split)
      .flatMap((habit) => {
        const automation = idealOf(habit);
        return automation ? replayAutomation(whole.log, whole.home, automation, span) : [];
      });
    score.idealHits += count(ideal, "hit");
    score.idealWrong += count(ideal, "wrong");
    const saved = hitSet(judged);
    const idealSaved = hitSet(ideal);
    for (const habit of home.truth) {
      if (habit.aliveUntil <= split || habit.aliveFrom >= split) continue;
      const acts = habit.acts.filter((act) => act.at >= split);
      const kind = score.byKind.get(habit.kind) ?? { acts: 0, saved: 0, ideal: 0 };
      const savedHere = acts.filter((act) => isIn(saved, act)).length;
      kind.acts += acts.length;
      kind.saved += savedHere;
      kind.ideal += acts.filter((act) => isIn(idealSaved, act)).length;
      score.byKind.set(habit.kind, kind);
      if (options.verbose) console.log(`    ${savedHere}/${acts.length} ${habit.kind}: ${habit.title}`);
    }
    if (options.verbose) for (const sentence of result.recommendations) console.log(`    · ${sentence}`);
    if (options.verbose)
      console.log(
        `    ${result.report.dropped.map((one) => `${one.filter} ${one.count}`).join(", ")} of ${result.report.candidates}`,
      );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function judgeAll(
  log: EventLog,
  home: HomeModel,
  suggestions: readonly Suggestion[],
  span: Span,
  score: Score,
): Judged[] {
  return suggestions.flatMap((suggestion) => {
    const judged = replayAutomation(log, home, suggestion.automation, span);
    const hits = count(judged, "hit");
    const wrong = count(judged, "wrong");
    score.hits += hits;
    score.wrong += wrong;
    if (hits <= wrong) score.useless++;
    for (const one of judged) {
      if (one.outcome !== "unneeded")
        score.firings.push({ confidence: suggestion.confidence, hit: one.outcome === "hit" });
    }
    if (options.verbose) {
      const { total } = suggestion.evidence;
      console.log(
        `  ${hits > wrong ? "+" : "-"} ${suggestion.confidence.toFixed(2)} later ${hits} right ${wrong} wrong (before ${total.hits}/${total.wrong}) ${suggestion.title}`,
      );
    }
    return judged;
  });
}

/** The automation that knows the habit, as early as people may do it; null for what no automation can know. */
function idealOf({ id, trigger, conditions, targets, jitter }: Habit): HomeAssistantAutomation | null {
  if (trigger.type === "automation") return null;
  const earlyMinutes = 1.5 * Math.round(jitter.spreadMinutes ?? 0);
  const actions = targets.map(({ entityId, state }) => ({ entityId, state }));
  return toHomeAssistant({ key: id, alias: id, trigger: earlier(trigger, earlyMinutes), conditions, actions });
}

function earlier(trigger: Trigger, minutes: number): Trigger {
  if (trigger.type === "clock") return { ...trigger, minutes: (Math.round(trigger.minutes - minutes) + 1440) % 1440 };
  if (trigger.type !== "sun") return trigger;
  const offset = trigger.offsetMinutes - minutes;
  return { ...trigger, offsetMinutes: Math.sign(offset) * Math.round(Math.abs(offset)) };
}

function hitSet(judged: readonly Judged[]): Map<string, number[]> {
  const set = new Map<string, number[]>();
  for (const one of judged) {
    if (one.actedAt !== undefined) set.set(one.entityId, [...(set.get(one.entityId) ?? []), one.actedAt]);
  }
  return set;
}

function isIn(set: ReadonlyMap<string, number[]>, act: { at: number; entityId: string }): boolean {
  return set.get(act.entityId)?.some((at) => Math.abs(at - act.at) < 2000) ?? false;
}

function count(judged: readonly Judged[], outcome: Judged["outcome"]): number {
  return judged.filter((one) => one.outcome === outcome).length;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "  -  " : (part / whole).toFixed(3);
}

function print(name: string, score: Score): void {
  const precision = share(score.hits, score.hits + score.wrong);
  const ideal = share(score.idealHits, score.idealHits + score.idealWrong);
  console.log(
    `${name.padEnd(8)} homes ${score.homes}  proposals ${(score.proposals / score.homes).toFixed(1)} a home (useless ${score.useless})  precision ${precision} (ideal ${ideal})  recall ${share(score.saved, score.habitActs)} (ideal ${share(score.idealSaved, score.habitActs)})  wrong a day ${(score.wrong / score.homes / later).toFixed(2)} (ideal ${(score.idealWrong / score.homes / later).toFixed(2)})  ${(score.seconds / score.homes).toFixed(2)} s`,
  );
  const kinds = [...score.byKind]
    .sort()
    .map(([kind, one]) => `${kind} ${share(one.saved, one.acts)}/${share(one.ideal, one.acts)} (${one.acts})`);
  if (kinds.length > 0) console.log(`         recall/ideal: ${kinds.join("  ")}`);
  const bins = [0.5, 0.6, 0.7, 0.8, 0.9, 1.01];
  const calibration = bins.slice(1).flatMap((high, i) => {
    const low = bins[i]!;
    const inside = score.firings.filter((one) => one.confidence >= low && one.confidence < high);
    if (inside.length === 0) return [];
    const mean = inside.reduce((sum, one) => sum + one.confidence, 0) / inside.length;
    return `${mean.toFixed(2)}→${share(inside.filter((one) => one.hit).length, inside.length)} (${inside.length})`;
  });
  if (calibration.length > 0) console.log(`         confidence→right: ${calibration.join("  ")}`);
}

if (options.recorder) {
  const files = { recorder: options.recorder, automationsFile: options.automations, registryFile: options.registry };
  const whole = read(files);
  const split = whole.log.until - later * DAY;
  const score = newScore();
  const { result, seconds } = mine(files, split);
  judgeAll(whole.log, whole.home, result.suggestions, { from: split, until: whole.log.until }, score);
  Object.assign(score, { homes: 1, proposals: result.suggestions.length, seconds });
  print("file", score);
} else {
  for (const profile of options.profiles!.split(",") as Profile[]) {
    const score = newScore();
    for (const seed of options.seeds!.split(",").map(Number)) {
      if (options.verbose) console.log(`${profile} ${seed}`);
      evaluate(profile, seed, score);
    }
    score.habitActs = [...score.byKind.values()].reduce((sum, kind) => sum + kind.acts, 0);
    score.saved = [...score.byKind.values()].reduce((sum, kind) => sum + kind.saved, 0);
    score.idealSaved = [...score.byKind.values()].reduce((sum, kind) => sum + kind.ideal, 0);
    print(profile, score);
  }
}
