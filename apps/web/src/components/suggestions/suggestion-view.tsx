"use client";

import type { SuggestionDetail } from "@routinely/api";
import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { reopenSuggestion } from "#actions/suggestions.ts";
import { ConfidenceRing } from "#components/charts/confidence-ring.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { ANALYSIS_ICONS } from "#lib/analysis-icons.ts";
import { readableEntity } from "#lib/domain-icons.ts";
import { formatDateTime } from "#lib/format.ts";
import { trpc } from "#lib/trpc.ts";
import { ANALYSIS_WORDS } from "#lib/words.ts";
import { Alternatives } from "./alternatives.tsx";
import { AutomationWords } from "./automation-words.tsx";
import { DecisionBar } from "./decision-bar.tsx";
import { actorWords, DecisionLog } from "./decision-log.tsx";
import { EntityTile } from "./entity-tile.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import { fileNameOf, Handover } from "./handover.tsx";
import { SuggestionStatusBadge } from "./status-badge.tsx";
import { useDecision } from "./use-decision.ts";
import { ValidationPanel } from "./validation-panel.tsx";
import { YamlBlock } from "./yaml-block.tsx";

export function SuggestionPageView({ id }: { id: string }) {
  const [suggestion] = trpc.suggestion.byId.useSuspenseQuery({ id });
  const accepted = suggestion.status === "accepted";
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-8">
      <header className="grid grid-cols-1 gap-4 sm:flex sm:items-start lg:col-span-2">
        <EntityTile suggestion={suggestion} large />
        <div className="min-w-0">
          <h1 className="text-balance font-semibold text-2xl leading-tight tracking-[-0.025em] sm:text-3xl">
            {suggestion.title}
          </h1>
          <p className="mt-2 max-w-2xl text-muted leading-relaxed sm:text-lg">{suggestion.pattern}</p>
          <p className="mt-4 flex flex-wrap gap-2">
            <SuggestionStatusBadge status={suggestion.status} />
            <Badge icon={ANALYSIS_ICONS[suggestion.analysisType]}>{ANALYSIS_WORDS[suggestion.analysisType].name}</Badge>
          </p>
        </div>
      </header>
      <div className="order-last grid grid-cols-1 content-start gap-6 lg:order-none">
        {accepted && <Handover suggestion={suggestion} />}
        <EvidencePanel suggestion={suggestion} />
        <ValidationPanel evidence={suggestion.evidence} />
        <Automation suggestion={suggestion} />
        <Alternatives alternatives={suggestion.alternatives} />
        {suggestion.evidence.reasons.length > 0 && (
          <section aria-labelledby="reasons" className="card p-6 sm:p-7">
            <h2 id="reasons" className="font-semibold text-xl tracking-tight">
              Why this is suggested
            </h2>
            <ul className="mt-3 grid grid-cols-1 list-disc gap-2 pl-5 text-muted leading-relaxed marker:text-accent">
              {suggestion.evidence.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <div className="grid grid-cols-1 content-start gap-4 lg:sticky lg:top-8 lg:self-start">
        <Decision suggestion={suggestion} />
        <section aria-labelledby="log" className="card hidden p-5 lg:block">
          <h2 id="log" className="mb-4 font-semibold text-sm">
            What happened so far
          </h2>
          <DecisionLog suggestion={suggestion} />
        </section>
      </div>
      <section aria-labelledby="log-small" className="card order-last p-6 lg:hidden">
        <h2 id="log-small" className="mb-4 font-semibold text-xl tracking-tight">
          What happened so far
        </h2>
        <DecisionLog suggestion={suggestion} />
      </section>
    </div>
  );
}

/** The automation in words, and as Home Assistant writes it. */
function Automation({ suggestion }: { suggestion: SuggestionDetail }) {
  return (
    <section aria-labelledby="automation" className="card p-6 sm:p-7">
      <h2 id="automation" className="mb-4 font-semibold text-xl tracking-tight">
        The automation
      </h2>
      <Tabs
        label="The automation as"
        tabs={[
          { id: "words", name: "In words", content: <AutomationWords words={suggestion.words} /> },
          {
            id: "yaml",
            name: "As YAML",
            content: (
              <YamlBlock
                yaml={suggestion.yaml}
                fileName={`${fileNameOf(suggestion.title)}.yaml`}
                label="Automation as YAML"
              />
            ),
          },
        ]}
      />
      <ul className="mt-5 flex flex-wrap gap-2 border-line border-t pt-5" aria-label="Entities">
        {suggestion.entities.map((entityId) => (
          <li key={entityId} title={entityId} className="rounded-full bg-sunken px-3 py-1 text-muted text-xs">
            {suggestion.entityNames[entityId] ?? readableEntity(entityId)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was decided, or what can be. */
function Decision({ suggestion }: { suggestion: SuggestionDetail }) {
  const { id, title, status, decision, snoozedUntil, supersededById, timeZone } = suggestion;
  const { pending, decide } = useDecision();
  return (
    <section aria-label="Decision" className="card p-5">
      <ConfidenceRing confidence={suggestion.confidence} size="lg" />
      <div className="mt-5">
        {supersededById ? (
          <p className="rounded-xl bg-info-soft p-3.5 text-info text-sm leading-relaxed">
            A newer analysis found this again.{" "}
            <Link href={`/suggestions/${supersededById}`} className="font-medium underline underline-offset-2">
              Decide there
            </Link>
          </p>
        ) : status === "pending" ? (
          <DecisionBar id={id} title={title} timeZone={timeZone} />
        ) : (
          <>
            {decision && (
              <div className="text-sm leading-relaxed">
                <p>
                  <span className="font-medium">{status === "accepted" ? "Accepted" : "Rejected"}</span>{" "}
                  {actorWords(decision.by)}, {formatDateTime(decision.at, timeZone)}
                </p>
                {decision.reason && <p className="mt-1 text-muted">{decision.reason}</p>}
                {decision.comment && <p className="mt-1 whitespace-pre-wrap text-muted">“{decision.comment}”</p>}
              </div>
            )}
            {snoozedUntil && (
              <p className="text-sm leading-relaxed">
                Put aside until <span className="font-medium">{formatDateTime(snoozedUntil, timeZone)}</span>.
              </p>
            )}
            <Button
              className="mt-4 w-full"
              disabled={pending}
              onClick={() => decide(() => reopenSuggestion(id), "Reopened. It waits for a decision again.")}
            >
              <RotateCcw className="size-4" aria-hidden /> {pending ? "Reopening…" : "Reopen"}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
