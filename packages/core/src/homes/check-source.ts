import { access, constants, stat } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { type HomeFiles, inspectRecorder, type RecorderSummary, SourceError } from "@routinely/home-assistant";
import { InvalidInputError } from "../errors.ts";

/**
 * Looks into the files somebody gave.
 *
 * @throws InvalidInputError that names the path which cannot be used
 */
export async function checkSource({
  recorderPath,
  automationsPath,
  registryPath,
}: HomeFiles): Promise<RecorderSummary> {
  checkAbsolute("source.recorderPath", recorderPath);
  await checkReadable("source.automationsPath", automationsPath);
  await checkReadable("source.registryPath", registryPath);
  try {
    return inspectRecorder(recorderPath);
  } catch (error) {
    throw error instanceof SourceError ? new InvalidInputError("source.recorderPath", error.message) : error;
  }
}

async function checkReadable(field: string, path: string | undefined) {
  if (path === undefined) return;
  checkAbsolute(field, path);
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw new InvalidInputError(field, `There is no file at ${path}.`);
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!readable) throw new InvalidInputError(field, `The file ${path} may not be read.`);
}

/** Several processes read the file, each with a working directory of its own. */
function checkAbsolute(field: string, path: string) {
  if (isAbsolute(path)) return;
  throw new InvalidInputError(
    field,
    `${field} must be a whole path on the server, such as /config/home-assistant_v2.db.`,
  );
}
