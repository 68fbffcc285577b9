import { aliveOf } from "../judge/alive.ts";
import { confidenceOf } from "../judge/confidence.ts";
import { featuresOf } from "../judge/features.ts";
import { mean } from "../math/statistics.ts";
import type { AnalysisOptions } from "../options.ts";
import type { Acts } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { coverageOf } from "./existing.ts";
import type { Dropped } from "./filters.ts";
import { firingsPerDay, MIN_CONFIDENCE, welcomeFrom } from "./gate.ts";
import { mineAll } from "./mine.ts";
import type { Proposal } from "./proposal.ts";
import { mergeRoutines, type Routine } from "./routines.ts";
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
    const routine = { ...found, parts: coverage.rest };
    dropped.push(...coverage.done.map((candidate) => ({ filter: "automated" as const, candidate })));
    const [lead, ...joined] = routine.parts;
    if (!lead) return;
    dropped.push(...joined.map((candidate) => ({ filter: "merged" as const, candidate, instead: lead })));
    const analysisType = typeOf(routine, coverage.partly !== null);
    if (!options.types.includes(analysisType)) dropped.push({ filter: "type", candidate: lead });
    else {
      const earlier = validate(world, lead, training);
      const confidence = confidenceIn(world, routine, training, earlier);
      const covers = coverage.partly?.alias ?? null;
      const required = options.minConfidence ?? welcomeFrom(firingsPerDay(lead));
      if (confidence < minConfidence) dropped.push({ filter: "unproven", candidate: lead });
      else if (confidence < required) dropped.push({ filter: "unreliable", candidate: lead });
      else proposals.push({ routine: { ...routine, confidence }, analysisType, earlier, covers });
    }
  });
  return { proposals, dropped };
}

/** The mean of what its parts do. What was only joined to the first part need not have been found on its own before. */
function confidenceIn(world: World, { parts }: Routine, training: Training | null, earlier: Earlier | null): number {
  const check = training && { from: training.range.until, later: earlier?.later ?? null };
  return mean(
    parts.map((part, i) => confidenceOf(featuresOf(part, part.prior, i === 0 ? check : null), aliveOf(world, part))),
  );
}
