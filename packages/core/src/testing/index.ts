export { demoFiles, lockRecorder } from "./demo-files.ts";
