"use client";

import { useRouter } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import type { FilterLink } from "#components/ui/filter-links.tsx";
import { address } from "./address.ts";

/**
 * A filter that lives in the address. What is chosen shows at once, and the next choice builds on it, also while its page
 * is still on the way.
 *
 * @param path the page that is filtered
 * @param filter what the page shows now
 */
export function useFilter<Filter extends { [name in keyof Filter]: string | undefined }>(path: string, filter: Filter) {
  const router = useRouter();
  const [chosen, choose] = useOptimistic(filter);

  /** One link for every value of a field; undefined stands for no filter. */
  function linksFor<Field extends keyof Filter>(
    field: Field,
    values: readonly Filter[Field][],
    nameOf: (value: Filter[Field]) => string,
  ): FilterLink[] {
    return values.map((value) => {
      // The first page of another filter: places in the old list mean nothing there.
      const next = { ...chosen, cursor: undefined, [field]: value };
      const href = address(path, next);
      return {
        href,
        name: nameOf(value),
        active: chosen[field] === value,
        onChoose: () =>
          startTransition(() => {
            choose(next);
            router.push(href, { scroll: false });
          }),
      };
    });
  }

  return { linksFor };
}
