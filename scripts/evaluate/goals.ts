import type { Measures } from "./measures.ts";

export interface Goal {
  readonly name: string;
  readonly goal: string;
  readonly reached: string;
  readonly met: boolean;
}

/** Classes with fewer acts than these say nothing. */
const MIN_ACTS = 30;

/** @param quiet homes of people without habits, when there were any */
export function goals(over: Measures, quiet: Measures | null): Goal[] {
  const precision = over.precision / over.idealPrecision;
  const recall = over.recall / over.idealRecall;
  const kinds = over.byKind
    .filter((one) => one.acts >= MIN_ACTS && one.idealRecall > 0)
    .map((one) => ({ kind: one.kind, share: one.recall / one.idealRecall }));
  const weakest = kinds.sort((a, b) => a.share - b.share)[0];
  const perFiring = (value: number) => value.toFixed(3);
  return [
    goal("precision / the ideal's", ">= 1.00", precision, precision >= 1),
    goal("recall / the ideal's", ">= 0.92", recall, recall >= 0.92),
    ...(weakest
      ? [
          goal(
            `recall of the weakest class (${weakest.kind}) / the ideal's`,
            ">= 0.80",
            weakest.share,
            weakest.share >= 0.8,
          ),
        ]
      : []),
    goal(
      "precision of the ten most confident",
      `>= ${perFiring(over.idealPrecision)}`,
      over.precisionOfTen,
      over.precisionOfTen >= over.idealPrecision,
    ),
    goal(
      "false firings a day",
      `<= ${perFiring(over.idealFalseADay)}`,
      over.falseADay,
      over.falseADay <= over.idealFalseADay,
    ),
    ...(quiet
      ? [goal("proposals in a quiet home", "<= 0.2", quiet.proposalsPerHome, quiet.proposalsPerHome <= 0.2)]
      : []),
    goal("automations proposed again", "0", over.automated, over.automated === 0),
    goal("proposals for dead habits", "0", over.dead, over.dead === 0),
    goal("duplicates", "<= 2 %", over.duplicates / over.proposals, over.duplicates <= 0.02 * over.proposals),
    goal("calibration error", "<= 0.03", over.calibrationError, over.calibrationError <= 0.03),
  ];
}

function goal(name: string, wanted: string, value: number, met: boolean): Goal {
  return { name, goal: wanted, reached: Number.isInteger(value) ? String(value) : value.toFixed(3), met };
}
