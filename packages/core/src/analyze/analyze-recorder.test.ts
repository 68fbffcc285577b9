import { suggestionSchema } from "@routinely/analysis";
import { afterAll, expect, test } from "vitest";
import { demoFiles } from "../testing/demo-files.ts";
import { analyzeInThread } from "./analyze-in-thread.ts";
import { analyzeRecorder } from "./analyze-recorder.ts";

const { source, remove } = demoFiles();
afterAll(remove);
const options = { ...source, hours: 336 };

test("a recorder file is all it takes", () => {
  const { home, range, suggestions, stats, report } = analyzeRecorder({ recorderPath: source.recorderPath, hours: 48 });
  expect(home).toEqual({ timeZone: "Europe/Amsterdam", latitude: 52.0907, longitude: 5.1214 });
  expect(Date.parse(range.until) - Date.parse(range.from)).toBe(48 * 3_600_000);
  expect(range).toEqual({ from: report.from, until: report.until });
  expect(stats.rows).toBeGreaterThan(stats.events - 1_000);
  expect(stats.peakRssMb).toBeGreaterThan(10);
  for (const suggestion of suggestions) suggestionSchema.parse(suggestion);
});

test("the range ends where it is told to", () => {
  const until = new Date("2026-02-25T00:00:00Z");
  const { range } = analyzeRecorder({ ...options, hours: 24, until });
  expect(range).toEqual({ from: "2026-02-24T00:00:00.000Z", until: "2026-02-25T00:00:00.000Z" });
});

test("more hours than there is history are analysed as far as it goes, and that is said", () => {
  const { report } = analyzeRecorder({ ...options, hours: 720 });
  expect(report).toMatchObject({ hoursRequested: 720 });
  expect(report.hoursCovered).toBeCloseTo(336, 0);
});

test("progress rises from 0 to 1, and an abort stops it", () => {
  const fractions: number[] = [];
  analyzeRecorder(options, { onProgress: ({ fraction }) => fractions.push(fraction) });
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions[0]).toBe(0);
  expect(fractions.at(-1)).toBeLessThanOrEqual(1);
  expect(() => analyzeRecorder(options, { signal: AbortSignal.abort(new Error("enough")) })).toThrow("enough");
});

test("a thread finds the same, and leaves this one free meanwhile", async () => {
  const direct = analyzeRecorder(options);
  let ticks = 0;
  const timer = setInterval(() => ticks++, 5);
  const found = await analyzeInThread(options, {
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  clearInterval(timer);
  expect(found).toEqual({
    ...found,
    insights: direct.insights,
    suggestions: direct.suggestions,
    report: direct.report,
  });
  expect(ticks).toBeGreaterThan(10);
});

test("an abort ends the thread", async () => {
  const reason = new Error("cancelled");
  const cancel = new AbortController();
  const analysis = analyzeInThread(options, { onProgress: () => cancel.abort(reason), signal: cancel.signal });
  await expect(analysis).rejects.toBe(reason);
});

test("what is wrong with the file is said by a sentence", async () => {
  const analysis = analyzeInThread(
    { recorderPath: "/nowhere/home-assistant_v2.db", hours: 1 },
    { onProgress: () => {}, signal: new AbortController().signal },
  );
  await expect(analysis).rejects.toMatchObject({
    kind: "unavailable",
    message: expect.stringContaining("/nowhere/home-assistant_v2.db"),
  });
});
