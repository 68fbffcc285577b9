import type { AnalysisType } from "@routinely/analysis";
import { ANALYSIS_TYPES } from "@routinely/analysis";
import type { Deps } from "../deps.ts";
import { InvalidInputError, NotFoundError } from "../errors.ts";
import { homeCatalog } from "../homes/home-catalog.ts";
import { addJob } from "./add-job.ts";
import type { Job } from "./job.ts";

export const MAX_HOURS = 720;
export const DEFAULT_HOURS = 168;

export interface StartJobOptions {
  /** The only home, when left out. */
  readonly homeId?: string | undefined;
  readonly analysisTypes?: readonly AnalysisType[];
  /** Length of history to read, 1..720, counted back from its end. */
  readonly hours?: number;
  /** Entity ids of the home; empty means all. */
  readonly entities?: readonly string[];
  /** Area ids of the home; empty means all. */
  readonly focusAreas?: readonly string[];
}

/**
 * Asks for an analysis. The row and its queue entry are written in one transaction, so neither exists alone.
 *
 * @throws InvalidInputError naming the field that cannot be, and what could
 * @throws NotFoundError when there is no such home
 */
export async function startJob(deps: Deps, options: StartJobOptions): Promise<Job> {
  const { analysisTypes = ANALYSIS_TYPES, hours = DEFAULT_HOURS, entities = [], focusAreas = [] } = options;
  checkTypes(analysisTypes);
  checkHours(hours);
  const homeId = await chooseHome(deps, options.homeId);
  await checkCatalog(deps, homeId, entities, focusAreas);
  return deps.db.$transaction((tx) => addJob(tx, deps.queue, { homeId, analysisTypes, hours, entities, focusAreas }));
}

function checkTypes(types: readonly AnalysisType[]) {
  const unknown = types.find((type) => !ANALYSIS_TYPES.includes(type));
  if (types.length > 0 && unknown === undefined) return;
  const problem =
    unknown === undefined ? "Choose at least one analysis type." : `There is no analysis type "${unknown}".`;
  throw new InvalidInputError("analysisTypes", problem, ANALYSIS_TYPES);
}

function checkHours(hours: number) {
  if (Number.isInteger(hours) && hours >= 1 && hours <= MAX_HOURS) return;
  throw new InvalidInputError("hours", `Hours must be a whole number from 1 to ${MAX_HOURS}.`, [`1..${MAX_HOURS}`]);
}

async function chooseHome({ db }: Deps, homeId: string | undefined): Promise<string> {
  const homes = await db.home.findMany({
    select: { id: true, name: true },
    ...(homeId && { where: { id: homeId } }),
    orderBy: { createdAt: "asc" },
    take: 100,
  });
  const [home, ...others] = homes;
  if (home && others.length === 0) return home.id;
  if (homeId) throw new NotFoundError("There is no such home.");
  if (!home) throw new InvalidInputError("homeId", "There is no home yet. Add one first.");
  throw new InvalidInputError(
    "homeId",
    "There is more than one home. Choose which one to analyse.",
    homes.map(({ id, name }) => `${id} (${name})`),
  );
}

async function checkCatalog(deps: Deps, homeId: string, entities: readonly string[], focusAreas: readonly string[]) {
  if (entities.length === 0 && focusAreas.length === 0) return;
  const catalog = await homeCatalog(deps, { id: homeId });
  checkKnown(
    "entities",
    "entity",
    entities,
    catalog.entities.map(({ entityId }) => entityId),
  );
  checkKnown(
    "focusAreas",
    "area",
    focusAreas,
    catalog.areas.map(({ areaId }) => areaId),
  );
}

function checkKnown(field: string, noun: string, wanted: readonly string[], known: readonly string[]) {
  const all = new Set(known);
  const unknown = wanted.find((id) => !all.has(id));
  if (unknown === undefined) return;
  throw new InvalidInputError(field, `This home has no ${noun} "${unknown}".`, known);
}
