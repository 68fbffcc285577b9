import { expect, test } from "../src/test.ts";

test("a newcomer sees the demo home analysed, starts another analysis, decides, and finds it all after a restart", async ({
  page,
  product,
  api,
}) => {
  await test.step("the demo home is there with its first analysis", async () => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Worth deciding first" })).toBeVisible();
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Insights" }).click();
    await expect(page.getByRole("heading", { name: "Insights", level: 1 })).toBeVisible();
    await expect(page.getByRole("main").getByRole("article")).not.toHaveCount(0);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "History" }).click();
    await expect(
      page
        .getByRole("main")
        .getByRole("button", { name: /^Completed/ })
        .first(),
    ).toBeVisible();
  });

  await test.step("another analysis is started and watched to its end without a reload", async () => {
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    await page.getByRole("button", { name: "Start an analysis" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Start an analysis" });
    await dialog.getByRole("checkbox", { name: "Saving energy" }).uncheck();
    await dialog.getByRole("checkbox", { name: "Device health" }).uncheck();
    await dialog.getByRole("button", { name: "A month" }).click();
    await dialog.getByRole("button", { name: "Start", exact: true }).click();

    await expect(page).toHaveURL(/\/history\?open=/);
    const run = page
      .getByRole("main")
      .getByRole("button", { name: /Daily habits/ })
      .first();
    await expect(run).toContainText(/Waiting|Running|Completed/);
    await expect(run.getByRole("progressbar")).toBeVisible();
    await expect(run).toContainText("Completed", { timeout: 45_000 });
    expect(await page.evaluate(() => "sameDocument" in globalThis)).toBe(true);
  });

  const titles = await test.step("its suggestions are opened from it; one is accepted, one rejected", async () => {
    const suggestions = page.getByRole("region", { name: "Suggestions of this analysis" }).getByRole("link");
    const [first, second] = (await suggestions.evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).href),
    )) as [string, string];

    await page.goto(first);
    const accepted = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    const decision = page.getByRole("region", { name: "Decision" });
    await decision.getByRole("button", { name: "Accept" }).click();
    const question = page.getByRole("dialog", { name: "Accept this suggestion?" });
    await question.getByLabel("Comment (optional)").fill("The children like it");
    await question.getByRole("button", { name: "Accept" }).click();
    await expect(decision).toContainText("“The children like it”");
    await expect(page.getByRole("heading", { name: "Add it to Home Assistant" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Automation as YAML for the editor" })).toContainText("triggers:");

    await page.goto(second);
    const rejected = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await decision.getByRole("button", { name: "Reject" }).click();
    const doubt = page.getByRole("dialog", { name: "Reject this suggestion?" });
    await doubt.getByRole("button", { name: "The time is wrong" }).click();
    await doubt.getByRole("button", { name: "Reject" }).click();
    await expect(decision).toContainText("The time is wrong");
    return { accepted, rejected };
  });

  await test.step("the history is filtered by status", async () => {
    await page.goto("/history");
    await page.getByRole("navigation", { name: "Filter by status" }).getByRole("link", { name: "Failed" }).click();
    await expect(page).toHaveURL(/status=failed/);
    await expect(page.getByRole("main").getByRole("button", { name: /^Completed/ })).toHaveCount(0);
    await page.getByRole("navigation", { name: "Filter by status" }).getByRole("link", { name: "Completed" }).click();
    await expect(page.getByRole("main").getByRole("button", { name: /^Completed/ })).not.toHaveCount(0);
  });

  await test.step("after a restart everything is as it was", async () => {
    const everything = async () => ({
      jobs: await api.job.list.query({ limit: 200 }),
      suggestions: await api.suggestion.list.query({ limit: 200 }),
      insights: await api.insight.list.query({ limit: 200 }),
    });
    const before = await everything();
    await page.goto("about:blank");
    await product.stop();
    await product.start();
    expect(await everything()).toEqual(before);

    await page.goto("/suggestions?status=accepted");
    await page.getByRole("link", { name: titles.accepted }).click();
    await expect(page.getByRole("region", { name: "Decision" })).toContainText("“The children like it”");
    await page.goto("/suggestions?status=rejected");
    await expect(page.getByRole("link", { name: titles.rejected })).toBeVisible();
  });
});
