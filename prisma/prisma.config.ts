// Generating the client needs no engine binary; naming one that exists keeps Prisma from downloading it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

import { defineConfig } from "prisma/config";

export default defineConfig({ schema: "schema.prisma" });
