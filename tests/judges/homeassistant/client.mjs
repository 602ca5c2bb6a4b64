// A client of Home Assistant that leaves the talking to the package home-assistant-js-websocket. Each line on standard input is
// a wish {wish, …}; it is answered with one line that has the wish as its key. Events, lost and renewed connections, and what
// the package warns of are told as {event}, {disconnected}, {ready}, {refused} and {warned}.
import { createInterface } from "node:readline";
import {
  createConnection,
  createLongLivedTokenAuth,
  ERR_CANNOT_CONNECT,
  ERR_CONNECTION_LOST,
  ERR_INVALID_AUTH,
} from "home-assistant-js-websocket";
import WebSocket from "ws";

globalThis.WebSocket = WebSocket;

const say = (value) => process.stdout.write(JSON.stringify(value) + "\n");

console.warn = (...words) => say({ warned: words.join(" ") });

const names = {
  [ERR_CANNOT_CONNECT]: "ERR_CANNOT_CONNECT",
  [ERR_CONNECTION_LOST]: "ERR_CONNECTION_LOST",
  [ERR_INVALID_AUTH]: "ERR_INVALID_AUTH",
};
const failure = (error) => names[error] ?? names[error.error?.code] ?? error.code ?? String(error);

let connection;
let unsubscribe;

const wishes = {
  async connect({ url, token }) {
    connection = await createConnection({ auth: createLongLivedTokenAuth(url, token) });
    connection.addEventListener("disconnected", () => say({ disconnected: true }));
    connection.addEventListener("ready", () => say({ ready: true }));
    connection.addEventListener("reconnect-error", (_, error) => say({ refused: failure(error) }));
    return connection.haVersion;
  },
  list: ({ type }) => connection.sendMessagePromise({ type }),
  lists: ({ types }) => Promise.all(types.map((type) => connection.sendMessagePromise({ type }))),
  ping: () => connection.ping(),
  async subscribe({ event }) {
    unsubscribe = await connection.subscribeEvents((told) => say({ event: told }), event);
  },
  unsubscribe: () => unsubscribe(),
};

createInterface({ input: process.stdin })
  .on("line", async (line) => {
    const wish = JSON.parse(line);
    try {
      say({ [wish.wish]: (await wishes[wish.wish](wish)) ?? null });
    } catch (error) {
      say({ [wish.wish]: { failed: failure(error) } });
    }
  })
  .on("close", () => process.exit(0));
