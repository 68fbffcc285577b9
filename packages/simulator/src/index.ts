/**
 * Lived-in homes by seed, with known habits.
 *
 * ```ts
 * const home = writeHome("/tmp/home", { profile: "demo", seed: 1, days: 30, until: new Date() });
 * home.recorder; // a Home Assistant recorder database
 * home.truth; // the habits of the people, and when they lived them
 * ```
 */
export type { Finding } from "./faults/findings.ts";
export { type FindingScore, scoreFindings } from "./faults/score-findings.ts";
export type { Profile } from "./profiles/profiles.ts";
export type { Registry } from "./registry.ts";
export { type SimulatedHome, type SimulateOptions, simulateHome } from "./simulate-home.ts";
export { type HomeAssistantAutomation, toHomeAssistant } from "./to-home-assistant.ts";
export type { Action, Condition, Habit, HabitKind, HomeSpec, OpportunityOutcome, Row, Sink, Trigger } from "./types.ts";
export { type WrittenHome, writeHome } from "./write-home.ts";
