export { anyInAutomations } from "./any-in-automations.ts";
export { automationFormat } from "./automation-format.ts";
export { expectSound } from "./sound-result.ts";
