import { propose } from "../../packages/analysis/src/choice/propose.ts";
import { ANALYSIS_TYPES } from "../../packages/analysis/src/index.ts";
import { aliveOf } from "../../packages/analysis/src/judge/alive.ts";
import { type Features, featuresOf } from "../../packages/analysis/src/judge/features.ts";
import { toAutomation } from "../../packages/analysis/src/words/automation.ts";
import { collectActs } from "../../packages/analysis/src/world/acts.ts";
import { createWorld } from "../../packages/analysis/src/world/world.ts";
import { readHome } from "../../packages/home-assistant/src/index.ts";
import { counts } from "../evaluate/firings.ts";
import { simulatedHome } from "../evaluate/home-cache.ts";
import { firingsOf } from "../evaluate/replayed.ts";
import type { HomeJob } from "../evaluate/run-homes.ts";

const DAY = 86_400_000;

/** What was known of a routine when it was found, and how often it was right and wrong in the days after. */
export interface Sample {
  readonly home: string;
  readonly title: string;
  readonly kind: string;
  readonly features: Features;
  /** Probability that people went on with it, 0..1. */
  readonly alive: number;
  readonly hits: number;
  readonly wrong: number;
}

/** Everything that the engine would choose in a home if it minded no confidence. */
export function samplesOf({ profile, seed, days, later, fresh }: HomeJob): Sample[] {
  const files = simulatedHome(profile, seed, days + later, fresh);
  const paths = { recorderPath: files.recorder, automationsPath: files.automations, registryPath: files.registry };
  const split = files.until - later * DAY;
  const { log, home } = readHome({ ...paths, location: {}, until: split, hours: days * 24 });
  const whole = readHome({ ...paths, location: {} });
  const options = { types: [...ANALYSIS_TYPES], hours: days * 24, minConfidence: 0 };
  const world = createWorld(log, home, options);
  return propose(world, collectActs(world, options), options).proposals.flatMap(({ routine, earlier }) =>
    routine.parts.map((part, i) => {
      const automation = toAutomation(world, { ...routine, deeds: [part.habitat] }, { alias: "", description: "" });
      const { hits, wrong } = counts(firingsOf(whole.log, whole.home, automation, { from: split, until: files.until }));
      return {
        home: `${profile} ${seed}`,
        title: `${part.habitat.entityId} ${part.habitat.target} ${JSON.stringify(routine.trigger)}`,
        kind: routine.trigger.kind,
        features: featuresOf(part, part.prior, i === 0 && earlier ? earlier.later : null),
        alive: aliveOf(world, part),
        hits,
        wrong,
      };
    }),
  );
}
