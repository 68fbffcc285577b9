import { test as base, expect } from "@playwright/test";
import type { AppRouter } from "@routinely/api";
import { createDb, type Db } from "@routinely/db";
import { findConnection } from "@routinely/db/embedded";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { createProduct, type Product } from "./product.ts";

export { expect };

interface WorkerFixtures {
  /** The running program. All tests of a run share it. */
  readonly product: Product;
  /** Its API, for what a test needs but is not about. */
  readonly api: TRPCClient<AppRouter>;
}

interface TestFixtures {
  /** The database under it, to lay out what would take long to live through. */
  readonly db: Db;
  /** What a page may write to the console as an error, for tests that break things. */
  readonly toleratedErrors: RegExp | undefined;
}

/** Playwright's test with the product running. A test fails when a page logs an error or breaks the content policy. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names in the pattern
    async ({}, use) => {
      const product = await createProduct();
      await use(product);
      await product.remove();
    },
    { scope: "worker", timeout: 180_000 },
  ],

  api: [
    async ({ product }, use) => {
      await use(createTRPCClient<AppRouter>({ links: [httpLink({ url: `${product.url}/api/trpc` })] }));
    },
    { scope: "worker" },
  ],

  db: async ({ product }, use) => {
    const connectionString = await findConnection(product.dataDir);
    if (!connectionString) throw new Error("The product's database does not run.");
    const db = createDb(connectionString);
    await use(db);
    await db.$disconnect();
  },

  baseURL: async ({ product }, use) => use(product.url),

  toleratedErrors: [undefined, { option: true }],

  context: async ({ context, toleratedErrors }, use) => {
    const errors: string[] = [];
    context.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    context.on("weberror", (error) => errors.push(error.error().message));
    await use(context);
    expect(errors.filter((error) => !toleratedErrors?.test(error))).toEqual([]);
  },
});
