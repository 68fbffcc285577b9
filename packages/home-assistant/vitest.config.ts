import { defineConfig } from "vitest/config";
import { contractHomes } from "./test/contract-homes.ts";

export default defineConfig({
  test: {
    name: "home-assistant",
    include: ["src/**/*.test.ts", ...(contractHomes().length > 0 ? ["test/**/*.contract.test.ts"] : [])],
  },
});
