import { aliveOf } from "../judge/alive.ts";
import { confidenceOf } from "../judge/confidence.ts";
import { featuresOf } from "../judge/features.ts";
import { mean } from "../math/statistics.ts";
import type { AnalysisOptions } from "../options.ts";
import type { Acts } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { coverageOf } from "./existing.ts";
import type { Dropped } from "./filters.ts";
import { firingsPerDay, MIN_CONFIDENCE, mayBeDead, welcomeFrom } from "./gate.ts";
import { mineAll } from "./mine.ts";
import type { Proposal } from "./proposal.ts";
import { mergeRoutines } from "./routines.ts";
import type { Chosen } from "./select.ts";
import { typeOf, wantsRoutines } from "./type-of.ts";
import { type Earlier, type Training, trainingOf, validate } from "./validate.ts";

export interface Choice {
  readonly proposals: readonly Proposal[];
  /** All other candidates, each with what speaks against it. */
  readonly dropped: readonly Dropped[];
}

/** Finds the routines of a home and checks each: is it done already, and did it hold on the later days? */
export function propose(world: World, acts: Acts, options: AnalysisOptions): Choice {
  if (!wantsRoutines(options.types)) return { proposals: [], dropped: [] };
  const minConfidence = options.minConfidence ?? MIN_CONFIDENCE;
  const mined = mineAll(world, acts, minConfidence);
  world.progress.stage("Checking the routines on later days", 0.8, 0.9);
  const dropped: Dropped[] = [...mined.dropped];
  // What is only looked at for its confidence must not change what is proposed.
  const { certain = [], uncertain = [] } = Object.groupBy(mined.chosen, ({ confidence }) =>
    confidence >= MIN_CONFIDENCE ? "certain" : "uncertain",
  );
  const routines = [...mergeRoutines(world, certain, acts.habitats), ...mergeRoutines(world, uncertain, [])];
  const training = trainingOf(world, acts.times);
  const proposals: Proposal[] = [];
  routines.forEach((found, i) => {
    world.progress.tick(i / routines.length);
    const coverage = coverageOf(world, found);
    dropped.push(...coverage.done.map((candidate) => ({ filter: "automated" as const, candidate })));
    const living = coverage.rest.filter((part) => !mayBeDead(world, part));
    const dead = coverage.rest.filter((part) => !living.includes(part));
    dropped.push(...dead.map((candidate) => ({ filter: "dead" as const, candidate })));
    if (living.length === 0) return;
    const { parts, doubtful, earlier, confidence } = sureParts(world, living, training);
    dropped.push(...doubtful.map((candidate) => ({ filter: "unproven" as const, candidate })));
    const [lead, ...joined] = parts as [Chosen, ...Chosen[]];
    dropped.push(...joined.map((candidate) => ({ filter: "merged" as const, candidate, instead: lead })));
    const routine = { ...found, parts, confidence };
    const analysisType = typeOf(routine, coverage.partly !== null);
    const required = options.minConfidence ?? welcomeFrom(firingsPerDay(lead));
    if (!options.types.includes(analysisType)) dropped.push({ filter: "type", candidate: lead });
    else if (confidence < minConfidence) dropped.push({ filter: "unproven", candidate: lead });
    else if (confidence < required) dropped.push({ filter: "unreliable", candidate: lead });
    else proposals.push({ routine, analysisType, earlier, covers: coverage.partly?.alias ?? null });
  });
  return { proposals, dropped };
}

/** The parts of a routine that are proposed together, with how sure they are. */
interface Sure {
  readonly parts: readonly Chosen[];
  /** Those without which the others are sure enough. */
  readonly doubtful: readonly Chosen[];
  readonly earlier: Earlier | null;
  readonly confidence: number;
}

/**
 * The parts of a routine, which is as sure as its parts are on average; where that is not enough, those of them that are
 * sure enough by themselves: what one thing is not done with any more must not hide the rest.
 */
function sureParts(world: World, parts: readonly Chosen[], training: Training | null): Sure {
  const earlier = validate(world, parts[0]!, training);
  // What was only joined to the first part need not have been found on its own before.
  const confidences = parts.map((part, i) =>
    confidenceOf(featuresOf(part, part.prior, i === 0 && earlier ? earlier.later : null), aliveOf(world, part)),
  );
  const confidence = mean(confidences);
  const required = welcomeFrom(firingsPerDay(parts[0]!));
  const isSure = (_: Chosen, i: number) => confidences[i]! >= required;
  const sure = parts.filter(isSure);
  if (confidence >= required || sure.length === 0) return { parts, doubtful: [], earlier, confidence };
  const rest = sureParts(world, sure, training);
  return { ...rest, doubtful: [...parts.filter((part, i) => !isSure(part, i)), ...rest.doubtful] };
}
