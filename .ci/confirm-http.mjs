// Home Assistant 2026.11 quits five minutes after its first start unless an admin confirms that it can be reached.
// Older versions do not know the command, and need none. Usage: node confirm-http.mjs FILE… (as `start --env-file` wrote them)
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

for (const file of process.argv.slice(2)) {
  const { HA_URL, HA_TOKEN } = parseEnv(readFileSync(file, "utf8"));
  await confirm(HA_URL, HA_TOKEN);
}

function confirm(url, token) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace("http", "ws")}/api/websocket`);
    socket.onerror = () => reject(new Error(`Home Assistant does not answer at ${url}.`));
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === "auth_required") socket.send(JSON.stringify({ type: "auth", access_token: token }));
      if (message.type === "auth_invalid") reject(new Error(`Home Assistant at ${url} refuses its own token.`));
      if (message.type === "auth_ok") socket.send(JSON.stringify({ id: 1, type: "http/config/promote" }));
      if (message.type === "result") {
        socket.close();
        resolve();
      }
    };
  });
}
