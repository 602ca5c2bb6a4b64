#!/usr/bin/env python3
"""live.py URL [LISTENERS [EVENTS]]: how long one change takes to reach all listeners of GET /api/events, in milliseconds.

Opens the streams, then writes a device EVENTS times, each time when the last one has come everywhere. The time runs from before the
request is sent until the last stream has read the event."""
import http.client
import json
import selectors
import socket
import statistics
import sys
import time
import urllib.parse

url = urllib.parse.urlparse(sys.argv[1])
count = int(sys.argv[2]) if len(sys.argv) > 2 else 500
events = int(sys.argv[3]) if len(sys.argv) > 3 else 30


def listen(selector):
    stream = socket.create_connection((url.hostname, url.port))
    stream.sendall(f"GET /api/events HTTP/1.1\r\nHost: {url.hostname}:{url.port}\r\n\r\n".encode())
    stream.setblocking(False)
    selector.register(stream, selectors.EVENT_READ)


def wait_for(selector, mark):
    """Until every stream has brought `mark`."""
    waiting, text = count, {}
    while waiting:
        ready = selector.select(10)
        if not ready:
            sys.exit(f"{waiting} streams brought nothing for 10 s")
        for key, _ in ready:
            had = text.get(key.fd, b"")
            now = had + key.fileobj.recv(65536)
            waiting -= mark in now and mark not in had
            text[key.fd] = now
    return time.perf_counter()


def write(connection, number):
    body = json.dumps([{"id": "bench-of-live-events", "name": f"Lamp {number}"}])
    connection.request("POST", "/internal/devices/bulk_upsert", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        sys.exit(f"status {answer.status}")


selector = selectors.DefaultSelector()
for _ in range(count):
    listen(selector)
wait_for(selector, b"retry: ")
connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)
write(connection, "before")
wait_for(selector, b"\nevent: device\n")
took = []
for i in range(events):
    start = time.perf_counter()
    write(connection, i)
    took.append((wait_for(selector, b"\nevent: device\n") - start) * 1000)
took.sort()
print(f"{count} listeners, {events} events: median {statistics.median(took):.1f} ms, slowest {took[-1]:.1f} ms")
