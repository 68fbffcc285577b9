/** Makes the demo home, in a process of its own: simulating a month of life keeps a processor busy for seconds. */
import { createCore, ensureDemoHome, readEnv } from "@routinely/core";

const { databaseUrl, dataDir } = readEnv(process.env);
const core = await createCore({ databaseUrl: databaseUrl!, dataDir, role: "launcher", logLevel: "warn" });
await ensureDemoHome(core);
await core.close();
process.exit(0);
