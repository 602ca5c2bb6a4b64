#!/usr/bin/env python3
"""How long writers wait beside a backup: one client renames devices in a loop, another has backups made.

    tests/bench/backup.py http://127.0.0.1:8006 [--fill ENTITIES] [--backups N]

The wait of a write is the time from sending a PATCH until its answer is there, over a connection that stays open. Prints the longest and
the 99th percentile without and beside backups, and how long a backup takes.
"""

import argparse
import http.client
import json
import threading
import time
from urllib.parse import urlsplit


def ask(connection, method, path, body=None):
    connection.request(method, path, json.dumps(body) if body is not None else None,
                       {"Content-Type": "application/json"} if body is not None else {})
    answer = connection.getresponse()
    return answer.status, answer.read()


def fill(address, entities):
    connection = http.client.HTTPConnection(address)
    devices = entities // 10
    for start in range(0, devices, 5000):
        rows = [{"id": f"d{i}", "name": f"Device {i}", "manufacturer": "Maker", "model": f"M{i % 50}"}
                for i in range(start, min(devices, start + 5000))]
        assert ask(connection, "POST", "/internal/devices/bulk_upsert", rows)[0] == 200
    for start in range(0, entities, 5000):
        rows = [{"entity_id": f"sensor.e{i}", "device_id": f"d{i // 10}", "platform": "mqtt", "unique_id": f"u{i}",
                 "original_name": f"Entity number {i}"} for i in range(start, min(entities, start + 5000))]
        assert ask(connection, "POST", "/internal/entities/bulk_upsert", rows)[0] == 200


class Writer(threading.Thread):
    """Renames one device after the other."""

    def __init__(self, address):
        super().__init__()
        self.address, self.waits, self.done = address, [], False

    def run(self):
        connection = http.client.HTTPConnection(self.address)
        count = 0
        while not self.done:
            count += 1
            began = time.perf_counter()
            status, body = ask(connection, "PATCH", f"/api/devices/d{count % 1000}", {"name_by_user": f"Name {count} {began}"})
            self.waits.append(time.perf_counter() - began)
            assert status == 200, body


def measure(address, work):
    writer = Writer(address)
    writer.start()
    result = work()
    writer.done = True
    writer.join()
    waits = sorted(writer.waits)
    return waits, result


def show(what, waits):
    print(f"{what}: {len(waits)} writes, longest {waits[-1] * 1000:.1f} ms, 99 % {waits[len(waits) * 99 // 100] * 1000:.1f} ms,"
          f" median {waits[len(waits) // 2] * 1000:.2f} ms")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("server")
    options.add_argument("--fill", type=int, default=0, help="so many entities are stored first")
    options.add_argument("--backups", type=int, default=5)
    given = options.parse_args()
    address = urlsplit(given.server).netloc
    if given.fill:
        fill(address, given.fill)

    def backups():
        connection = http.client.HTTPConnection(address)
        took = []
        for _ in range(given.backups):
            began = time.perf_counter()
            status, body = ask(connection, "POST", "/api/backups")
            assert status == 201, body
            took.append(time.perf_counter() - began)
        return took, json.loads(body)["bytes"]

    alone, _ = measure(address, lambda: time.sleep(5))
    beside, (took, size) = measure(address, backups)
    show("alone", alone)
    show("beside backups", beside)
    print(f"a backup of {size / 1e6:.0f} MB: {min(took):.2f} to {max(took):.2f} s")


if __name__ == "__main__":
    main()
