import { ANALYSIS_TYPES, analyze } from "@routinely/analysis";
import { expectSound } from "@routinely/analysis/testing";
import { type Profile, writeHome } from "@routinely/simulator";
import { expect, test } from "vitest";
import { temporaryFolder } from "../test/recorder-file.ts";
import { readHome } from "./read-home.ts";

const HOMES: { profile: Profile; seed: number; days: number; least: number }[] = [
  { profile: "demo", seed: 11, days: 14, least: 8 },
  { profile: "studio", seed: 12, days: 28, least: 0 },
  { profile: "studio", seed: 13, days: 28, least: 0 },
  { profile: "family", seed: 14, days: 28, least: 1 },
  { profile: "family", seed: 15, days: 21, least: 0 },
  { profile: "large", seed: 16, days: 10, least: 1 },
  { profile: "quiet", seed: 17, days: 14, least: 0 },
];

test.each(HOMES)(
  "all that is proposed for a $profile home (seed $seed) is an automation that Home Assistant takes, and says what it should",
  { timeout: 120_000 },
  ({ least, ...options }) => {
    const { recorder, automationsFile, registryFile } = writeHome(temporaryFolder(), options);
    const files = { recorderPath: recorder, automationsPath: automationsFile, registryPath: registryFile };
    const { log, home } = readHome(files);
    const result = analyze(log, home, { types: ANALYSIS_TYPES, hours: 24 * options.days });
    expectSound(result, home);
    expect(result.suggestions.length).toBeGreaterThanOrEqual(least);
  },
);
