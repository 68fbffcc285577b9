/** `pnpm start`. The database client may have to be generated before anything that imports it can be loaded. */
import { ensureGenerated } from "@routinely/db/generate";
import { readEnv, StartError } from "./env.ts";
import { step } from "./progress.ts";

const stop = new AbortController();
let exitCode = 0;
// Package managers pass a Ctrl-C on that the terminal has sent already: any number of them is one.
process.on("SIGINT", () => {
  exitCode = 130;
  stop.abort();
});
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
// Whoever read our lines may be gone before us.
process.stdout.on("error", () => undefined);

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const env = readEnv(process.env);
  await step(say, "Generating the database client", ensureGenerated());
  const { launch } = await import("./launch.ts");
  await launch(env, say, stop);
} catch (error) {
  if (!stop.signal.aborted) {
    const isForPerson = error instanceof StartError || (error instanceof Error && error.name === "DatabaseError");
    process.stderr.write(`${isForPerson ? error.message : (error as Error).stack}\n`);
    exitCode = 1;
  }
}
process.exit(exitCode);
