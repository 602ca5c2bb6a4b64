#!/usr/bin/env python3
"""bulk.py URL DATA [ROUNDS]: milliseconds of bulk upserts over one connection, medians, for any server of the data-api's contract.

DATA holds devices-a.json, devices-b.json, entities-a.json, entities-b.json: two versions of the same listing. Changed rows are posted
by turns, unchanged ones again and again. Run it against two servers in the same minute to compare them."""
import http.client
import os
import statistics
import sys
import time
import urllib.parse

url, data = urllib.parse.urlparse(sys.argv[1]), sys.argv[2]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 20
connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)


def post(kind, version):
    with open(os.path.join(data, f"{kind}-{version}.json"), "rb") as file:
        body = file.read()
    start = time.perf_counter()
    connection.request("POST", f"/internal/{kind}/bulk_upsert", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        sys.exit(f"{kind}: status {answer.status}")
    return (time.perf_counter() - start) * 1000


for kind in ("devices", "entities"):
    post(kind, "a")
    changed = [post(kind, "ba"[i % 2]) for i in range(2 * (rounds // 2))]
    unchanged = [post(kind, "a") for _ in range(rounds)]
    print(f"{kind:9} changed {statistics.median(changed):7.1f} ms   unchanged {statistics.median(unchanged):7.1f} ms")
