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
export type { Profile } from "./profiles/profile.ts";
export type { Registry } from "./registry.ts";
export type { Row, Sink } from "./rows.ts";
export { type SimulatedHome, type SimulateOptions, simulateHome } from "./simulate-home.ts";
export type { Action, Condition, Trigger } from "./spec/automation.ts";
export type { Habit, HabitKind, OpportunityOutcome } from "./spec/habit.ts";
export type { HomeSpec } from "./spec/home.ts";
export { type HomeAssistantAutomation, toHomeAssistant } from "./to-home-assistant.ts";
export { type WrittenHome, writeHome } from "./write-home.ts";
