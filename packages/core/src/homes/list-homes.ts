import type { Deps } from "../deps.ts";
import { type Home, toHome } from "./to-home.ts";

/** All homes, the oldest first. */
export async function listHomes({ db }: Pick<Deps, "db">): Promise<Home[]> {
  const homes = await db.home.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return homes.map(toHome);
}
