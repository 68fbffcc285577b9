import { describeAutomation } from "@routinely/analysis";
import type { Deps } from "../deps.ts";
import { NotFoundError } from "../errors.ts";
import { namedEntities } from "../homes/named-entities.ts";
import { automationYaml } from "./automation-yaml.ts";
import { toSuggestion } from "./to-suggestion.ts";

/**
 * One suggestion with how its automation reads in words, what one might prefer to it, the names of its entities, its
 * home's time zone and its log of decisions, oldest first.
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
  const entities = namedEntities(row.home);
  const { alternatives = [] } = suggestion.evidence;
  return {
    ...suggestion,
    words: describeAutomation(suggestion.automation, entities),
    alternatives: alternatives.map(({ title, automation, total }, index) => ({
      title,
      total,
      words: describeAutomation(automation, entities),
      yaml: automationYaml(`routinely_${row.fingerprint}_${index + 1}`, automation),
    })),
    entityNames: Object.fromEntries(
      suggestion.entities.map((entity) => [entity, entities.get(entity)?.name ?? entity]),
    ),
    timeZone: row.home.timeZone,
    history: events.map(({ createdAt, ...event }) => ({ ...event, at: createdAt })),
  };
}
