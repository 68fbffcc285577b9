import { spawn } from "node:child_process";
import { expect, test, vi } from "vitest";
import { runnersOf, whenGone } from "./ancestors.ts";
import { identify, type ProcessInfo } from "./process-identity.ts";

/** Looks at made-up processes: id -> [parent, command line]. */
function looking(processes: Record<number, [number, string]>) {
  return (pid: number): ProcessInfo | undefined => {
    const found = processes[pid];
    return found && { parent: found[0], command: found[1].split(" ") };
  };
}

test("npx, pnpm and the shells between them are passed; the person's own shell is not", () => {
  const look = looking({
    9: [8, "node apps/launcher/src/main.ts"],
    8: [7, "sh -c node apps/launcher/src/main.ts"],
    7: [6, "pnpm start"],
    6: [5, "sh -c 'pnpm' start"],
    5: [4, "npm exec pnpm@12 start"],
    4: [3, "-bash"],
    3: [2, "npm run something-else"],
  });
  expect(runnersOf(9, look)).toEqual([7, 5]);
});

test("a package manager that Node runs is recognised by its script", () => {
  const look = looking({
    9: [8, "node apps/launcher/src/main.ts"],
    8: [7, "/usr/bin/node /opt/bin/pnpm.cjs start"],
    7: [6, "node /usr/lib/node_modules/npm/bin/npx-cli.js -y pnpm@12 start"],
    6: [1, "bash"],
  });
  expect(runnersOf(9, look)).toEqual([8, 7]);
});

test("started by hand or by a service manager there is none", () => {
  expect(runnersOf(9, looking({ 9: [8, "node main.ts"], 8: [1, "bash"] }))).toEqual([]);
  expect(runnersOf(9, looking({ 9: [1, "node main.ts"] }))).toEqual([]);
  expect(runnersOf(9, looking({ 9: [8, "node main.ts"], 8: [1, "node server.js"] }))).toEqual([]);
});

test("tells when one of them is gone", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const gone = vi.fn();
  whenGone([identify(process.pid)!, identify(child.pid!)!], gone);
  child.kill("SIGKILL");
  await vi.waitFor(() => expect(gone).toHaveBeenCalledOnce(), { timeout: 5_000 });
});
