export { inspectRecorder, type RecorderSummary } from "./inspect-recorder.ts";
export { type GivenLocation, timeZoneAt } from "./location.ts";
export { type HomeCatalog, readCatalog } from "./read-catalog.ts";
export { type HomeFiles, type ReadHomeOptions, readHome } from "./read-home.ts";
export type { ReadingHelper, ReadingsTask } from "./read-readings.ts";
export { SourceError, type SourceProblem } from "./source-error.ts";
