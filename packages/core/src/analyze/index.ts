export * from "./analyze-in-thread.ts";
export * from "./analyze-recorder.ts";
