import type { AnalysisOptions } from "../options.ts";
import type { Acts } from "../world/acts.ts";
import type { World } from "../world/world.ts";
import { coverageOf } from "./existing.ts";
import type { Dropped } from "./filters.ts";
import { mineAll } from "./mine.ts";
import type { Proposal } from "./proposal.ts";
import { mergeRoutines } from "./routines.ts";
import { type Chosen, MIN_CONFIDENCE } from "./select.ts";
import { typeOf } from "./type-of.ts";
import { trainingOf, validate } from "./validate.ts";

export interface Choice {
  readonly proposals: readonly Proposal[];
  /** All other candidates, each with what speaks against it. */
  readonly dropped: readonly Dropped[];
}

/** Finds the routines of a home and checks each: is it done already, and did it hold on the later days? */
export function propose(world: World, acts: Acts, options: AnalysisOptions): Choice {
  const mined = mineAll(world, acts, options.minConfidence ?? MIN_CONFIDENCE);
  world.progress.stage("Checking the routines on later days", 0.8, 0.9);
  const dropped: Dropped[] = [...mined.dropped];
  // What is only looked at for its confidence must not change what is proposed.
  const { certain = [], uncertain = [] } = Object.groupBy(mined.chosen, ({ confidence }) =>
    confidence >= MIN_CONFIDENCE ? "certain" : "uncertain",
  );
  const routines = [...mergeRoutines(world, certain, acts.habitats), ...mergeRoutines(world, uncertain, [])];
  const training = trainingOf(world, acts.times);
  const proposals: Proposal[] = [];
  routines.forEach((routine, i) => {
    world.progress.tick(i / routines.length);
    const [lead, ...joined] = routine.parts as [Chosen, ...Chosen[]];
    dropped.push(...joined.map((candidate) => ({ filter: "merged" as const, candidate, instead: lead })));
    const coverage = coverageOf(world, routine);
    const analysisType = typeOf(routine, coverage.partly !== null);
    if (coverage.whole) dropped.push({ filter: "automated", candidate: lead });
    else if (!options.types.includes(analysisType)) dropped.push({ filter: "type", candidate: lead });
    else {
      const validation = validate(world, lead, training);
      if (validation && validation.wrong > validation.hits && validation.wrong >= 3)
        dropped.push({ filter: "unproven", candidate: lead });
      else proposals.push({ routine, analysisType, validation, covers: coverage.partly?.alias ?? null });
    }
  });
  return { proposals, dropped };
}
