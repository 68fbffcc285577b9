import type { Command } from "commander";
import { print, printJson } from "./output.ts";
import { wholeNumber } from "./parse.ts";

/** Options of every list. */
export interface PageOptions {
  readonly limit?: number;
  readonly cursor?: string;
  readonly json?: true | undefined;
}

export function withPageOptions(command: Command): Command {
  return command
    .option("--limit <n>", "how many to show, 1 to 200 (default 50)", wholeNumber(1, 200))
    .option("--cursor <cursor>", "where to go on, as the page before said")
    .option("--json", "print the page as JSON: {items, nextCursor}");
}

/** Prints a page as table, and how to see the next one; says so when there is nothing. */
export async function printPage<Item>(
  page: { readonly items: readonly Item[]; readonly nextCursor: string | null },
  options: PageOptions,
  describe: (items: readonly Item[]) => string,
): Promise<void> {
  if (options.json) return printJson(page);
  if (page.items.length === 0) return print("None.");
  await print(describe(page.items));
  if (page.nextCursor) await print(`\nMore with --cursor ${page.nextCursor}`);
}
