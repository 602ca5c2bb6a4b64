#!/usr/bin/env python3
"""search.py URL [SECONDS]: how long a search takes (`q=` of devices and entities), with 16 connections and with one. Needs wrk.

The words are pieces of names and ids that the server lists, always the same: `piece` has 800 of 3 to 12 characters, `two` 200 of
two, `frequent` words that a third of the rows have, `none` 200 that no row has. Start the server with
`--answer-cache 0` to measure the search itself: otherwise a word that was asked before is answered from memory."""
import json
import random
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

url = sys.argv[1]
seconds = sys.argv[2] if len(sys.argv) > 2 else "3"
random.seed(5)


def listed(kind):
    rows, cursor = [], ""
    while True:
        with urllib.request.urlopen(f"{url}/api/{kind}?limit=1000&cursor={cursor}") as answer:
            page = json.load(answer)
        rows += page[kind][::20]
        cursor = urllib.parse.quote(page.get("next_cursor") or "")
        if not cursor:
            return rows


def piece(text, size):
    start = random.randrange(max(1, len(text) - size + 1))
    return text[start : start + size]


def paths(texts, count, size):
    for text in random.choices(texts, k=count):
        kind = random.choice(["entities", "entities", "devices"])
        yield f"/api/{kind}?q={urllib.parse.quote(piece(text, size()))}"


def measure(name, requests):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(
            "local paths = {%s}\nlocal n = 0\nrequest = function() n = n %% #paths + 1 return wrk.format('GET', paths[n]) end\n"
            % ",".join(json.dumps(one) for one in requests)
        )
        script.flush()
        for connections in ("16", "1"):
            command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script.name, url]
            lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
            shown = [" ".join(line.split()) for line in lines if line.split()[:1] in (["50%"], ["99%"], ["Requests/sec:"], ["Non-2xx"])]
            print(f"{name:9} {connections:>2} connections: " + ", ".join(shown), flush=True)


entities, devices = listed("entities"), listed("devices")
texts = [row["entity_id"] for row in entities]
texts += [row.get("name") or row.get("original_name") or row["entity_id"] for row in entities]
texts += [row["name"] for row in devices]
measure("piece", list(paths(texts, 800, lambda: random.randint(3, 12))))
measure("two", list(paths(texts, 200, lambda: 2)))
measure("frequent", [f"/api/entities?q={word}" for word in ("light", "sensor", "kitchen", "switch.", "lamp")])
measure("none", [f"/api/entities?q=xq{i}z" for i in range(200)])
