import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { type Context, createContext } from "./context.ts";
import { detailsOf, toTRPCError } from "./errors/to-trpc-error.ts";
import { appRouter } from "./router.ts";
import { logDefect } from "./trpc.ts";

/** Where the API is served; part of the public contract. */
export const API_PATH = "/api/trpc";

/**
 * Answers one HTTP request to the API.
 *
 * @param context `actor` is the name for clients that do not say who they are
 */
export function handleRequest(request: Request, context: Context): Promise<Response> {
  return fetchRequestHandler({
    endpoint: API_PATH,
    req: request,
    router: appRouter,
    createContext: () => createContext({ ...context, headers: request.headers }),
    // The middleware does not see what a subscription throws once it runs.
    onError({ error, path, type }) {
      if (type === "subscription") logDefect(context, toTRPCError(error), path);
    },
    responseMeta({ errors }) {
      const waits = errors.map((error) => detailsOf(error).retryAfterSeconds ?? 0);
      const longest = Math.max(0, ...waits);
      return longest > 0 ? { headers: new Headers({ "retry-after": String(longest) }) } : {};
    },
  });
}
