import {
  ANALYSIS_TYPES,
  type AnalysisResult,
  type AnalysisType,
  analyze,
  type HomeLocation,
  type Progress,
} from "@routinely/analysis";
import { type GivenLocation, type HomeFiles, readHome } from "@routinely/home-assistant";
import { startHelper } from "./start-helper.ts";

export interface AnalyzeRecorderOptions extends HomeFiles {
  /** Length of history to read, counted back from `until`; all of it, when left out. */
  readonly hours?: number | undefined;
  /** End of the range; by default the newest row. */
  readonly until?: Date | undefined;
  /** All, when left out. */
  readonly types?: readonly AnalysisType[] | undefined;
  /** What is missing is taken from the attributes of `zone.home`. */
  readonly location?: GivenLocation | undefined;
  /** Entity ids to narrow it to; empty means all. */
  readonly entities?: readonly string[] | undefined;
  /** Area ids to narrow it to; empty means all. */
  readonly focusAreas?: readonly string[] | undefined;
}

export interface AnalyzeRecorderHooks {
  /** Told several times a second. Throw from it to stop. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Checked with every progress. */
  readonly signal?: AbortSignal | undefined;
}

export interface RecorderAnalysis extends AnalysisResult {
  readonly home: HomeLocation;
  /** What the history covers of the range asked for, ISO 8601. */
  readonly range: { readonly from: string; readonly until: string };
  readonly stats: {
    readonly rows: number;
    readonly events: number;
    readonly entities: number;
    readonly seconds: number;
    readonly peakRssMb: number;
  };
}

/** Reading takes about this share of the time. */
const READING_SHARE = 0.5;

/**
 * Reads a home's history from a recorder file and mines it. Needs no database, and keeps its thread busy until it is
 * done: a server calls it in a worker thread.
 *
 * @throws {SourceError} when the recorder file cannot be used
 */
export function analyzeRecorder(
  { hours, until, types = ANALYSIS_TYPES, entities = [], focusAreas = [], location, ...files }: AnalyzeRecorderOptions,
  { onProgress, signal }: AnalyzeRecorderHooks = {},
): RecorderAnalysis {
  const startedAt = performance.now();
  function report(fraction: number, message: string) {
    signal?.throwIfAborted();
    onProgress?.({ fraction, message });
  }

  const helper = startHelper();
  try {
    const { log, home } = readHome({
      ...files,
      hours,
      location,
      until: until?.getTime(),
      helper: helper?.reading,
      onProgress: ({ fraction, message }) => report(fraction * READING_SHARE, message),
    });
    const question = { types, hours: hours ?? (log.until - log.from) / 3_600_000, entities, focusAreas };
    const result = analyze(log, home, {
      ...question,
      helper: helper?.ask({ log, home, options: question }),
      onProgress: ({ fraction, message }) => report(READING_SHARE + fraction * (1 - READING_SHARE), message),
    });
    const { timeZone, latitude, longitude } = home;
    const { rows, events, entities: entityCount } = log.stats;
    return {
      ...result,
      home: { timeZone, latitude, longitude },
      range: { from: new Date(log.from).toISOString(), until: new Date(log.until).toISOString() },
      stats: {
        rows,
        events,
        entities: entityCount,
        seconds: Math.round(performance.now() - startedAt) / 1000,
        peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
      },
    };
  } finally {
    helper?.end();
  }
}
