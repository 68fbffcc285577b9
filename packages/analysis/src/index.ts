export * from "./analyze.ts";
export * from "./event-log.ts";
export * from "./home.ts";
export * from "./options.ts";
export type { Miss } from "./replay/misses.ts";
export type { JudgedEffect } from "./replay/outcomes.ts";
export { type Replay, type ReplayedFiring, type ReplayOptions, replay } from "./replay/replay.ts";
export * from "./results.ts";
export * from "./words/describe-automation.ts";
