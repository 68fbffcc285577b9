export * from "./deps.ts";
export * from "./errors.ts";
