"use client";

import Link from "next/link";
import { useId } from "react";
import { intoLanes } from "#lib/day-lanes.ts";
import { iconOfEntity } from "#lib/domain-icons.ts";
import { clock } from "#lib/format.ts";

export interface DayMoment {
  readonly id: string;
  readonly title: string;
  readonly entityId: string;
  /** Minutes after local midnight. */
  readonly minutes: number;
  /** Already handed over, or only proposed. */
  readonly accepted: boolean;
}

const DAY_MINUTES = 24 * 60;
const BAND = 14;

/** One day of the home from midnight to midnight, with each routine where it lies in it. */
export function DayStrip(props: { moments: readonly DayMoment[]; nowMinutes: number }) {
  return (
    <>
      <div className="px-4 sm:hidden">
        <Strip {...props} radius={12} apart={150} />
      </div>
      <div className="hidden px-4 sm:block">
        <Strip {...props} radius={16} apart={75} />
      </div>
    </>
  );
}

/** @param props.apart minutes that two pictures of that radius need between them at this width */
function Strip(props: { moments: readonly DayMoment[]; nowMinutes: number; radius: number; apart: number }) {
  const { moments, nowMinutes, radius, apart } = props;
  const sky = useId();
  const laneHeight = 2.5 * radius;
  const placed = intoLanes(moments, apart);
  const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1));
  const bandTop = lanes * laneHeight + 6;
  const percent = (minutes: number) => `${(minutes / DAY_MINUTES) * 100}%`;
  return (
    <>
      <svg width="100%" height={bandTop + BAND + 2} overflow="visible" className="block">
        <title>Routines through the day</title>
        <defs>
          <SkyBand id={sky} />
        </defs>
        {placed.map(({ id, minutes, lane }) => (
          <line
            key={id}
            x1={percent(minutes)}
            x2={percent(minutes)}
            y1={bandTop - lane * laneHeight - laneHeight / 2}
            y2={bandTop}
            className="stroke-line-strong"
          />
        ))}
        <rect y={bandTop} width="100%" height={BAND} rx={BAND / 2} fill={`url(#${sky})`} className="stroke-line" />
        <line
          x1={percent(nowMinutes)}
          x2={percent(nowMinutes)}
          y1={bandTop - 4}
          y2={bandTop + BAND + 4}
          className="stroke-ink"
          strokeWidth={2}
          strokeLinecap="round"
        >
          <title>Now</title>
        </line>
        {placed.map(({ id, title, entityId, minutes, accepted, lane }) => {
          const Icon = iconOfEntity(entityId);
          return (
            <svg key={id} x={percent(minutes)} y={bandTop - lane * laneHeight - laneHeight / 2 - 4} overflow="visible">
              <title>{`${clock(minutes)} · ${title}`}</title>
              <Link
                href={`/suggestions/${id}`}
                className="group outline-none"
                aria-label={`${clock(minutes)}: ${title}`}
              >
                <circle
                  r={radius}
                  strokeWidth={1.5}
                  className={
                    accepted
                      ? "fill-accent stroke-accent group-hover:fill-accent-strong group-focus-visible:stroke-ink"
                      : "fill-surface stroke-accent group-hover:fill-accent-soft group-focus-visible:stroke-ink"
                  }
                />
                <Icon
                  x={-radius / 2}
                  y={-radius / 2}
                  width={radius}
                  height={radius}
                  className={accepted ? "text-on-accent" : "text-accent-strong"}
                  aria-hidden
                />
              </Link>
            </svg>
          );
        })}
      </svg>
      <div className="tabular -mx-4 mt-2 flex justify-between text-faint text-xs" aria-hidden="true">
        {["00:00", "06:00", "12:00", "18:00", "24:00"].map((hour) => (
          <span key={hour} className="w-10 text-center">
            {hour}
          </span>
        ))}
      </div>
    </>
  );
}

/** Like the sky behind the evidence, but strong enough for a narrow band. */
function SkyBand({ id }: { id: string }) {
  return (
    <linearGradient id={id}>
      <stop offset="0.18" className="[stop-color:var(--band-night)]" />
      <stop offset="0.29" className="[stop-color:var(--band-dawn)]" />
      <stop offset="0.4" className="[stop-color:var(--band-day)]" />
      <stop offset="0.7" className="[stop-color:var(--band-day)]" />
      <stop offset="0.82" className="[stop-color:var(--band-dusk)]" />
      <stop offset="0.93" className="[stop-color:var(--band-night)]" />
    </linearGradient>
  );
}
