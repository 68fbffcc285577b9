import { rename } from "node:fs/promises";
import { join } from "node:path";
import { writeHome } from "@routinely/simulator";
import { temporaryDirectory } from "../src/product.ts";
import { expect, test } from "../src/test.ts";

const HISTORY_ENDS = new Date("2026-01-31T12:00:00Z");

test.afterEach(async ({ db }) => {
  await db.home.deleteMany({ where: { source: { path: ["kind"], equals: "recorder" } } });
});

test("a home is added in the page, and a file that is not there is refused beside its field", async ({ page }) => {
  const { recorder } = writeHome(await temporaryDirectory(), {
    profile: "studio",
    seed: 3,
    days: 3,
    until: HISTORY_ENDS,
  });
  await page.goto("/homes");
  await page.getByRole("button", { name: "Add a home" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a home" });
  await dialog.getByLabel("Name", { exact: true }).fill("The studio");
  await dialog.getByLabel("Recorder database").fill("/nowhere/home-assistant_v2.db");
  await dialog.getByRole("button", { name: "Add home" }).click();
  await expect(dialog.getByLabel("Recorder database")).toHaveAccessibleDescription(/nowhere/);
  await dialog.getByLabel("Recorder database").fill(recorder);
  await dialog.getByRole("button", { name: "Add home" }).click();
  await expect(page.getByRole("heading", { name: "The studio", exact: true })).toBeVisible();
  await expect(page.getByText(recorder)).toBeVisible();
});

test("a recorder file that vanished fails the analysis with the reason, and Retry works when it is back", async ({
  page,
  api,
}) => {
  const directory = await temporaryDirectory();
  const { recorder } = writeHome(directory, { profile: "studio", seed: 4, days: 7, until: HISTORY_ENDS });
  const home = await api.home.add.mutate({ name: "Cabin", source: { kind: "recorder", recorderPath: recorder } });
  await rename(recorder, join(directory, "moved.db"));

  const job = await api.job.start.mutate({ homeId: home.id });
  await page.goto(`/history?open=${job.id}`);
  const row = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Retry" }) });
  await expect(row.getByRole("alert")).toContainText(recorder);
  await expect(row).toContainText("Failed");

  await rename(join(directory, "moved.db"), recorder);
  await row.getByRole("button", { name: "Retry" }).click();
  await expect
    .poll(async () => (await api.job.byId.query({ id: job.id })).status, { timeout: 30_000 })
    .toBe("completed");
  await expect(page.getByRole("main").getByText("Attempt 2.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
});

test("hours out of range and no type at all are refused in the dialog, which keeps what was entered", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Start an analysis" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Start an analysis" });
  const hours = dialog.getByRole("spinbutton");
  await hours.fill("721");
  await dialog.getByRole("button", { name: "Start", exact: true }).click();
  await expect(hours).toHaveAccessibleDescription(/720/);
  await expect(hours).toHaveValue("721");

  await hours.fill("24");
  await dialog.getByRole("button", { name: "Choose none" }).click();
  await dialog.getByRole("button", { name: "Start", exact: true }).click();
  await expect(dialog).toContainText("Choose at least one thing to look for.");
  await expect(dialog).toBeVisible();
});

test("more hours than there is history are read as far as it goes, and that is said", async ({ page, api }) => {
  const { recorder } = writeHome(await temporaryDirectory(), {
    profile: "studio",
    seed: 5,
    days: 3,
    until: HISTORY_ENDS,
  });
  const home = await api.home.add.mutate({ name: "New flat", source: { kind: "recorder", recorderPath: recorder } });
  const { id } = await api.job.start.mutate({ homeId: home.id, hours: 720 });
  await expect.poll(async () => (await api.job.byId.query({ id })).status, { timeout: 30_000 }).toBe("completed");
  await page.goto(`/history?open=${id}`);
  await expect(page.getByText(/as there is no more/)).toBeVisible();
});

test("a home without any routine is told what was read and why nothing is proposed", async ({ page, api }) => {
  const { recorder } = writeHome(await temporaryDirectory(), {
    profile: "quiet",
    seed: 1,
    days: 2,
    until: HISTORY_ENDS,
  });
  const home = await api.home.add.mutate({ name: "Quiet", source: { kind: "recorder", recorderPath: recorder } });
  const { id } = await api.job.start.mutate({ homeId: home.id, hours: 6 });
  await expect.poll(async () => (await api.job.byId.query({ id })).status, { timeout: 30_000 }).toBe("completed");
  await page.goto(`/history?open=${id}`);
  await expect(
    page
      .getByRole("main")
      .getByRole("button", { name: /0 suggestions/ })
      .first(),
  ).toBeVisible();
  const read = page.getByRole("region", { name: "What was read" });
  await expect(read).toContainText("Rows read");
  await expect(read).toContainText("Who changed things");
  await expect(page.getByRole("region", { name: "Summary" })).not.toBeEmpty();
});
