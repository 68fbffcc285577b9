import { defineConfig } from "vitest/config";

// Every workspace package is a project; those that need a database say so in a vitest.config.ts of their own.
export default defineConfig({
  test: { projects: ["apps/*", "packages/*", "prisma"] },
});
