import { fileURLToPath } from "node:url";

/** The repository, without a slash at its end. */
export const rootDirectory = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
