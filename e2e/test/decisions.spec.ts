import { readFile } from "node:fs/promises";
import { seedSuggestion } from "../src/seed.ts";
import { expect, test } from "../src/test.ts";

test("when two people decide at once, one wins and the other is told who", async ({ page, context, db, api }) => {
  const { id } = await seedSuggestion(db, api, "Porch light on at dusk");
  const other = await context.newPage();
  for (const one of [page, other]) {
    await one.goto(`/suggestions/${id}`);
    await one.getByRole("button", { name: "Accept" }).click();
    await one
      .getByRole("dialog")
      .getByLabel("Comment (optional)")
      .fill(one === page ? "First" : "Second");
  }
  await page.getByRole("dialog", { name: "Accept this suggestion?" }).getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("region", { name: "Decision" })).toContainText("“First”");
  await other.getByRole("dialog", { name: "Accept this suggestion?" }).getByRole("button", { name: "Accept" }).click();
  await expect(other.getByRole("region", { name: "Notifications" })).toContainText(/already accepted by .+ on /);
  await expect(other.getByRole("region", { name: "Decision" })).toContainText("“First”");
});

test("a suggestion is put aside, waits among the snoozed, and is taken back", async ({ page, db, api }) => {
  const { id, title } = await seedSuggestion(db, api, "Coffee machine on at seven");
  await page.goto(`/suggestions/${id}`);
  await page.getByRole("button", { name: "Later" }).click();
  await page.getByRole("menuitem").first().click();
  const decision = page.getByRole("region", { name: "Decision" });
  await expect(decision).toContainText("Put aside until");

  await page.goto("/suggestions?status=snoozed");
  await page.getByRole("link", { name: title }).click();
  await decision.getByRole("button", { name: "Reopen" }).click();
  await expect(decision.getByRole("button", { name: "Accept" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What happened so far" })).toContainText("Reopened");
});

test("a snooze that has run out brings the suggestion back by itself", async ({ page, db, api }) => {
  const { id } = await seedSuggestion(db, api, "Blinds down at nine");
  await api.suggestion.snooze.mutate({ id, until: new Date(Date.now() + 2_000).toISOString() });
  await expect.poll(async () => (await api.suggestion.byId.query({ id })).status, { timeout: 20_000 }).toBe("pending");
  await page.goto(`/suggestions/${id}`);
  await expect(page.getByRole("region", { name: "What happened so far" })).toContainText("Back again");
});

test("the automation is shown in words and as YAML, and is downloaded as shown", async ({ page, db, api }) => {
  const { id } = await seedSuggestion(db, api, "Hall light on at sunset");
  await page.goto(`/suggestions/${id}`);
  await page.getByRole("tab", { name: "As YAML" }).click();
  const yaml = page.getByRole("region", { name: "Automation as YAML" });
  await expect(yaml).toContainText("trigger: sun");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("hall-light-on-at-sunset.yaml");
  expect((await readFile(await download.path(), "utf8")).trim()).toBe((await yaml.textContent())?.trim());
});

test("suggestions are filtered by decision and by kind, and the address keeps it", async ({ page, db, api }) => {
  const { title } = await seedSuggestion(db, api, "Desk lamp on at nine");
  await page.goto("/suggestions");
  const decisions = page.getByRole("navigation", { name: "Filter by decision" });
  const kinds = page.getByRole("navigation", { name: "Filter by kind" });
  await decisions.getByRole("link", { name: "To decide" }).click();
  await expect(page).toHaveURL(/status=pending/);
  await kinds.getByRole("link", { name: "Daily habits" }).click();
  await expect(page).toHaveURL(/status=pending&type=behavior_analysis/);
  await expect(page.getByRole("link", { name: title })).toBeVisible();
  await kinds.getByRole("link", { name: "Device health" }).click();
  await expect(page.getByRole("link", { name: title })).toHaveCount(0);
});

test("a filter chosen while another is still loading adds to it", async ({ page }) => {
  // The page listens for news once its links are alive.
  const alive = page.waitForRequest((request) => request.url().includes("job.onUpdate"));
  await page.goto("/suggestions");
  await alive;
  const first = Promise.withResolvers<void>();
  await page.route(/suggestions\?status=pending(?!&type)/, async (route) => {
    await first.promise;
    await route.continue();
  });
  const pending = page.getByRole("navigation", { name: "Filter by decision" }).getByRole("link", { name: "To decide" });
  await pending.click();
  await expect(pending).toHaveAttribute("aria-current", "true");
  await page.getByRole("navigation", { name: "Filter by kind" }).getByRole("link", { name: "Daily habits" }).click();
  first.resolve();
  await expect(page).toHaveURL(/status=pending&type=behavior_analysis/);
});

test("a comment that is too long cannot be sent", async ({ page, db, api }) => {
  const { id } = await seedSuggestion(db, api, "Garden light off at eleven");
  await page.goto(`/suggestions/${id}`);
  await page.getByRole("button", { name: "Accept" }).click();
  const dialog = page.getByRole("dialog", { name: "Accept this suggestion?" });
  await dialog.getByLabel("Comment (optional)").fill("x".repeat(2001));
  await expect(dialog).toContainText("1 characters too long: at most 2000");
  await expect(dialog.getByRole("button", { name: "Accept" })).toBeDisabled();
});
