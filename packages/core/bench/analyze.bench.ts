import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeHome } from "@routinely/simulator";
import type { Measured } from "./measure.ts";

/**
 * How long a whole analysis takes, of all types, against a bare scan of the same rows with their contexts, and what
 * memory it needs: `node bench/analyze.bench.ts [ROWS …]`, a million by default. Of each size two homes: one that is
 * mostly sensors, and one in which people lived for half a year per million rows.
 */
const ROUNDS = 3;
const GOALS = { read: 0.5, analysis: 1, growth: 1.1, silentMs: 500 };
/** Megabytes, and bytes a kept event. */
const MEMORY = { base: 300, perEvent: 60 };
const DAYS_PER_MILLION_ROWS = 180;

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000_000];
const folder = mkdtempSync(join(tmpdir(), "routinely-bench-"));
try {
  for (const name of ["mostly sensors", "lived in"]) {
    const perRow: number[] = [];
    for (const rows of sizes) {
      const home = join(folder, `${name.replace(" ", "-")}-${rows}`);
      const days = name === "lived in" ? Math.round((rows / 1e6) * DAYS_PER_MILLION_ROWS) : 30;
      writeHome(home, { profile: "family", seed: 7, days, ...(name !== "lived in" && { rows }) });
      perRow.push(report(name, home));
    }
    if (sizes.length > 1) {
      const growth = perRow.at(-1)! / perRow[0]!;
      console.log(
        `${name}: time a row grew ${growth.toFixed(2)}x from the smallest to the largest (goal ${GOALS.growth})`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @returns seconds a row */
function report(name: string, home: string): number {
  // By turns, so that whatever else the machine does slows both; the fastest of each is what the code takes.
  const rounds = Array.from({ length: ROUNDS }, () => ({ scan: measure("scan", home), all: measure("analyze", home) }));
  const scan = Math.min(...rounds.map((round) => round.scan.seconds));
  const read = Math.min(...rounds.map((round) => round.all.readSeconds));
  const seconds = Math.min(...rounds.map((round) => round.all.seconds));
  const peak = Math.max(...rounds.map((round) => round.all.peakRssMb));
  const silentMs = Math.min(...rounds.map((round) => round.all.silentMs));
  const { rows, events } = rounds[0]!.all;
  const limit = Math.round(MEMORY.base + (MEMORY.perEvent * events) / 1e6);
  console.log(
    `${name}, ${rows.toLocaleString("en")} rows: bare scan ${scan.toFixed(2)} s; ` +
      `reading ${(read / scan).toFixed(2)}x (goal ${GOALS.read}), analysis ${(seconds / scan).toFixed(2)}x (goal ${GOALS.analysis}); ` +
      `peak ${peak} MB (goal ${limit}); never silent for more than ${silentMs} ms (goal ${GOALS.silentMs})`,
  );
  return seconds / rows;
}

function measure(what: "scan" | "analyze", home: string): Measured {
  const script = new URL("./measure.ts", import.meta.url).pathname;
  return JSON.parse(execFileSync(process.execPath, [script, what, home], { encoding: "utf8" })) as Measured;
}
