import { TRPCClientError } from "@trpc/client";
import { serverUrl } from "./server-url.ts";

/** The command line cannot be. Ends with exit code 2. */
export class UsageError extends Error {}

/** What was asked for did not work out, said in one sentence. Ends with exit code 1. */
export class Failure extends Error {}

export function exitCodeOf(error: unknown): 1 | 2 {
  if (error instanceof UsageError || hasKind(error, "invalid_input")) return 2;
  return serverCode(error) === "BAD_REQUEST" ? 2 : 1;
}

/** One sentence for the person at the terminal. */
export function sentenceOf(error: unknown): string {
  if (error instanceof TRPCClientError && serverCode(error) === undefined) return withoutServer(error);
  return error instanceof Error ? error.message : String(error);
}

/** The error never reached a procedure: nobody listens at the address, or it is not Routinely that does. */
function withoutServer(error: Error): string {
  const url = serverUrl();
  const refused = error.cause instanceof TypeError; // what fetch throws
  return refused
    ? `Routinely does not answer at ${url}. Start it with \`pnpm start\`, or set ROUTINELY_URL to where it runs.`
    : `What answers at ${url} is not Routinely. Set ROUTINELY_URL to where it runs, or start it with \`pnpm start\`.`;
}

/** tRPC's code of an error that the server answered with. */
function serverCode(error: unknown): string | undefined {
  return error instanceof TRPCClientError ? (error.data as { code?: string } | undefined)?.code : undefined;
}

function hasKind(error: unknown, kind: string): boolean {
  return error instanceof Error && "kind" in error && error.kind === kind;
}
