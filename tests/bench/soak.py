#!/usr/bin/env python3
"""soak.py PID URL DATABASE MINUTES: mixed load on a running server; fails where its memory goes on growing.

Listings, changes of single rows, lists, searches, exports and webhooks, by four clients. Each 10 s: resident memory, size of the file
and of its WAL. The first fifth is warm-up; then a line is laid through the samples of memory. It is flat where it rises less than
4 MiB, or 5 %, over the whole run. The file may grow: the journal keeps what was changed."""
import http.client
import json
import os
import random
import sys
import threading
import time
import urllib.parse

pid, url, database, minutes = int(sys.argv[1]), urllib.parse.urlparse(sys.argv[2]), sys.argv[3], float(sys.argv[4])
DEVICES, ENTITIES, STEP = 1000, 5000, 10
over = threading.Event()
counts, failures = {}, []


def listing(variant):
    devices = [{"id": f"d{i:05}", "name": f"Lamp {i}", "model": "LCA001", "area_id": f"area{i % 20}",
                "sw_version": f"1.{variant if i % 10 == 0 else 0}"} for i in range(DEVICES)]
    entities = [{"entity_id": f"light.e{i:05}", "id": f"r{i}", "device_id": f"d{i % DEVICES:05}", "platform": "hue",
                 "original_name": f"Light {variant if i % 50 == 0 else 0}"} for i in range(ENTITIES)]
    return devices, entities


def client(seed):
    chance = random.Random(seed)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)

    def send(what, method, target, body=None, wanted=(200, 201, 204, 304)):
        data = None if body is None else json.dumps(body)
        connection.request(method, target, data, {"Content-Type": "application/json"} if data else {})
        answer = connection.getresponse()
        text = answer.read()
        counts[what] = counts.get(what, 0) + 1
        if answer.status not in wanted:
            failures.append(f"{what}: {answer.status} {text[:200]!r}")
        return answer, text

    number = seed
    while not over.is_set():
        number += 4
        device = f"d{chance.randrange(DEVICES):05}"
        kind = chance.random()
        if kind < 0.02:
            devices, entities = listing(number)
            send("listing", "POST", "/internal/devices/bulk_upsert", devices)
            send("listing", "POST", "/internal/entities/bulk_upsert", entities)
        elif kind < 0.2:
            send("change", "PATCH", f"/api/devices/{device}", {"notes": f"note {number}"})
        elif kind < 0.25:
            answer, _ = send("batch", "POST", "/api/batch", {"operations": [
                {"method": "PATCH", "path": f"/api/devices/{device}", "body": {"name_by_user": f"Name {number}"}}]})
            send("undo", "POST", f"/api/operations/{answer.headers['Operation-Id']}/revert", wanted=(200, 409))
        elif kind < 0.27:
            _, text = send("webhook", "POST", "/api/webhooks", {"url": "http://127.0.0.1:9/", "events": ["area.created"]})
            send("webhook", "DELETE", f"/api/webhooks/{json.loads(text)['webhook_id']}")
        elif kind < 0.28:
            send("export", "GET", "/api/export")
        elif kind < 0.5:
            send("list", "GET", f"/api/devices?limit=100&sort=-name&offset={chance.randrange(500)}")
        elif kind < 0.7:
            send("search", "GET", f"/api/entities?q=light%20{chance.randrange(100)}&limit=20")
        elif kind < 0.8:
            send("changes", "GET", "/api/changes?limit=50")
        else:
            send("row", "GET", f"/api/devices/{device}")
        time.sleep(0.01)


def memory():
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def megabytes(path):
    return os.path.getsize(path) / 1e6 if os.path.exists(path) else 0.0


def slope(samples):
    """Growth over the time of the samples: least squares."""
    n = len(samples)
    mean_t = sum(t for t, _ in samples) / n
    mean_m = sum(m for _, m in samples) / n
    spread = sum((t - mean_t) ** 2 for t, _ in samples)
    return sum((t - mean_t) * (m - mean_m) for t, m in samples) / spread * (samples[-1][0] - samples[0][0])


first = http.client.HTTPConnection(url.hostname, url.port, timeout=60)
for rows, kind in zip(listing(0), ("devices", "entities")):
    first.request("POST", f"/internal/{kind}/bulk_upsert", json.dumps(rows), {"Content-Type": "application/json"})
    answer = first.getresponse()
    answer.read()
    if answer.status != 200:
        sys.exit(f"FAILED: the first listing: {answer.status}")
first.close()
threads = [threading.Thread(target=client, args=(seed,), daemon=True) for seed in range(4)]
for thread in threads:
    thread.start()
begin, samples = time.monotonic(), []
while time.monotonic() - begin < minutes * 60 and not failures:
    time.sleep(STEP)
    samples.append((time.monotonic() - begin, memory()))
    print(f"{samples[-1][0]:6.0f} s  memory {samples[-1][1]:7.1f} MiB  file {megabytes(database):7.1f} MB"
          f"  WAL {megabytes(database + '-wal'):5.1f} MB  requests {sum(counts.values())}", flush=True)
over.set()
for thread in threads:
    thread.join(60)
if failures:
    sys.exit("FAILED: " + failures[0])
steady = samples[len(samples) // 5:]
growth = slope(steady)
print(f"{sum(counts.values())} requests ({', '.join(f'{n} {what}' for what, n in sorted(counts.items()))})")
print(f"memory after warm-up {steady[0][1]:.1f} MiB, at the end {steady[-1][1]:.1f} MiB, trend {growth:+.1f} MiB over the run")
if growth > max(4.0, 0.05 * steady[0][1]):
    sys.exit("FAILED: memory goes on growing")
