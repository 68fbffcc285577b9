import { analyze } from "@routinely/analysis";
import { type Profile, scoreFindings, writeHome } from "@routinely/simulator";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

const DAYS = 28;
/** Between them they have some of everything; the studio is well. */
const HOMES: readonly (readonly [Profile, number])[] = [
  ["studio", 3],
  ["quiet", 8],
  ["family", 4],
];

/** What the engine tells about a simulated home from its recorder file, against what there is to be found. */
function scoresOf(profile: Profile, seed: number) {
  const until = new Date("2026-03-20T00:00:00Z");
  const written = writeHome(temporaryFolder(), { profile, seed, days: DAYS, until });
  const { log, home } = readHome({
    recorderPath: written.recorder,
    automationsPath: written.automationsFile,
    registryPath: written.registryFile,
  });
  const types = ["device_health", "cost_optimization", "automation_analysis"] as const;
  const { insights } = analyze(log, home, { types, hours: DAYS * 24 });
  return scoreFindings(insights, written.findings, written);
}

/** Kinds of which nothing may be told that is not so, and those of which a little may. */
const SURE = ["battery", "offline", "chatter", "silent", "standby", "movable_load", "stale", "needless", "fight"];
const FAIR = ["while_away", "open_window", "outage"];

test("what the matter is with simulated homes is found, and next to nothing else", { timeout: 60_000 }, () => {
  const scores = HOMES.flatMap(([profile, seed]) => scoresOf(profile, seed));
  for (const kind of [...SURE, ...FAIR]) {
    const isSure = SURE.includes(kind);
    const of = scores.filter((score) => score.kind === kind);
    const total = (field: "told" | "right" | "due" | "found") => of.reduce((all, score) => all + score[field], 0);
    expect.soft(total("due"), `there is some ${kind}`).toBeGreaterThan(0);
    expect.soft(total("right") / total("told"), `precision of ${kind}`).toBeGreaterThanOrEqual(isSure ? 1 : 0.8);
    expect.soft(total("found") / total("due"), `recall of ${kind}`).toBeGreaterThanOrEqual(isSure ? 0.8 : 0.65);
  }
});
