// A receiver that leaves the verdict to the package standardwebhooks. Prints its port; each line on standard input is one
// more secret, answered with {"secrets": how many}; each delivery is told as {type, verified, altered, aged}, a list of
// verdicts with one for each secret: as it came, with its body altered, and with another time in its header.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { Webhook } from "standardwebhooks";

const secrets = [];

const say = (value) => process.stdout.write(JSON.stringify(value) + "\n");

function verifies(secret, body, headers) {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

function judge(body, headers) {
  const later = { ...headers, "webhook-timestamp": String(Number(headers["webhook-timestamp"]) + 1) };
  say({
    type: JSON.parse(body).type,
    verified: secrets.map((secret) => verifies(secret, body, headers)),
    altered: secrets.map((secret) => verifies(secret, body + " ", headers)),
    aged: secrets.map((secret) => verifies(secret, body, later)),
  });
}

createInterface({ input: process.stdin })
  .on("line", (secret) => {
    secrets.push(secret);
    say({ secrets: secrets.length });
  })
  .on("close", () => process.exit(0));

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  judge(Buffer.concat(parts).toString("utf8"), request.headers);
  response.writeHead(204).end();
});
server.listen(0, "127.0.0.1", () => say(server.address().port));
