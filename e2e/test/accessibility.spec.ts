import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../src/test.ts";

const PAGES = ["/", "/suggestions", "/suggestions?status=accepted", "/insights", "/history", "/homes", "/nowhere"];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" }, toleratedErrors: /404/ });

    for (const path of PAGES) {
      test(`axe finds nothing wrong on ${path}`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoViolations(page);
      });
    }

    test("axe finds nothing wrong on a suggestion, its dialogs and its YAML", async ({ page, api }) => {
      const { items } = await api.suggestion.list.query({ status: "pending", limit: 1 });
      await page.goto(`/suggestions/${items[0]!.id}`);
      await expectNoViolations(page);
      await page.getByRole("tab", { name: "As YAML" }).click();
      await expectNoViolations(page);
      for (const name of ["Accept", "Reject"]) {
        await page.getByRole("button", { name }).click();
        const question = page.getByRole("dialog", { name: `${name} this suggestion?` });
        await expect(question).toBeVisible();
        await expectNoViolations(page);
        await page.keyboard.press("Escape");
        await expect(question).toBeHidden();
      }
      await page.getByRole("button", { name: "Later" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      await expectNoViolations(page);
    });

    test("axe finds nothing wrong in the Start dialog, an unfolded run and the home dialog", async ({ page, api }) => {
      const { items } = await api.job.list.query({ status: "completed", limit: 1 });
      await page.goto(`/history?open=${items[0]!.id}`);
      await expect(page.getByRole("region", { name: "What was read" }).first()).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole("button", { name: "Start an analysis" }).first().click();
      await page.getByRole("button", { name: "Look at a part of the home only" }).click();
      await expectNoViolations(page);
      await page.goto("/homes");
      await page.getByRole("button", { name: /^Edit/ }).first().click();
      await expect(page.getByRole("dialog", { name: "Edit this home" })).toBeVisible();
      await expectNoViolations(page);
    });
  });
}

test.describe("on a phone 390 pixels wide", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, toleratedErrors: /404/ });

  for (const path of PAGES) {
    test(`nothing is wider than the screen on ${path}`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectToFit(page);
    });
  }

  test("a suggestion is read and decided on", async ({ page, api }) => {
    const { items } = await api.suggestion.list.query({ status: "pending", limit: 1 });
    await page.goto("/");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Suggestions" }).tap();
    await page.getByRole("link", { name: items[0]!.title }).first().tap();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(items[0]!.title);
    await expectToFit(page);
    await page.getByRole("button", { name: "Later" }).tap();
    await page.getByRole("menuitem").first().tap();
    await expect(page.getByRole("region", { name: "Decision" })).toContainText("Put aside until");
    await page.getByRole("button", { name: "Reopen" }).tap();
    await expect(page.getByRole("button", { name: "Accept" })).toBeVisible();
  });

  test("an analysis can be started", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Start", exact: true }).tap();
    const dialog = page.getByRole("dialog", { name: "Start an analysis" });
    await expect(dialog.getByRole("button", { name: "Start", exact: true })).toBeInViewport();
    await expectToFit(page);
  });
});

test("an analysis is started and a suggestion accepted by keyboard alone", async ({ page, api }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "Start an analysis" });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole("button", { name: "A day" }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Start", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/history\?open=/);
  const id = new URL(page.url()).searchParams.get("open")!;
  await expect.poll(async () => (await api.job.byId.query({ id })).status, { timeout: 30_000 }).toBe("completed");

  const { items } = await api.suggestion.list.query({ status: "pending", limit: 1 });
  await page.goto(`/suggestions/${items[0]!.id}`);
  await tabTo(page, page.getByRole("button", { name: "Accept" }));
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Accept this suggestion?" });
  await tabTo(page, question.getByLabel("Comment (optional)"));
  await page.keyboard.type("By keyboard");
  await tabTo(page, question.getByRole("button", { name: "Accept" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Decision" })).toContainText("“By keyboard”");
});

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
}

async function expectToFit(page: Page) {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: ReturnType<Page["getByRole"]>) {
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control).toBeFocused();
}
