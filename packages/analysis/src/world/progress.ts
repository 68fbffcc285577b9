import type { Progress } from "../options.ts";

export interface ProgressMeter {
  /** Names the stage that begins, which spans `from` to `to` (0..1) of the analysis. Reports at once. */
  stage(message: string, from: number, to: number): void;
  /**
   * Says how far the stage is (0..1), or only that it goes on. Cheap: reports only when 100 ms have passed since the
   * last report. Called in every loop that may take long.
   */
  tick(share?: number): void;
}

/** Twice as often as a cancellation has to be noticed. */
const REPORT_EVERY_MS = 100;

/** Passes progress on. Whatever `report` throws (a cancellation) goes through. */
export function progressMeter(report: ((progress: Progress) => void) | undefined): ProgressMeter {
  let message = "";
  let start = 0;
  let end = 0;
  let reportedAt = 0;
  let reached = 0;
  const send = (fraction: number) => {
    reportedAt = performance.now();
    report?.({ fraction, message });
  };
  return {
    stage(name, from, to) {
      message = name;
      start = from;
      end = to;
      reached = from;
      send(from);
    },
    tick(share) {
      if (share !== undefined) reached = start + (end - start) * Math.min(1, Math.max(0, share));
      if (performance.now() - reportedAt >= REPORT_EVERY_MS) send(reached);
    },
  };
}
