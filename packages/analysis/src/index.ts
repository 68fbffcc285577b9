export * from "./analyze.ts";
export * from "./describe-automation.ts";
export * from "./event-log.ts";
export * from "./home.ts";
export * from "./results.ts";
