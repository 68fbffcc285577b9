"use client";

import { trpc } from "#lib/trpc.ts";

/** A home by its id; undefined while homes are read. */
export function useHome(homeId: string | undefined) {
  const { data: homes } = trpc.home.list.useQuery();
  return homes?.find(({ id }) => id === homeId);
}

/** The time zone of a home; UTC until it is known. */
export function useTimeZone(homeId: string | undefined): string {
  return useHome(homeId)?.timeZone ?? "UTC";
}
