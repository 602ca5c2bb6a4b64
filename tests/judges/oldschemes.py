"""A receiver that verifies as those of the old services do. Prints its port; each line on standard input is one more
secret, answered with {"secrets": how many}; each delivery is told as {type, verified, altered}, a list of verdicts with one
for each secret: as it came, and with another event in it."""

import hashlib
import hmac
import http.server
import json
import sys
import threading

secrets = []


def say(value):
    print(json.dumps(value), flush=True)


def mac(secret, text):
    return hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()


def verifies(secret, headers, body):
    if "X-Webhook-Signature" in headers:  # sports-data: the bytes as they came
        return hmac.compare_digest(mac(secret, body), headers["X-Webhook-Signature"])
    text = json.dumps(json.loads(body), sort_keys=True)  # data-api: the payload written anew
    return hmac.compare_digest(mac(secret, text.encode()), headers["X-Signature"])


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        payload = json.loads(body)
        altered = json.dumps(payload | {"event": "another"}).encode()
        say(
            {
                "type": self.headers.get("X-Webhook-Event") or self.headers.get("X-Event-Type"),
                "payload": payload,
                "verified": [verifies(secret, self.headers, body) for secret in secrets],
                "altered": [verifies(secret, self.headers, altered) for secret in secrets],
            }
        )
        self.send_response(200)
        self.end_headers()

    def log_message(self, *arguments):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()
say(server.server_port)
for line in sys.stdin:
    secrets.append(line.rstrip("\n"))
    say({"secrets": len(secrets)})
