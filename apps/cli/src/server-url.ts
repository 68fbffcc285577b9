/** Where the server is: ROUTINELY_URL, without a slash at its end. */
export function serverUrl(): string {
  return (process.env.ROUTINELY_URL || "http://127.0.0.1:3000").replace(/\/+$/, "");
}
