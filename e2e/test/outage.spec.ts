import { createDatabase, createProduct } from "../src/product.ts";
import { expect, test } from "../src/test.ts";

type Database = Awaited<ReturnType<typeof createDatabase>>;

const withDatabase = test.extend<object, { database: Database }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names in the pattern
    async ({}, use) => {
      const database = await createDatabase();
      await use(database);
      await database.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  product: [
    async ({ database }, use) => {
      const product = await createProduct({ DATABASE_URL: database.url });
      await use(product);
      await product.remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

// What a browser logs of requests that fail, and React (441) of a page that the server could not render.
withDatabase.use({ toleratedErrors: /Failed to load resource|database|React error #441/i });

withDatabase(
  "a database that stops is said in the page, which recovers by itself, and so does the work",
  async ({ page, database, api }) => {
    await page.goto("/history");
    const said = page.getByRole("status").filter({ hasText: "The database is not reachable" });
    await database.stop();
    await expect(said).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole("heading", { name: "History", level: 1 })).toBeVisible();

    await database.start();
    await expect(said).toBeHidden({ timeout: 20_000 });
    const { id } = await api.job.start.mutate({ hours: 24 });
    await expect.poll(async () => (await api.job.byId.query({ id })).status, { timeout: 45_000 }).toBe("completed");
    await expect(page.getByRole("main").getByRole("button", { name: /^Completed/ })).toHaveCount(2);
  },
);

withDatabase("a page opened while the database is away comes by itself when it is back", async ({ page, database }) => {
  await database.stop();
  await page.goto("/suggestions");
  await expect(page.getByRole("heading", { name: "This page could not be read" })).toBeVisible();
  await database.start();
  await expect(page.getByRole("heading", { name: "Suggestions", level: 1 })).toBeVisible({ timeout: 30_000 });
});
