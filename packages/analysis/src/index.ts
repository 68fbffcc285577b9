export * from "./analyze.ts";
export * from "./event-log.ts";
export * from "./home.ts";
export * from "./options.ts";
export * from "./results.ts";
export * from "./words/describe-automation.ts";
