import path from "node:path";
import type { NextConfig } from "next";

const repository = path.resolve(import.meta.dirname, "../..");

const config: NextConfig = {
  poweredByHeader: false,
  turbopack: { root: repository },
  // The typecheck task looks at all packages at once; the first start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};

export default config;
