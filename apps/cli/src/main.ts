import { enableCompileCache } from "node:module";

enableCompileCache(); // kept in the system's folder for temporary files: half a second less at every start but the first

// Ctrl-C ends at once: nothing here has anything to put back.
process.once("SIGINT", () => process.exit(130));
// A reader that has seen enough (`… | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const { run } = await import("./run.ts");
process.exitCode = await run(process.argv.slice(2));
