import { availableParallelism } from "node:os";
import { ANALYSIS_TYPES } from "@routinely/analysis";
import { type ReadingsTask, readHome } from "@routinely/home-assistant";
import { afterAll, expect, test } from "vitest";
import { demoFiles } from "../testing/demo-files.ts";
import { startHelper } from "./start-helper.ts";

const { source, remove } = demoFiles();
afterAll(remove);
const { log, home } = readHome(source);
const options = { types: ANALYSIS_TYPES, hours: 336 };
const large = { ...log, stats: { ...log.stats, events: 1_000_000 } };

test.runIf(availableParallelism() > 1)("a helper brings what it takes, and nothing that was taken from it", () => {
  const helper = startHelper()!;
  const help = helper.ask({ log: large, home, options })!;
  const taken = help.take();
  const found = help.collect(() => {});
  helper.end();
  expect(found.size).toBeGreaterThan(5);
  expect(found.has(taken)).toBe(false);
});

test.runIf(availableParallelism() > 1)("a helper reads what sensors read as it is read without", () => {
  const helper = startHelper()!;
  const asked: boolean[] = [];
  const { ask, collect } = helper.reading;
  const eager = (task: ReadingsTask) => {
    asked.push(ask({ ...task, range: { ...task.range, rows: 1_000_000 } }));
    return true;
  };
  const helped = readHome({ ...source, helper: { ask: eager, collect } });
  helper.end();
  expect(asked).toEqual([true]);
  expect([...helped.log.series]).toEqual([...log.series]);
});

test("a small history is not worth help", () => {
  const helper = startHelper();
  expect(helper?.ask({ log: { ...log, stats: { ...log.stats, events: 10 } }, home, options })).toBeUndefined();
  helper?.end();
});
