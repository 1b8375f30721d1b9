"""A site under `serve` → how long a saved change takes until the server shows it, in milliseconds."""

from __future__ import annotations

import http.client
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

_PATIENCE = 10  # seconds
_BETWEEN = 3.0  # seconds: the server has checked the whole site by then


def measure_preview(root: Path, site: Path, file: str, page: str, rounds: int = 7, line: str = "\n{}\n") -> float:
    """The median over `rounds` changes of `file`, a file of `site` whose words `page` shows; each adds a `line`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(root / "build.py"), "serve", "--site", str(site), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    path = site / file
    before = path.read_text("utf-8")
    try:
        _wait(port, page, "<html")
        times = []
        for number in range(rounds):
            time.sleep(_BETWEEN)
            mark = f"mark{number}mark"
            started = time.perf_counter()
            path.write_text(before + line.format(mark), "utf-8")
            _wait(port, page, mark)
            times.append(time.perf_counter() - started)
        return 1000 * statistics.median(times)
    finally:
        path.write_text(before, "utf-8")
        server.terminate()
        server.wait()


def _wait(port: int, page: str, words: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
            connection.request("GET", f"/{page}")
            if words in connection.getresponse().read().decode():
                return
        except OSError:
            time.sleep(0.05)
        time.sleep(0.001)
    raise SystemExit(f"{page} never showed {words!r}")
