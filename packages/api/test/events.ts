/** One event of a `text/event-stream`. */
export interface ServerSentEvent {
  readonly id?: string;
  readonly event?: string;
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of it
  readonly data: any;
}

/** Reads server-sent events the way a browser's EventSource does. Ends with the connection or with `return`. */
export async function* readEvents(url: string, headers: Record<string, string> = {}): AsyncGenerator<ServerSentEvent> {
  const abort = new AbortController();
  const response = await fetch(url, { headers: { accept: "text/event-stream", ...headers }, signal: abort.signal });
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) yield toEvent(block);
    }
  } finally {
    abort.abort();
  }
}

function toEvent(block: string): ServerSentEvent {
  const fields = Object.fromEntries(
    block.split("\n").flatMap((line) => {
      const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
      return name ? [[name, value]] : [];
    }),
  );
  return { ...fields, data: fields.data ? JSON.parse(fields.data) : undefined };
}
