// `pnpm bench`: every benchmark in turn, alone on the machine. `pnpm bench history` runs those whose path says so.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { rootDirectory } from "./root-directory.ts";

const wanted = process.argv.slice(2);
const found = globSync("{apps/*,packages/*,prisma,e2e}/bench/*.bench.ts", { cwd: rootDirectory });
const benches = found.filter((path) => wanted.every((word) => path.includes(word))).sort();
if (benches.length === 0) {
  console.error(`There is no benchmark like "${wanted.join(" ")}".`);
  process.exit(2);
}

for (const bench of benches) {
  console.log(`\n${bench}`);
  const [code] = await once(spawn(process.execPath, [bench], { cwd: rootDirectory, stdio: "inherit" }), "close");
  if (code !== 0) process.exitCode = 1;
}
