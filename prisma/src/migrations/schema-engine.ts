/// <reference lib="dom" />
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

export interface SchemaEngine {
  readonly engine: bindings.SchemaEngine;
  /** Closes the engine's connections. It leaves a timer behind: end the process with `process.exit()`. */
  dispose(): Promise<void>;
}

/**
 * Prisma's schema engine as WebAssembly: the same migrations as `prisma migrate`, without a binary to download.
 * Its module is a singleton that a second instantiation corrupts: call this once per process.
 */
export async function loadSchemaEngine(connectionString: string): Promise<SchemaEngine> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) },
  });
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await WebAssembly.instantiate(await readFile(script.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": { ...bindings },
  });
  bindings.__wbg_set_wasm(wasm.instance.exports);
  (wasm.instance.exports as { __wbindgen_start(): void }).__wbindgen_start();

  const factory = new PrismaPg({ connectionString });
  const adapters: SqlDriverAdapter[] = [];
  const remember = async (opening: Promise<SqlDriverAdapter>) => {
    const adapter = await opening;
    adapters.push(adapter);
    return adapter;
  };
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory({
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: () => remember(factory.connect()),
      connectToShadowDb: () => remember(factory.connectToShadowDb()),
    }),
  );
  return {
    engine,
    async dispose() {
      for (const adapter of adapters) await adapter.dispose();
    },
  };
}
