import { CommanderError } from "commander";
import { exitCodeOf, sentenceOf } from "./failure.ts";
import { printError } from "./output.ts";
import { buildProgram } from "./program.ts";

/**
 * Runs one command line, without the program's name.
 *
 * @returns the exit code: 0, 1 for a failure, 2 for a command line that cannot be
 */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await buildProgram().parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has printed its own message; asking for help is no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    await printError(sentenceOf(error));
    return exitCodeOf(error);
  }
}
