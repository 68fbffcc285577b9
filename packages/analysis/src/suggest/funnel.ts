import { type Dropped, FILTERS, type Filter } from "../choice/filters.ts";
import { type Candidate, precisionOf } from "../judge/candidate.ts";
import type { RunReport } from "../results.ts";
import { routineInWords } from "../words/routine-in-words.ts";
import { dateInWords, plural } from "../words/wording.ts";
import type { World } from "../world/world.ts";

const MAX_EXAMPLES = 3;
/** What was right less often needs no other reason to be left out. */
const SELDOM_RIGHT = 0.65;

/** How many candidates each filter dropped, in the order of the filters, with those that came nearest to pass. */
export function funnelOf(world: World, dropped: readonly Dropped[]): RunReport["dropped"] {
  const byFilter = Map.groupBy(dropped, (one) => one.filter);
  return (Object.keys(FILTERS) as Filter[]).map((filter) => {
    const those = byFilter.get(filter) ?? [];
    return { filter, label: FILTERS[filter], count: those.length, examples: examplesOf(world, those) };
  });
}

/** One for each thing that people do, the most convincing first. */
function examplesOf(world: World, dropped: readonly Dropped[]): string[] {
  const best = [...dropped].sort((a, b) => b.candidate.confidence - a.candidate.confidence);
  const seen = new Set<unknown>();
  const shown = best.filter(({ candidate }) => {
    if (seen.has(candidate.habitat)) return false;
    seen.add(candidate.habitat);
    return true;
  });
  return shown.slice(0, MAX_EXAMPLES).map((one) => `${titleOf(world, one.candidate)}: ${reasonOf(world, one)}.`);
}

function reasonOf(world: World, { filter, candidate, instead }: Dropped): string {
  const { hits, wrong } = candidate.verdict;
  const right = `right ${hits} of ${plural(hits + wrong, "time")}`;
  switch (filter) {
    case "chance":
      return `it would have been ${right}, which may be chance`;
    case "dead":
      return `last seen around ${dateInWords(world.clock.day(candidate.life.until))}`;
    case "explained":
    case "merged":
      return instead ? `${filter === "merged" ? "joined with" : "better said as"} “${titleOf(world, instead)}”` : right;
    case "device":
      return `${right}, like clockwork`;
    case "automated":
      return "an automation does it already";
    case "unproven":
      return `it would have been ${right}, but the later days left doubts`;
    case "unreliable":
      return `it would have been ${right}${precisionOf(candidate) < SELDOM_RIGHT ? "" : ", but not clearly by more than chance"}`;
    case "type":
      return `it would have been ${right}`;
  }
}

function titleOf(world: World, candidate: Candidate): string {
  const { trigger, conditions, habitat, verdict } = candidate;
  const seen = { done: verdict.hits, possible: verdict.hits + verdict.wrong, unit: "time", usualMinute: null } as const;
  return routineInWords(world, { trigger, conditions, deeds: [habitat] }, seen).title;
}
