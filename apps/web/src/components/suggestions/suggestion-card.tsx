"use client";

import type { SuggestionView } from "@routinely/api";
import Link from "next/link";
import { ConfidenceRing } from "#components/charts/confidence-ring.tsx";
import { EvidencePicture } from "#components/charts/evidence-picture.tsx";
import { useTimeZone } from "#components/homes/use-home.ts";
import { cx } from "#lib/cx.ts";
import { plotEvidence } from "#lib/evidence-geometry.ts";
import { daysWords, rightWords } from "#lib/evidence-words.ts";
import { EntityTile } from "./entity-tile.tsx";
import { SuggestionStatusBadge } from "./status-badge.tsx";

/** As many columns as a small picture can hold. */
const MOST_DAYS = 21;

export function SuggestionCard({ suggestion, level = 2 }: { suggestion: SuggestionView; level?: 2 | 3 }) {
  const timeZone = useTimeZone(suggestion.homeId);
  const { evidence } = suggestion;
  const Heading = level === 2 ? "h2" : "h3";
  const right = evidence.validation && rightWords(evidence.validation);
  return (
    <article
      className={cx(
        "card group relative flex h-full flex-col p-5 transition-[border-color,box-shadow,transform] duration-200",
        "focus-within:border-accent hover:-translate-y-0.5 hover:border-line-strong hover:shadow-float",
      )}
    >
      <div className="flex items-start gap-3.5">
        <EntityTile suggestion={suggestion} />
        <div className="min-w-0 flex-1">
          <Heading className="text-pretty font-semibold text-[15px] leading-snug tracking-tight">
            <Link
              href={`/suggestions/${suggestion.id}`}
              className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent"
            >
              {suggestion.title}
            </Link>
          </Heading>
          <p className="mt-1 line-clamp-2 text-muted text-sm leading-relaxed">{suggestion.pattern}</p>
        </div>
      </div>
      <div className="mt-auto pt-4">
        <EvidencePicture
          plot={plotEvidence(evidence, timeZone, MOST_DAYS)}
          timeZone={timeZone}
          height={76}
          label={`${daysWords(evidence.total)}. Each column is a day, from midnight at the top to midnight at the bottom.`}
        />
        <p className="mt-2 flex justify-between gap-3 text-muted text-xs">
          <span>{daysWords(evidence.total)}</span>
          {right && <span className="text-right">Tested: {right}</span>}
        </p>
        <div className="mt-4 flex items-center justify-between gap-3 border-line border-t pt-3.5">
          <ConfidenceRing confidence={suggestion.confidence} />
          {suggestion.status === "pending" ? (
            <span className="font-medium text-accent text-xs group-hover:text-accent-strong" aria-hidden="true">
              Look and decide →
            </span>
          ) : (
            <SuggestionStatusBadge status={suggestion.status} />
          )}
        </div>
      </div>
    </article>
  );
}
