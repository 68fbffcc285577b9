import path from "node:path";
import type { NextConfig } from "next";

const repository = path.resolve(import.meta.dirname, "../..");

const config: NextConfig = {
  poweredByHeader: false,
  turbopack: { root: repository },
  // Packages of the workspace are TypeScript sources; what speaks to the database stays outside the bundle.
  transpilePackages: ["@routinely/api", "@routinely/core", "@routinely/db", "@routinely/analysis"],
  serverExternalPackages: ["pg", "pg-boss", "@prisma/client", "@prisma/adapter-pg", "pino", "rate-limiter-flexible"],
  // The typecheck task looks at all packages at once; the first start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};

export default config;
