import type { AppRouter } from "@routinely/api";
import { createTRPCReact } from "@trpc/react-query";

/** The API as hooks. */
export const trpc = createTRPCReact<AppRouter>();
