// Only Node's own modules here: this runs before the client exists.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

const PACKAGE = path.join(import.meta.dirname, "../..");

/** Generates the database client when it is missing or older than schema.prisma (1.5 s), else returns at once. */
export async function ensureGenerated(): Promise<void> {
  const schema = await readFile(path.join(PACKAGE, "schema.prisma"), "utf8");
  const client = await readFile(path.join(PACKAGE, "src/generated/internal/class.ts"), "utf8").catch(() => "");
  const inlined = /"inlineSchema": ("(?:[^"\\]|\\.)*")/.exec(client)?.[1];
  if (inlined && withoutLayout(JSON.parse(inlined)) === withoutLayout(schema)) return;
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  await promisify(execFile)(process.execPath, [prisma, "generate"], { cwd: PACKAGE });
}

/** The generator aligns the columns of the schema it takes in. */
function withoutLayout(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
