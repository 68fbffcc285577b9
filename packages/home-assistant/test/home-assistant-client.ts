import type { ContractHome } from "./contract-homes.ts";

type Person = keyof ContractHome["tokens"];

/** Calls an action as a person does in the app. */
export async function callAction(
  home: ContractHome,
  action: string,
  data: object,
  person: Person = "alex",
): Promise<void> {
  await request(home, "POST", `/api/services/${action.replace(".", "/")}`, data, person);
}

/** Lets a device change by itself: a wall switch, or somebody walking by. */
export async function changePhysically(home: ContractHome, entityId: string, state: string): Promise<void> {
  await callAction(home, "routinely_home.physical", { entity_id: entityId, state });
}

/** The state that Home Assistant shows now. */
export async function currentState(home: ContractHome, entityId: string): Promise<string> {
  const response = await request(home, "GET", `/api/states/${entityId}`);
  return ((await response.json()) as { state: string }).state;
}

/** Sends a request as that person; throws unless it succeeds. */
export async function request(
  home: ContractHome,
  method: string,
  path: string,
  body?: object,
  person: Person = "alex",
): Promise<Response> {
  const response = await fetch(home.url + path, {
    method,
    headers: { authorization: `Bearer ${home.tokens[person]}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** A command of the WebSocket API with its data. */
export interface Command {
  readonly type: string;
  readonly [data: string]: unknown;
}

/** What the WebSocket API answers to each command; undefined to one that it refuses. */
export async function askHomeAssistant(home: ContractHome, commands: readonly Command[]): Promise<unknown[]> {
  const socket = new WebSocket(`${home.url.replace("http", "ws")}/api/websocket`);
  const answers = new Map<number, unknown>();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.onerror = () => reject(new Error("The WebSocket connection failed."));
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data));
    if (message.type === "auth_required") socket.send(JSON.stringify({ type: "auth", access_token: home.tokens.alex }));
    if (message.type === "auth_invalid") reject(new Error(message.message));
    if (message.type === "auth_ok") {
      for (const [index, command] of commands.entries()) socket.send(JSON.stringify({ id: index + 1, ...command }));
    }
    if (message.type === "result") answers.set(message.id, message.result);
    if (answers.size === commands.length) resolve();
  };
  await promise.finally(() => socket.close());
  return commands.map((_, index) => answers.get(index + 1));
}
