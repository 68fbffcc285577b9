export { prepareDataDir } from "./cluster.ts";
export { findConnection } from "./find-connection.ts";
export { livingPostmaster } from "./postmaster.ts";
export { type EmbeddedPostgres, type StartOptions, startEmbedded } from "./start.ts";
