import { runCli } from "../src/run-cli.ts";
import { expect, test } from "../src/test.ts";

test("an analysis is started, followed to its end, listed and deleted", async ({ product }) => {
  const started = await runCli(product.url, [
    "jobs",
    "start",
    "--hours",
    "336",
    "--types",
    "behavior_analysis,device_health",
    "--wait",
    "--json",
  ]);
  expect(started.code, started.stderr).toBe(0);
  const job = JSON.parse(started.stdout);
  expect(job).toMatchObject({
    status: "completed",
    hoursAnalyzed: 336,
    analysisTypes: ["behavior_analysis", "device_health"],
  });
  expect(started.stderr).toContain(" % ");

  const listed = await runCli(product.url, ["jobs", "list", "--status", "completed", "--limit", "1", "--json"]);
  expect(JSON.parse(listed.stdout).items).toMatchObject([{ id: job.id }]);

  const watched = await runCli(product.url, ["watch", job.id]);
  expect(watched.code).toBe(0);
  expect(watched.stdout).toContain(job.recommendations[0]);

  expect((await runCli(product.url, ["jobs", "delete", job.id, "--yes"])).code).toBe(0);
  const gone = await runCli(product.url, ["jobs", "show", job.id]);
  expect(gone).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/^There is no such analysis/) });
});

test("a suggestion is read, put off, reopened, accepted once, and its YAML handed over", async ({ product, api }) => {
  const { items } = await api.suggestion.list.query({ status: "pending", limit: 1 });
  const { id, title, yaml } = items[0]!;

  const shown = await runCli(product.url, ["suggestions", "show", id]);
  expect(shown.stdout).toContain(title);
  expect(shown.stdout).toContain(yaml.trim());

  const until = new Date(Date.now() + 86_400_000).toISOString();
  expect((await runCli(product.url, ["suggestions", "snooze", id, "--until", until])).code).toBe(0);
  expect((await runCli(product.url, ["suggestions", "reopen", id])).code).toBe(0);

  const accepted = await runCli(product.url, ["suggestions", "accept", id, "--comment", "Saves me a walk", "--json"]);
  expect(JSON.parse(accepted.stdout)).toMatchObject({
    status: "accepted",
    decision: { comment: "Saves me a walk", by: expect.stringMatching(/ \(command line\)$/) },
  });
  const again = await runCli(product.url, ["suggestions", "accept", id]);
  expect(again).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/already accepted by .+ on .+\n$/),
  });

  const copied = await runCli(product.url, ["suggestions", "show", id, "--yaml"]);
  expect(copied.stdout.trim()).toBe(yaml.trim());
});

test("a home is added by its recorder file, and a file that is not there is refused", async ({ product }) => {
  const homes = await runCli(product.url, ["homes", "list", "--json"]);
  expect(JSON.parse(homes.stdout)).toMatchObject([{ source: { kind: "demo" } }]);

  const missing = await runCli(product.url, ["homes", "add", "--name", "Cabin", "--recorder", "/nowhere/ha.db"]);
  expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining("/nowhere/ha.db") });
});

test("what the server cannot take is wrong usage", async ({ product }) => {
  const { code, stderr } = await runCli(product.url, ["jobs", "start", "--entities", "light.nowhere"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("light.nowhere") });
});

test("insights are listed by type", async ({ product }) => {
  const { stdout } = await runCli(product.url, ["insights", "list", "--type", "device_health", "--json"]);
  const { items } = JSON.parse(stdout);
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(items.map(({ type }: { type: string }) => type))).toEqual(new Set(["device_health"]));
});
