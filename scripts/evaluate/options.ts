import { fail } from "node:assert";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { Profile } from "../../packages/simulator/src/index.ts";

export const PROFILES = ["demo", "family", "studio", "large", "quiet"] as const satisfies readonly Profile[];

/** What is measured, and how it is told. */
export interface Options {
  readonly profiles: readonly Profile[];
  readonly seeds: readonly number[];
  /** Days that are mined, and days after them over which the automations are replayed. */
  readonly days: number;
  readonly later: number;
  /** Homes that are looked at at a time, each on a core. */
  readonly jobs: number;
  /** Simulates the homes anew instead of taking those made before. */
  readonly fresh: boolean;
  readonly verbose: boolean;
  /** Tells of every habit that was lost which candidates there were and what became of them. Takes twice the time. */
  readonly why: boolean;
  /** Files to write: all figures, and the reliability diagram. */
  readonly json: string | undefined;
  readonly diagram: string | undefined;
  /** A recorder database to measure on instead of simulated homes, with what else is known of the home. */
  readonly file: RecordedHome | undefined;
}

export interface RecordedHome {
  readonly recorder: string;
  readonly automations: string | undefined;
  readonly registry: string | undefined;
  readonly timeZone: string | undefined;
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
}

/** @throws with a sentence for what it does not understand */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profiles: { type: "string", default: PROFILES.join(",") },
      seeds: { type: "string", default: "1-10" },
      days: { type: "string", default: "28" },
      later: { type: "string", default: "14" },
      jobs: { type: "string", default: String(availableParallelism()) },
      fresh: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
      why: { type: "boolean", default: false },
      json: { type: "string" },
      diagram: { type: "string" },
      recorder: { type: "string" },
      automations: { type: "string" },
      registry: { type: "string" },
      timezone: { type: "string" },
      latitude: { type: "string" },
      longitude: { type: "string" },
    },
  });
  const profiles = values.profiles.split(",").map((name) => {
    return (
      PROFILES.find((profile) => profile === name) ?? fail(`There is no profile “${name}”: ${PROFILES.join(", ")}.`)
    );
  });
  const number = (text: string | undefined) => (text === undefined ? undefined : wholeOrFraction(text));
  return {
    profiles,
    seeds: seedsOf(values.seeds),
    days: wholeOrFraction(values.days),
    later: wholeOrFraction(values.later),
    jobs: Math.max(1, wholeOrFraction(values.jobs)),
    fresh: values.fresh,
    verbose: values.verbose || values.why,
    why: values.why,
    json: values.json,
    diagram: values.diagram,
    file:
      values.recorder === undefined
        ? undefined
        : {
            recorder: values.recorder,
            automations: values.automations,
            registry: values.registry,
            timeZone: values.timezone,
            latitude: number(values.latitude),
            longitude: number(values.longitude),
          },
  };
}

/** `1-3,7` are the seeds 1, 2, 3 and 7. */
function seedsOf(text: string): number[] {
  return text.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map(wholeOrFraction);
    return Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
  });
}

function wholeOrFraction(text: string): number {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? fail(`“${text}” is not a number.`) : number;
}
