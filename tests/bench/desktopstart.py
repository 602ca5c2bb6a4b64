#!/usr/bin/env python3
"""desktopstart.py PROGRAM BOOK [TIMES]: how long `hearthbook` takes from its start until the overview of BOOK is read and can be used,
and its memory three seconds later. Medians of TIMES (7) starts, each with settings and drafts of its own. QT_QPA_PLATFORM=offscreen
needs no display."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

program, book = sys.argv[1], sys.argv[2]
times = int(sys.argv[3]) if len(sys.argv) > 3 else 7


def start():
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, QT_LOGGING_RULES="hearthbook.overview.debug=true", HOME=home, XDG_CONFIG_HOME=home,
                           XDG_DATA_HOME=home, XDG_RUNTIME_DIR=home)
        begin = time.monotonic()
        with subprocess.Popen([program, book], env=environment, stderr=subprocess.PIPE) as desktop:
            for line in desktop.stderr:
                if b"hearthbook.overview: read" in line:
                    break
            else:
                sys.exit("it ended before the overview was read")
            took = time.monotonic() - begin
            time.sleep(3)
            with open(f"/proc/{desktop.pid}/status", encoding="ascii") as status:
                memory = next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
            desktop.terminate()
            return took * 1000, memory


runs = [start() for _ in range(times)]
print(f"start to a read overview: {statistics.median(ms for ms, _ in runs):.0f} ms"
      f" ({min(ms for ms, _ in runs):.0f} to {max(ms for ms, _ in runs):.0f}), memory {statistics.median(mb for _, mb in runs):.0f} MiB")
