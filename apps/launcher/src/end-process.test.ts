import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { endChild, endProcess } from "./end-process.ts";
import { identify, inspect, isAlive } from "./process-identity.ts";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Runs a script until it prints its first line. */
async function run(script: string) {
  const child = spawn(process.execPath, ["-e", script], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  const [line] = await once(child.stdout, "data");
  return { child, identity: identify(child.pid!)!, line: String(line).trim() };
}

test("a process that listens is ended by asking", async () => {
  const { child, identity } = await run("console.log('up'); setInterval(() => {}, 1000)");
  const exit = once(child, "exit");
  await endProcess(identity, 5_000);
  expect(await exit).toEqual([null, "SIGTERM"]);
});

test("a process that does not listen is killed", async () => {
  const { child, identity } = await run(
    "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)",
  );
  const exit = once(child, "exit");
  await endProcess(identity, 100);
  expect(await exit).toEqual([null, "SIGKILL"]);
});

test("a child is ended with what it started", async () => {
  const script = `const { pid } = require('node:child_process').spawn('sleep', ['60']); console.log(pid); setInterval(() => {}, 1000)`;
  const { identity, line } = await run(script);
  const grandchild = identify(Number(line))!;
  await endChild(identity, 5_000);
  await expect.poll(() => isAlive(grandchild), { timeout: 5_000 }).toBe(false);
});

test("a stranger with the same process id is left alone", async () => {
  const { identity } = await run("console.log('up'); setInterval(() => {}, 1000)");
  await endProcess({ ...identity, started: "another time" }, 100);
  await endChild({ ...identity, started: "another time" }, 100);
  expect(isAlive(identity)).toBe(true);
});

test("tells a process's parent and command", async () => {
  const { identity } = await run("console.log('up'); setInterval(() => {}, 1000)");
  expect(inspect(identity.pid)).toMatchObject({
    parent: process.pid,
    command: [process.execPath, "-e", "console.log('up');", "setInterval(()", "=>", "{},", "1000)", ""],
  });
});
