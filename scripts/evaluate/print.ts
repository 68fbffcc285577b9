import type { Goal } from "./goals.ts";
import type { ClassMeasures, Measures } from "./measures.ts";
import type { HomeResult } from "./result.ts";

const CLASS_COLUMNS = [
  "class",
  "acts",
  "recall (ideal)",
  "ratio",
  "precision (ideal)",
  "false a day",
  "covered",
  "top 3",
  "top 10",
  "proposals",
  "doubled, automated, dead",
  "calibration error",
];

/** Every habit and proposal of a home, to see what went wrong. */
export function printHome(home: HomeResult): void {
  console.log(`${home.profile} ${home.seed}  (${home.seconds.toFixed(2)} s)`);
  for (const one of home.proposals) {
    const { hits, wrong } = one.later;
    const marks = [
      one.duplicate && "duplicate",
      one.automated && "automated already",
      one.dead && "dead",
      one.habit === null ? "no habit" : `habit: ${one.habit}`,
    ].filter(Boolean);
    const sign = !one.proposed ? "·" : hits > wrong ? "+" : "-";
    console.log(
      `  ${sign} ${one.confidence.toFixed(2)} later ${hits} right ${wrong} wrong (before ${one.before.hits}/${one.before.wrong}) ${one.title}  [${marks.join(", ")}]`,
    );
  }
  for (const { kind, title, acts, saved, idealSaved, ideal, fates } of home.habits) {
    console.log(`    ${saved}/${acts} ${kind}: ${title}  (ideal saves ${idealSaved}, ${ideal.hits}/${ideal.wrong})`);
    if (saved < idealSaved / 2) for (const fate of fates) console.log(`        ${fate}`);
  }
  console.log(`    left out: ${home.dropped}`);
}

export function printMeasures(name: string, one: Measures): void {
  const line = (label: string, text: string) => console.log(`  ${label.padEnd(28)}${text}`);
  console.log(`\n${name}: ${plural(one.homes, "home")}`);
  line("proposals a home", `${one.proposalsPerHome.toFixed(1)} (analysis ${one.seconds.toFixed(2)} s)`);
  line(
    "precision of firings",
    `${against(one.precision, one.idealPrecision)}; of the ten most confident ${share(one.precisionOfTen)}`,
  );
  line("false firings a day", `${one.falseADay.toFixed(2)} (ideal ${one.idealFalseADay.toFixed(2)})`);
  if (one.habits > 0) {
    line("recall of habits' acts", against(one.recall, one.idealRecall));
    line(
      "habits covered",
      `${share(one.covered)} of ${one.habits}; right one in the top 3 ${share(one.top3)}, top 10 ${share(one.top10)}`,
    );
    line(
      "superfluous proposals",
      `${one.duplicates} duplicates, ${one.automated} automated already, ${one.dead} for dead habits, of ${one.proposals}`,
    );
  }
  line("calibration error", share(one.calibrationError));
  line(
    "  said → came true",
    one.bins.map((bin) => `${bin.said.toFixed(2)}→${bin.cameTrue.toFixed(2)} (${bin.firings})`).join("  "),
  );
  if (one.habits > 0) printClasses(one.byKind);
}

/** One line a class; what the ideal reaches stands in brackets. */
function printClasses(kinds: readonly ClassMeasures[]): void {
  const rows = kinds.map((one) => [
    one.kind,
    String(one.acts),
    `${share(one.recall)} (${share(one.idealRecall)})`,
    share(one.recall / one.idealRecall),
    `${share(one.precision)} (${share(one.idealPrecision)})`,
    `${one.falseADay.toFixed(2)} (${one.idealFalseADay.toFixed(2)})`,
    `${share(one.covered)} of ${one.habits}`,
    share(one.top3),
    share(one.top10),
    String(one.proposals),
    `${one.duplicates} ${one.automated} ${one.dead}`,
    share(one.calibrationError),
  ]);
  const all = [CLASS_COLUMNS, ...rows];
  const widths = CLASS_COLUMNS.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  for (const row of all) console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join("  ")}`.trimEnd());
}

export function printGoals(goals: readonly Goal[]): void {
  console.log("\nGoals");
  for (const { name, goal, reached, met } of goals) {
    console.log(`  ${met ? "met    " : "NOT MET"}  ${name.padEnd(60)}${reached.padStart(7)}  (${goal})`);
  }
}

function against(value: number, ideal: number): string {
  return `${share(value)} (ideal ${share(ideal)}, ratio ${share(value / ideal)})`;
}

function share(value: number): string {
  return Number.isNaN(value) ? "–" : value.toFixed(3);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
