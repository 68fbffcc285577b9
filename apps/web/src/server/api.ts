import type { AppRouter } from "@routinely/api";
import { createServerSideHelpers } from "@trpc/react-query/server";
import type { inferRouterInputs } from "@trpc/server";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { backend } from "./core.ts";

/** What each procedure takes. */
export type ApiInputs = inferRouterInputs<AppRouter>;

/**
 * The API for one request's server components: `fetch` what the page cannot do without (it throws), `prefetch` the
 * rest; `dehydrate()` hands both to the browser.
 */
export async function serverApi() {
  return createServerSideHelpers({ router: backend().router, ctx: await requestContext() });
}

/** The API's own procedures, for server actions: the same checks, limits and errors as over HTTP. */
export async function caller() {
  return backend().router.createCaller(await requestContext());
}

async function requestContext() {
  return backend().contextFor((await headers()).get("x-forwarded-for") ?? "unknown");
}

/** Turns "there is no such thing" into the page that says so. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  return read.catch((error: { code?: string }) => {
    if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") notFound();
    throw error;
  });
}
