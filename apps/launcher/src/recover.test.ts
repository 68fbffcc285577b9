import { expect, test } from "vitest";
import type { ProcessIdentity } from "./process-identity.ts";
import { findRemains } from "./recover.ts";

const identity = (pid: number): ProcessIdentity => ({ pid, started: `at ${pid}` });
const state = {
  url: "http://127.0.0.1:3000",
  launcher: identity(10),
  runners: [identity(1), identity(2)],
  children: { web: identity(20), worker: identity(30) },
};
const living =
  (...pids: number[]) =>
  ({ pid }: ProcessIdentity) =>
    pids.includes(pid);

test("nothing was running", () => {
  expect(findRemains(undefined)).toEqual({ kind: "none" });
  expect(findRemains(state, living())).toEqual({ kind: "none" });
  expect(findRemains(state, living(1, 2))).toEqual({ kind: "none" });
});

test("a launcher whose starters live is running as it should", () => {
  expect(findRemains(state, living(1, 2, 10, 20, 30))).toEqual({ kind: "running", url: state.url });
  expect(findRemains({ ...state, runners: [] }, living(10))).toEqual({ kind: "running", url: state.url });
});

test("a launcher whose npx was killed is an orphan, with its children", () => {
  const remains = { kind: "orphans", launcher: state.launcher, children: [state.children.web, state.children.worker] };
  expect(findRemains(state, living(2, 10, 20, 30))).toEqual(remains);
});

test("children of a killed launcher are orphans, those that are gone are not", () => {
  expect(findRemains(state, living(1, 2, 30))).toEqual({
    kind: "orphans",
    launcher: undefined,
    children: [state.children.worker],
  });
});
