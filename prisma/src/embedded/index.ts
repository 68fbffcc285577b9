export { findConnection } from "./find-connection.ts";
export { type EmbeddedPostgres, type StartOptions, startEmbedded } from "./start.ts";
