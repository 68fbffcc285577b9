export * from "./context.ts";
export * from "./contract/index.ts";
export * from "./handle-request.ts";
export { type AppRouter, appRouter, createCaller } from "./router.ts";
