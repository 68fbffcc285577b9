export { type DemoFiles, demoFiles, type HeldReaders } from "./demo-files.ts";
