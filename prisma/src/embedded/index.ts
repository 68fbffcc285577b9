export { prepareDataDir } from "./data-dir.ts";
export { findConnection } from "./find-connection.ts";
export { type EmbeddedPostgres, type StartOptions, startEmbedded } from "./start.ts";
