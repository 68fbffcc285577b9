/** What any HTTP client gets to see. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of it
  readonly body: any;
}

/** Calls procedures with nothing but fetch. */
export function httpClient(url: string) {
  return {
    get(path: string, input?: unknown): Promise<Answer> {
      const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return answerOf(fetch(`${url}/${path}${query}`));
    },
    post(path: string, input: unknown, headers: Record<string, string> = {}): Promise<Answer> {
      const init = {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(input),
      };
      return answerOf(fetch(`${url}/${path}`, init));
    },
  };
}

async function answerOf(pending: Promise<Response>): Promise<Answer> {
  const response = await pending;
  return { status: response.status, headers: response.headers, body: await response.json() };
}
