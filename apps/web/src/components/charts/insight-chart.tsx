import type { InsightView } from "@routinely/api";
import { formatLocalDate, formatNumber } from "#lib/format.ts";

type Chart = NonNullable<InsightView["evidence"]["chart"]>;

const HEIGHT = 112;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const HOUR = /^\d{1,2}$/;
const MOST_NAMES = 8;
const MOST_TICKS = 4;

/** An insight's numbers: over time as bars or a line, by name as bars that lie. */
export function InsightChart({ chart }: { chart: Chart }) {
  const named = chart.kind === "bars" && !chart.x.every((x) => DATE.test(x) || HOUR.test(x));
  return named ? <NamedBars chart={chart} /> : <TimeChart chart={chart} />;
}

function NamedBars({ chart }: { chart: Chart }) {
  const top = Math.max(...chart.y.map((value) => value ?? 0)) || 1;
  return (
    <figure>
      <figcaption className="mb-3 text-muted text-xs">{chart.label}</figcaption>
      <ul className="grid grid-cols-1 gap-2.5">
        {chart.x.slice(0, MOST_NAMES).map((name, index) => (
          <li key={name}>
            <p className="flex justify-between gap-4 text-xs">
              <span className="truncate" title={name}>
                {name}
              </span>
              <span className="tabular shrink-0 text-muted">
                {formatNumber(chart.y[index] ?? 0)} {chart.unit}
              </span>
            </p>
            <svg
              width="100%"
              height={6}
              className="mt-1 block overflow-hidden rounded-full bg-sunken"
              aria-hidden="true"
            >
              <rect width={`${((chart.y[index] ?? 0) / top) * 100}%`} height={6} rx={3} className="fill-accent" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function TimeChart({ chart }: { chart: Chart }) {
  const values = chart.y.filter((value) => value !== null);
  const top = Math.max(...values, 0);
  const bottom = chart.kind === "line" ? Math.min(...values) : 0;
  const span = top - bottom || 1;
  const y = (value: number) => 6 + (1 - (value - bottom) / span) * (HEIGHT - 10);
  const width = 100 / Math.max(chart.x.length, 1);
  const peak = chart.y.indexOf(top);
  return (
    <figure>
      <figcaption className="mb-2 flex items-baseline justify-between gap-4 text-muted text-xs">
        <span>{chart.label}</span>
        <span className="tabular shrink-0">
          up to {formatNumber(top)} {chart.unit}
        </span>
      </figcaption>
      {chart.kind === "bars" ? (
        <svg role="img" aria-label={describe(chart)} width="100%" height={HEIGHT} className="block">
          {chart.y.map((value, index) => (
            <rect
              key={chart.x[index]}
              x={`${(index + 0.14) * width}%`}
              width={`${width * 0.72}%`}
              y={value === null ? HEIGHT - 1 : Math.min(y(value), HEIGHT - 2)}
              height={value === null ? 1 : Math.max(HEIGHT - y(value), 2)}
              rx={2.5}
              className={index === peak ? "fill-accent" : "fill-accent/45"}
            >
              <title>{`${nameOf(chart.x[index])}: ${value === null ? "no data" : `${formatNumber(value)} ${chart.unit}`}`}</title>
            </rect>
          ))}
        </svg>
      ) : (
        <svg
          role="img"
          aria-label={describe(chart)}
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
          width="100%"
          height={HEIGHT}
          className="block"
        >
          <path
            d={lineOf(chart, width, y)}
            className="fill-transparent stroke-accent"
            strokeWidth={2}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      )}
      <div
        className="mt-1.5 flex justify-between gap-2 border-line border-t pt-1.5 text-[11px] text-faint"
        aria-hidden="true"
      >
        {namesBelow(chart.x).map((name) => (
          <span key={name} className="truncate">
            {nameOf(name)}
          </span>
        ))}
      </div>
    </figure>
  );
}

/** Gaps in the numbers are gaps in the line. */
function lineOf(chart: Chart, width: number, y: (value: number) => number): string {
  let drawing = false;
  return chart.y
    .map((value, index) => {
      if (value === null) {
        drawing = false;
        return "";
      }
      const point = `${drawing ? "L" : "M"}${((index + 0.5) * width).toFixed(2)} ${y(value).toFixed(1)}`;
      drawing = true;
      return point;
    })
    .join("");
}

function namesBelow(x: readonly string[]): string[] {
  if (x.length <= MOST_TICKS) return [...x];
  const last = x.length - 1;
  return [0, Math.round(last / 3), Math.round((last * 2) / 3), last].map((index) => x[index] ?? "");
}

function nameOf(x: string | undefined): string {
  if (x === undefined) return "";
  if (DATE.test(x)) return formatLocalDate(x);
  return HOUR.test(x) ? `${x.padStart(2, "0")}:00` : x;
}

function describe({ label, unit, x, y }: Chart): string {
  return `${label}: ${x.map((name, index) => `${nameOf(name)} ${y[index] ?? "no data"} ${unit}`).join(", ")}`;
}
