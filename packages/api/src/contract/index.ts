/** The public contract: every input and output of the API as zod schemas. Holds no server code, so browsers may import it. */
export * from "./common.ts";
export * from "./health.ts";
export * from "./home.ts";
export * from "./insight.ts";
export * from "./job.ts";
export * from "./suggestion.ts";
