import { createCore } from "@routinely/core";
import { createHome, createJob } from "@routinely/db/testing";
import { afterAll, expect, test } from "vitest";
import { readEvents, type ServerSentEvent } from "./events.ts";
import { testApi } from "./test-api.ts";

const api = await testApi();
const ann = api.as("Ann");
const url = `${await api.serve()}/job.onUpdate`;
const { id: homeId } = await createHome(api.db);

const watched = (jobId: string) => `${url}?input=${encodeURIComponent(JSON.stringify({ jobId }))}`;

/** The next event for which the answer is yes. */
async function next(events: AsyncGenerator<ServerSentEvent>, isIt: (event: ServerSentEvent) => boolean) {
  for (;;) {
    const { value, done } = await events.next();
    if (done) throw new Error("the stream ended");
    if (isIt(value)) return value;
  }
}
const isStatus = (status: string) => (event: ServerSentEvent) => event.data?.job?.status === status;

test("changes come as they happen, also those made by another process", async () => {
  const other = await createCore({
    databaseUrl: api.databaseUrl,
    dataDir: api.directory,
    role: "test",
    logLevel: "silent",
  });
  afterAll(() => other.close());
  const { id } = await createJob(api.db, { homeId });
  const events = readEvents(watched(id));
  await next(events, ({ event }) => event === "connected");
  await next(events, isStatus("pending"));

  await other.db.optimizationJob.update({ where: { id }, data: { status: "cancelled", completedAt: new Date() } });
  const { id: eventId, data } = await next(events, isStatus("cancelled"));
  expect(eventId).toBeTruthy();
  expect(data).toMatchObject({ kind: "changed", job: { id, homeName: "Test home", completedAt: expect.any(String) } });

  await ann.job.delete({ id });
  expect((await next(events, ({ data }) => data?.kind === "deleted")).data).toEqual({ kind: "deleted", id });
  await events.return(undefined);
});

test.each(["last-event-id header", "lastEventId parameter"])(
  "after a reconnect with the %s, what was missed comes first",
  async (way) => {
    const { id } = await createJob(api.db, { homeId });
    const before = readEvents(watched(id));
    const { id: lastEventId = "" } = await next(before, isStatus("pending"));
    await before.return(undefined);

    await ann.job.cancel({ id });

    const after =
      way === "last-event-id header"
        ? readEvents(watched(id), { "last-event-id": lastEventId })
        : readEvents(`${watched(id)}&lastEventId=${encodeURIComponent(lastEventId)}`);
    expect((await next(after, isStatus("cancelled"))).data.job.id).toBe(id);
    await after.return(undefined);
  },
);

test("only the watched job is told of", async () => {
  const [watchedJob, otherJob] = await Promise.all([createJob(api.db, { homeId }), createJob(api.db, { homeId })]);
  const events = readEvents(watched(watchedJob.id));
  await next(events, isStatus("pending"));
  await ann.job.cancel({ id: otherJob.id });
  await ann.job.cancel({ id: watchedJob.id });
  expect((await next(events, ({ data }) => data?.kind === "changed")).data.job.id).toBe(watchedJob.id);
  await events.return(undefined);
});

test("all jobs can be watched without any input", async () => {
  const { id } = await createJob(api.db, { homeId });
  const events = readEvents(url);
  await next(events, ({ data }) => data?.job?.id === id);
  await events.return(undefined);
});

test("an event id that is none ends with an error a client can read", async () => {
  const events = readEvents(url, { "last-event-id": "nonsense" });
  const { data } = await next(events, ({ event }) => event === "serialized-error");
  expect(data).toMatchObject({ message: expect.any(String), data: { code: "BAD_REQUEST", field: "lastEventId" } });
});
