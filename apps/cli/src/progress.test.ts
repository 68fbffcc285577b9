import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { progressLine } from "./progress.ts";

test("in a log every step is written once, as a plain line", async () => {
  const stream = new PassThrough();
  const line = progressLine(stream as unknown as NodeJS.WriteStream);
  line.update({ fraction: 0, message: "Reading the history" });
  line.update({ fraction: 0.25, message: "Reading the history" });
  line.update({ fraction: 0.5, message: "Looking for routines" });
  line.end();
  stream.end();
  expect(await text(stream)).toBe("0 % Reading the history\n50 % Looking for routines\n");
});

test("on a terminal one line changes, never longer than the terminal is wide, and is gone at the end", async () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 20 });
  const line = progressLine(stream as unknown as NodeJS.WriteStream);
  line.update({ fraction: 0.5, message: "Looking for routines in this home" });
  line.end();
  stream.end();
  expect(await text(stream)).toBe("\r\u001b[K 50 %  Looking for \r\u001b[K");
});
