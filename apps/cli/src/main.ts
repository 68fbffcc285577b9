import { run } from "./run.ts";

// Ctrl-C ends at once: nothing here has anything to put back.
process.once("SIGINT", () => process.exit(130));
// A reader that has seen enough (`… | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await run(process.argv.slice(2));
