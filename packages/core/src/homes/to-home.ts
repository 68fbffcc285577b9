import type { Home as HomeRow } from "@routinely/db";
import { homeSourceSchema } from "./home-source.ts";

/** A home whose history is analysed. */
export type Home = ReturnType<typeof toHome>;

export function toHome(row: HomeRow) {
  return { ...row, source: homeSourceSchema.parse(row.source) };
}
