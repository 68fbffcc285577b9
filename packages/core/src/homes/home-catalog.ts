import { type HomeCatalog, readCatalog, SourceError } from "@routinely/home-assistant";
import type { Deps } from "../deps.ts";
import { NotFoundError, UnavailableError } from "../errors.ts";
import { sourcePaths } from "./home-source.ts";

/**
 * What an analysis of a home can be narrowed to: its entities and areas.
 *
 * @throws NotFoundError when there is no such home
 * @throws UnavailableError when its files cannot be read
 */
export async function homeCatalog({ db }: Pick<Deps, "db">, { id }: { id: string }): Promise<HomeCatalog> {
  const home = await db.home.findUnique({ where: { id } });
  if (!home) throw new NotFoundError("There is no such home.");
  try {
    return readCatalog(sourcePaths(home));
  } catch (error) {
    throw error instanceof SourceError ? new UnavailableError(error.message, { cause: error }) : error;
  }
}
