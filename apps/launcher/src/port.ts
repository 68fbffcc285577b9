import { createServer } from "node:net";
import { StartError } from "./env.ts";

/**
 * Makes sure that nothing listens there, before the long steps.
 *
 * @throws StartError when another program has the port
 */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  } catch (error) {
    throw new StartError(explain(error as NodeJS.ErrnoException, host, port));
  }
  await new Promise((resolve) => server.close(resolve));
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program: stop that one, or set PORT to another number.`;
  if (code === "EACCES") return `Port ${port} is reserved for the administrator: set PORT to a number of 1024 or more.`;
  return `Cannot listen on ${host} port ${port}: ${message}.`;
}
