/** What of a request decides whether it may come in. Names in lower case, as Node gives them. */
export interface GuardedRequest {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `sec-fetch-site`: what the browser says of where the request comes from. */
  readonly fetchSite: string | undefined;
}

const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Without accounts, whoever can speak to the server may decide. Two ways a foreign page could make a browser on this
 * machine do so are closed here: a name of its own that resolves to loopback (DNS rebinding: the Host header tells),
 * and a post across sites (the Origin header tells; a client that is no browser sends none).
 *
 * @param port the port this server listens on
 * @returns why the request is refused, as a sentence; null when it may come in
 */
export function refusal(request: GuardedRequest, port: number): string | null {
  const host = parseHost(request.host);
  if (!host || !LOOPBACK_NAMES.has(host.name) || host.port !== port) {
    return "This server answers only to 127.0.0.1 and localhost.";
  }
  if (SAFE_METHODS.has(request.method)) return null;
  const foreign = request.origin === undefined ? request.fetchSite === "cross-site" : !isOwn(request.origin, port);
  return foreign ? "This request comes from another site." : null;
}

function isOwn(origin: string, port: number): boolean {
  if (!origin.startsWith("http://")) return false;
  const host = parseHost(origin.slice("http://".length));
  return host !== null && LOOPBACK_NAMES.has(host.name) && host.port === port;
}

function parseHost(host: string | undefined): { name: string; port: number } | null {
  const match = host?.toLowerCase().match(/^(\[[0-9a-f:]+\]|[^:/\s]+)(?::(\d{1,5}))?$/);
  return match?.[1] ? { name: match[1], port: Number(match[2] ?? 80) } : null;
}
