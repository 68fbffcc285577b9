import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { runCli } from "./run-cli.ts";

const ID = "01900000-0000-7000-8000-000000000000";

test.each([
  ["no command", []],
  ["an unknown command", ["frobnicate"]],
  ["an unknown option", ["jobs", "list", "--colour"]],
  ["no recorder", ["analyze"]],
  ["hours beyond a year", ["analyze", "--recorder", "x", "--hours", "8761"]],
  ["hours beyond what a server takes", ["jobs", "start", "--hours", "721"]],
  ["a latitude alone", ["analyze", "--recorder", "x", "--latitude", "52"]],
  ["a status that does not exist", ["jobs", "list", "--status", "done"]],
  ["an id that is none", ["jobs", "show", "7"]],
  ["more than a page can hold", ["suggestions", "list", "--limit", "201"]],
  ["deleting unasked where nobody can be asked", ["jobs", "delete", ID]],
])("%s is wrong usage: exit code 2, nothing on stdout", async (_, args) => {
  const { code, stdout, stderr } = await runCli(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).not.toBe("");
});

test("a wrong analysis type is answered with those there are", async () => {
  const { code, stderr } = await runCli(["analyze", "--recorder", "x", "--types", "magic"]);
  expect(code).toBe(2);
  expect(stderr).toContain(
    "behavior_analysis, automation_analysis, automation_gap_detection, correlation_discovery, device_health, cost_optimization",
  );
});

test("help is no failure", async () => {
  const { code, stdout } = await runCli(["--help"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/analyze[\s\S]*jobs[\s\S]*suggestions[\s\S]*insights[\s\S]*homes[\s\S]*watch/);
});

test("without a server one sentence says where it was looked for and how to start it", async () => {
  const { code, stderr } = await runCli(["jobs", "list"], { env: { ROUTINELY_URL: "http://127.0.0.1:9/" } });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      "Routinely does not answer at http://127.0.0.1:9. Start it with `pnpm start`, or set ROUTINELY_URL to where it runs.\n",
  });
});

test("another program at the address is told apart", async () => {
  const other = createServer((_, response) => response.end("<html>")).listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const { code, stderr } = await runCli(["jobs", "list"], { env: { ROUTINELY_URL: url } });
  other.close();
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `What answers at ${url} is not Routinely. Set ROUTINELY_URL to where it runs, or start it with \`pnpm start\`.\n`,
  });
});
