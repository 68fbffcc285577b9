import { ANALYSIS_TYPES, type Automation, analyze, type Suggestion } from "@routinely/analysis";
import { expectSound } from "@routinely/analysis/testing";
import { type Profile, writeHome } from "@routinely/simulator";
import { describe, expect, test, vi } from "vitest";
import { type HomeFiles, readHome } from "../src/index.ts";
import { contractHomes } from "./contract-homes.ts";
import { askHomeAssistant, currentState, request } from "./home-assistant-client.ts";
import { temporaryFolder } from "./recorder-file.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PROFILES: readonly Profile[] = ["demo", "studio", "family", "large"];

function proposalsFor(files: HomeFiles): readonly Suggestion[] {
  const { log, home } = readHome(files);
  const result = analyze(log, home, { types: ANALYSIS_TYPES, hours: (log.until - log.from) / 3_600_000 });
  expectSound(result, home);
  return result.suggestions;
}

let simulated: readonly Automation[] | undefined;

/** Everything proposed for some simulated homes, alternatives included. */
function simulatedProposals(): readonly Automation[] {
  simulated ??= PROFILES.flatMap((profile, i) => {
    const days = profile === "studio" || profile === "family" ? 28 : 10;
    const { recorder, automationsFile, registryFile } = writeHome(temporaryFolder(), { profile, seed: 20 + i, days });
    const files = { recorderPath: recorder, automationsPath: automationsFile, registryPath: registryFile };
    return proposalsFor(files).flatMap(({ automation, evidence }) => [
      automation,
      ...(evidence.alternatives ?? []).map((alternative) => alternative.automation),
    ]);
  });
  return simulated;
}

describe.each(contractHomes())("Home Assistant $version takes what is proposed", (home) => {
  test("for simulated homes of every kind", async () => {
    const proposals = simulatedProposals();
    expect(proposals.length).toBeGreaterThan(20);
    const answers = await askHomeAssistant(
      home,
      proposals.map(({ triggers, conditions, actions }) => ({
        type: "validate_config",
        triggers,
        conditions,
        actions,
      })),
    );
    const valid = { valid: true, error: null };
    for (const [i, answer] of answers.entries()) {
      expect(answer, JSON.stringify(proposals[i])).toEqual({ triggers: valid, conditions: valid, actions: valid });
    }
  });

  test("for its own history, and runs it", async () => {
    const proposals = proposalsFor({ recorderPath: home.recorderPath }).filter((one) => !one.evidence.changes);
    expect(proposals.length).toBeGreaterThan(2);
    for (const [i, { automation }] of proposals.entries()) {
      const path = `/api/config/automation/config/contract_proposal_${i}`;
      const alias = `Contract proposal ${i}`;
      try {
        await request(home, "POST", path, { ...automation, alias });
        await vi.waitFor(
          async () => {
            expect(await currentState(home, `automation.contract_proposal_${i}`), JSON.stringify(automation)).toBe(
              "on",
            );
          },
          { timeout: 10_000 },
        );
      } finally {
        await request(home, "DELETE", path);
      }
    }
  });
});
