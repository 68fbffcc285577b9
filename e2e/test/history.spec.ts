import { createJob } from "@routinely/db/testing";
import { LONG_AGO } from "../src/seed.ts";
import { expect, test } from "../src/test.ts";

test("a long history is filtered and paged in the address, newest first", async ({ page, db, api }) => {
  const [home] = await api.home.list.query();
  for (let day = 1; day <= 45; day++) {
    await createJob(db, { homeId: home!.id, status: "cancelled", createdAt: new Date(Date.UTC(2025, 0, day)) });
  }
  const rows = page.getByRole("main").getByRole("button", { name: /^(Waiting|Running|Completed|Failed|Cancelled)/ });

  await page.goto("/history?status=cancelled");
  await expect(rows).toHaveCount(20);
  for (const row of await rows.all()) await expect(row).toContainText("Cancelled");
  const firstPage = await rows.allInnerTexts();

  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/status=cancelled.*cursor=|cursor=.*status=cancelled/);
  await expect(rows.first()).not.toHaveText(firstPage[0]!);
  const secondPage = await rows.allInnerTexts();
  expect(secondPage).toHaveLength(20);

  await page.reload();
  await expect(rows.first()).toContainText(secondPage[0]!.split("\n")[1]!);
  await page.goBack();
  await expect(rows).toHaveText(firstPage.map((text) => text.split("\n")[1]!).map((date) => new RegExp(date)));
  await page.goForward();
  await page.getByRole("link", { name: "Older" }).click();
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page).not.toHaveURL(/cursor=/);
});

test("a status that does not exist shows all, a page that does not exist says so", async ({ page }) => {
  await page.goto("/history?status=done");
  await expect(
    page.getByRole("navigation", { name: "Filter by status" }).getByRole("link", { name: "All" }),
  ).toHaveAttribute("aria-current", "true");
});

test("a run unfolds to what it read and why it suggests what it does, and is deleted only after asking", async ({
  page,
  db,
  api,
}) => {
  const [home] = await api.home.list.query();
  const { id } = await createJob(db, {
    homeId: home!.id,
    status: "completed",
    createdAt: LONG_AGO,
    startedAt: LONG_AGO,
    completedAt: LONG_AGO,
    recommendations: ["Four routines were found in a week of history."],
  });
  await page.goto(`/history?status=completed&open=${id}`);
  await expect(page.getByText("Four routines were found in a week of history.")).toBeVisible();

  const row = page.getByRole("listitem").filter({ hasText: "Four routines were found" });
  await row.getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("alertdialog", { name: "Delete this analysis?" });
  await question.getByRole("button", { name: "Keep it" }).click();
  await expect(question).toBeHidden();
  expect((await api.job.byId.query({ id })).id).toBe(id);

  await row.getByRole("button", { name: "Delete" }).click();
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(row).toHaveCount(0);
  await expect(api.job.byId.query({ id })).rejects.toThrow("There is no such analysis");
});
