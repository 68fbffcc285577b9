import { describeAutomation } from "@routinely/analysis";
import type { Deps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { entityNames } from "../homes/entity-names.ts";
import { toSuggestion } from "./to-suggestion.ts";

/**
 * One suggestion with how its automation reads in words, the names of its entities, its home's time zone and its log of
 * decisions, oldest first.
 *
 * @throws NotFoundError
 */
export async function getSuggestion({ db }: Pick<Deps, "db">, { id }: { id: string }) {
  const row = await db.automationSuggestion.findUnique({ where: { id }, include: { home: true } });
  if (!row) throw new NotFoundError("There is no such suggestion. It may have been deleted with its analysis.");
  const events = await db.suggestionEvent.findMany({
    where: { suggestionId: id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const suggestion = toSuggestion(row);
  const names = entityNames(row.home);
  return {
    ...suggestion,
    words: describeAutomation(suggestion.automation, names),
    entityNames: Object.fromEntries(suggestion.entities.map((entity) => [entity, names.get(entity) ?? entity])),
    timeZone: row.home.timeZone,
    history: events.map(({ createdAt, ...event }) => ({ ...event, at: createdAt })),
  };
}
