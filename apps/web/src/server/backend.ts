import { type Context, createContext, handleRequest, appRouter as router } from "@routinely/api";
import { openCore } from "@routinely/core";

/** The name that decisions made on these pages carry in the log. */
const ACTOR = "Dashboard";

/** What the pages need of the packages behind them. */
export interface Backend {
  readonly router: typeof router;
  /** For calls of the pages themselves. `clientKey` is the address that the request came from. */
  contextFor(clientKey: string): Context;
  /** Answers a request to the API. */
  handle(request: Request): Promise<Response>;
  close(): Promise<void>;
}

declare global {
  var routinelyBackend: Backend | undefined;
}

/**
 * Opens the one core of this process. It runs outside of Next's bundle, which finds it on `globalThis`: there is one set
 * of connections and one listener, however often Next loads a page's module.
 *
 * @throws UnavailableError or DatabaseError, with a sentence, when there is no database to speak to
 */
export async function openBackend(): Promise<Backend> {
  const core = await openCore(process.env, "web");
  const contextFor = (clientKey: string) => createContext({ deps: core, clientKey, actor: ACTOR });
  return {
    router,
    contextFor,
    handle: (request) =>
      handleRequest(request, {
        deps: core,
        clientKey: request.headers.get("x-forwarded-for") ?? "unknown",
        actor: "API",
      }),
    close: () => core.close(),
  };
}
