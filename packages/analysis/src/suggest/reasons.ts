import type { Proposal } from "../choice/proposal.ts";
import type { SuggestionEvidence } from "../results.ts";
import { dateInWords, durationInWords, list, plural, timeOfDay } from "../words/wording.ts";
import type { World } from "../world/world.ts";

/** Why the routine is proposed, in plain sentences, the strongest first. */
export function explain(world: World, proposal: Proposal, evidence: Omit<SuggestionEvidence, "reasons">): string[] {
  const { routine, covers } = proposal;
  const { total, validation, usualTime, usualDelaySeconds, actedBy } = evidence;
  const lead = routine.parts[0]!;
  const reasons: string[] = [];
  const judged = total.hits + total.wrong;
  reasons.push(
    `In this history the automation would have done it right ${total.hits} of ${plural(judged, "time")}` +
      (total.unneeded > 0 ? `; ${plural(total.unneeded, "more time")} it was so already.` : "."),
  );
  if (validation && validation.hits + validation.wrong > 0) {
    reasons.push(
      `Found from the earlier days alone, it was right ${validation.hits} of ${plural(validation.hits + validation.wrong, "time")} on the later days.`,
    );
  }
  if (usualTime) {
    const spread = plural(Math.max(1, Math.round(usualTime.spreadMinutes)), "minute");
    reasons.push(
      `People do it about ${timeOfDay(usualTime.minutes)}, give or take ${spread}; the automation does it before nearly all of these times.`,
    );
  }
  if (usualDelaySeconds !== null)
    reasons.push(`People usually do it ${durationInWords(usualDelaySeconds * 1000)} after the automation would.`);
  if (routine.trigger.kind === "time" && routine.trigger.drift) {
    const perWeek = Math.round(Math.abs(routine.trigger.drift.slope) * 7);
    const way = routine.trigger.drift.slope > 0 ? "later" : "earlier";
    reasons.push(
      `The time moves about ${plural(perWeek, "minute")} ${way} every week. The past was judged by the time it had then; the automation is set to where it will be in a week.`,
    );
  }
  if (routine.parts.length > 1) {
    reasons.push(
      `${list(routine.parts.map((part) => world.name(part.habitat.entityId)))} go together, so they are one automation.`,
    );
  }
  if (covers !== null)
    reasons.push(`The automation “${covers}” does part of this already; this is what it leaves out.`);
  if (lead.life.from > world.range.from) {
    reasons.push(`It began around ${dateInWords(world.clock.day(lead.life.from))}; only the days since then count.`);
  }
  const hands = [
    ...(actedBy.user > 0 ? [`${plural(actedBy.user, "time")} in the app`] : []),
    ...(actedBy.device > 0 ? [`${plural(actedBy.device, "time")} at the device itself`] : []),
  ];
  if (hands.length > 0) reasons.push(`By hand: ${list(hands)}.`);
  return reasons;
}
