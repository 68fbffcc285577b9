import { useId } from "react";
import type { EvidencePlot } from "#lib/evidence-geometry.ts";
import { formatDateTime, formatLocalDate } from "#lib/format.ts";
import { MARK_WORDS, MarkShape } from "./marks.tsx";
import { SkyGradient } from "./sky.tsx";

const DAY_MINUTES = 24 * 60;
const PADDING = 8;
const CROWDED = 120;

/**
 * What happened, as a picture: a column for each day, from midnight at the top to midnight at the bottom, a mark where
 * something happened. Days that were kept apart for the test are underlined.
 */
export function EvidencePicture(props: {
  plot: EvidencePlot;
  timeZone: string;
  height: number;
  /** What the picture shows, for those who cannot see it. */
  label: string;
  /** Draws hours and dates around it. */
  axes?: boolean;
}) {
  const { plot, height, axes = false } = props;
  const sky = useId();
  const columns = plot.days.length;
  const width = 100 / Math.max(columns, 1);
  const inner = height - 2 * PADDING;
  // Many marks on a small picture would be one blot.
  const scale = (axes ? 1 : 0.75) * (plot.marks.length > CROWDED ? 0.7 : 1);
  const y = (minutes: number) => PADDING + (minutes / DAY_MINUTES) * inner;

  const picture = (
    <svg role="img" aria-label={props.label} width="100%" height={height} className="block overflow-hidden rounded-xl">
      <defs>
        <SkyGradient id={sky} direction="down" />
      </defs>
      <rect width="100%" height="100%" fill={`url(#${sky})`} />
      {axes &&
        [6, 12, 18].map((hour) => (
          <line
            key={hour}
            x2="100%"
            y1={y(hour * 60)}
            y2={y(hour * 60)}
            className="stroke-ink/10"
            strokeDasharray="2 4"
          />
        ))}
      {plot.days.map((day, index) => (
        <g key={day.date}>
          {day.weekend && <rect x={`${index * width}%`} width={`${width}%`} height="100%" className="fill-ink/4" />}
          {day.unseen && (
            <rect x={`${index * width}%`} y={height - 4} width={`${width}%`} height={4} className="fill-accent" />
          )}
        </g>
      ))}
      {plot.marks.map((mark) => (
        <svg
          key={`${mark.kind}-${mark.at}`}
          x={`${(mark.day + 0.5) * width}%`}
          y={y(mark.minutes)}
          overflow="visible"
          aria-hidden="true"
        >
          {axes && (
            <title>{`${formatDateTime(mark.at, props.timeZone)}: ${MARK_WORDS[mark.kind].name.toLowerCase()}`}</title>
          )}
          <g transform={`scale(${scale})`}>
            <MarkShape kind={mark.kind} />
          </g>
        </svg>
      ))}
    </svg>
  );
  if (!axes) return picture;

  const [first, last] = [plot.days[0], plot.days.at(-1)];
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-2">
      <div className="tabular flex flex-col justify-between py-1 text-right text-faint text-xs" aria-hidden="true">
        {["00", "06", "12", "18", "24"].map((hour) => (
          <span key={hour} className="leading-none">
            {hour}
          </span>
        ))}
      </div>
      {picture}
      <div className="col-start-2 flex justify-between text-faint text-xs" aria-hidden="true">
        <span>{first && formatLocalDate(first.date)}</span>
        <span>{last && last !== first && formatLocalDate(last.date)}</span>
      </div>
    </div>
  );
}
