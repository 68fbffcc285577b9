import type { Finding } from "./findings.ts";

const DAY = 86_400_000;

/** What an analysis told about a home, as far as this looks at it. */
interface Told {
  readonly title: string;
  readonly entities: readonly string[];
  readonly evidence: { readonly metrics: readonly { readonly label: string; readonly value: number }[] };
}

/** How one kind of insights compares with the truth. */
export interface FindingScore {
  readonly kind: string;
  /** Insights that were told, and those about something that is so. */
  readonly told: number;
  readonly right: number;
  /** Findings that the history shows clearly enough to be told, and those that were. */
  readonly due: number;
  readonly found: number;
  readonly missed: readonly Finding[];
  /** Titles of insights about nothing. */
  readonly wrong: readonly string[];
}

/** Kinds of findings by the metric that only their insights have. */
const KINDS: Readonly<Record<string, readonly Finding["kind"][]>> = {
  "Level now": ["battery"],
  Batteries: ["battery"],
  "Times offline": ["offline"],
  Outages: ["outage"],
  Bursts: ["chatter"],
  "Unchanged for": ["silent", "stuck"],
  "Standby a month": ["standby"],
  "On for nobody": ["while_away", "while_asleep"],
  "Heating with the window open": ["open_window"],
  "Saved a month": ["movable_load"],
  Missing: ["stale"],
  "Needless runs": ["needless"],
  Fights: ["fight"],
  "Rounds of the loop": ["loop"],
};

/** Insights that name what stands beside, too. */
const IN_PART = [
  "Times offline",
  "Outages",
  "Unchanged for",
  "On for nobody",
  "Saved a month",
  "Missing",
  "Needless runs",
  "Fights",
  "Rounds of the loop",
];

/** Compares what was told at the end of the history with what there was to be found. One line for each kind of insight. */
export function scoreFindings(
  insights: readonly Told[],
  findings: readonly Finding[],
  span: { readonly from: number; readonly until: number },
): FindingScore[] {
  const days = (span.until - span.from) / DAY;
  const groups = Map.groupBy(Object.entries(KINDS), ([, kinds]) => kinds[0]!);
  return [...groups].map(([kind, labels]) => {
    const kinds = labels[0]![1];
    const told = insights.filter(({ evidence }) => labels.some(([label]) => has(evidence.metrics, label)));
    const true_ = findings.filter((finding) => kinds.includes(finding.kind));
    const due = true_.filter((finding) => isClear(finding, days, span.until));
    const isAbout = ({ entities }: Told, finding: Finding) => entitiesOf(finding).some((id) => entities.includes(id));
    // That a device is silent may be told with its empty battery.
    const known = kind === "silent" ? insights : told;
    const missed = due.filter((finding) => !known.some((insight) => isAbout(insight, finding)));
    // Of an insight about many things, all must be so.
    const wrong = told.filter(
      ({ entities, evidence }) =>
        !(IN_PART.some((label) => has(evidence.metrics, label))
          ? true_.some((finding) => entitiesOf(finding).some((id) => entities.includes(id)))
          : entities.every((id) => true_.some((finding) => entitiesOf(finding).includes(id)))),
    );
    return {
      kind,
      told: told.length,
      right: told.length - wrong.length,
      due: due.length,
      found: due.length - missed.length,
      missed,
      wrong: wrong.map(({ title }) => title),
    };
  });
}

function has(metrics: Told["evidence"]["metrics"], label: string): boolean {
  return metrics.some((metric) => metric.label === label);
}

function entitiesOf(finding: Finding): readonly string[] {
  if (finding.kind === "open_window") return [finding.entityId, ...finding.windows];
  if (finding.kind === "stale") return [finding.entityId, ...finding.missing];
  return "entities" in finding ? finding.entities : [finding.entityId];
}

/** Whether the history shows it clearly enough that it has to be told. */
function isClear(finding: Finding, days: number, until: number): boolean {
  switch (finding.kind) {
    case "battery":
      return finding.emptyAt < until + 35 * DAY;
    case "offline":
      return finding.timesADay * days >= 8;
    case "outage":
      return (finding.timesAWeek * days) / 7 >= 3;
    case "chatter":
      return finding.timesADay * days >= 12;
    case "silent":
      return finding.until - finding.from > 2 * DAY && (finding.until < until || until - finding.from > 2 * DAY);
    case "stuck":
      return until - finding.from > 2 * DAY;
    case "standby":
      return finding.watts >= 2;
    case "while_away":
    case "while_asleep":
      return finding.hours / days >= 0.6;
    case "open_window":
      return finding.hours / days >= 0.4;
    case "fight":
      return finding.entities.includes("automation.save_energy");
    default:
      return true;
  }
}
