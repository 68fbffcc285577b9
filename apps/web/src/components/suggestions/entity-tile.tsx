import type { SuggestionView } from "@routinely/api";
import { cx } from "#lib/cx.ts";
import { actedEntity, iconOfEntity } from "#lib/domain-icons.ts";

/** A picture of what a suggestion switches. */
export function EntityTile({
  suggestion,
  large,
}: {
  suggestion: Pick<SuggestionView, "automation" | "entities">;
  large?: boolean;
}) {
  const Icon = iconOfEntity(actedEntity(suggestion.automation.actions, suggestion.entities));
  return (
    <span
      className={cx(
        "flex shrink-0 items-center justify-center bg-accent-soft text-accent-strong",
        large ? "size-14 rounded-2xl" : "size-10 rounded-xl",
      )}
    >
      <Icon className={large ? "size-7" : "size-5"} aria-hidden />
    </span>
  );
}
