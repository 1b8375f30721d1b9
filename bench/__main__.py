"""`python -m bench` → the speed of generators side by side in one run: a table, printed and put into its README."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.corpus import write_corpus
from bench.generators import HUGO, OURS, ROOT, WORK, Generator, installed
from bench.preview import measure_preview

_PLACE = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.DOTALL)
_LARGE = 10_000
_PAGE = "page-00003"
Figures = dict[str, tuple[float, float]]  # by generator: seconds and MB, medians


def main() -> None:
    """Measure all that the table has."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="of each scenario; the medians count (default: 7)")
    parser.add_argument("--small", action="store_true", help="leave the site of 10,000 pages out")
    options = parser.parse_args()
    generators = installed()
    large = [each for each in generators if each.name in (OURS, HUGO)]
    lines = _head(generators, options.rounds)
    lines += _measure(10, ("cold", "nothing changed"), generators, options.rounds)
    lines += _measure(
        1000, ("cold", "nothing changed", "one page changed", "layout changed"), generators, options.rounds
    )
    if not options.small:
        lines += _measure(_LARGE, ("cold", "nothing changed"), large, min(options.rounds, 3))
    lines += [
        "",
        f"Importing all that a build of ours needs: {_imports(options.rounds):.0f} ms.",
        *_served(options.rounds),
    ]
    readme = ROOT / "bench/README.md"
    readme.write_text(_PLACE.sub(lambda _: "\n".join([*lines, ""]), readme.read_text("utf-8")), "utf-8")


def _head(generators: Sequence[Generator], rounds: int) -> list[str]:
    names = [each.name for each in generators]
    day = datetime.now(UTC).date()
    machine = f"{os.cpu_count()} processors, Python {sys.version.split()[0]}"
    said = f"{day}, {machine}; load at the start {os.getloadavg()[0]:.1f}; medians of {rounds}."
    columns = [*(f"{name}, s" for name in names), f"{OURS} : {HUGO}", *(f"{name}, MB" for name in names)]
    lines = [said, "", f"| pages | scenario | {' | '.join(columns)} |", f"|--:|---|{'--:|' * len(columns)}"]
    print("\n".join(lines), flush=True)
    return lines


def _measure(pages: int, scenarios: Sequence[str], generators: Sequence[Generator], rounds: int) -> list[str]:
    folder = WORK / str(pages)
    shutil.rmtree(folder, ignore_errors=True)
    write_corpus(folder, pages)
    for each in generators:
        # Each is run once before: the first run of all would pay for compiling Python.
        _run(each, folder / each.name)
        each.check(folder / each.name, pages)
    lines = []
    for scenario in scenarios:
        times: dict[str, list[tuple[float, float]]] = {each.name: [] for each in generators}
        for number in range(rounds):
            for each in generators:
                _PREPARE[scenario](each, folder / each.name, number)
                times[each.name].append(_run(each, folder / each.name))
        lines.append(_row(pages, scenario, {name: _medians(found) for name, found in times.items()}, generators))
        print(lines[-1], flush=True)
    return lines


def _medians(found: list[tuple[float, float]]) -> tuple[float, float]:
    seconds, memory = (statistics.median(column) for column in zip(*found, strict=True))
    return seconds, memory


def _row(pages: int, scenario: str, figures: Figures, generators: Sequence[Generator]) -> str:
    names = [each.name for each in installed()]
    seconds = [f"{figures[name][0]:.3f}" if name in figures else "" for name in names]
    memory = [f"{figures[name][1]:.0f}" if name in figures else "" for name in names]
    ratio = f"{figures[OURS][0] / figures[HUGO][0]:.2f}" if HUGO in [each.name for each in generators] else ""
    return f"| {pages:,} | {scenario} | {' | '.join([*seconds, ratio, *memory])} |"


def _run(generator: Generator, site: Path) -> tuple[float, float]:
    """Seconds from start to end, and the peak memory of its largest process in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(generator.command(site), stdout=subprocess.DEVNULL, cwd=WORK)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"{generator.name} failed.")
    per_megabyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss / per_megabyte


def _forget(generator: Generator, site: Path, _number: int) -> None:
    generator.forget(site)


def _nothing(_generator: Generator, _site: Path, _number: int) -> None:
    """Nothing is changed."""


def _edit_page(generator: Generator, site: Path, _number: int) -> None:
    with (site / generator.content / f"{_PAGE}.md").open("a", encoding="utf-8") as page:
        page.write("\nOne more line.\n")


def _edit_layout(generator: Generator, site: Path, number: int) -> None:
    layout = site / generator.layout
    text = re.sub(r"(<!-- change \d+ -->)?</body>", f"<!-- change {number} --></body>", layout.read_text("utf-8"))
    layout.write_text(text, "utf-8")


_PREPARE: dict[str, Callable[[Generator, Path, int], None]] = {
    "cold": _forget,
    "nothing changed": _nothing,
    "one page changed": _edit_page,
    "layout changed": _edit_layout,
}


def _imports(rounds: int) -> float:
    """Milliseconds; of a Python that has to do nothing they are taken off."""
    code = "import explainer.pipeline, explainer.markdown.block_renderer"
    return 1000 * (_seconds(code, rounds) - _seconds("pass", rounds))


def _seconds(code: str, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _served(rounds: int) -> list[str]:
    site, mark = WORK / "1000" / OURS, "<!-- {} -->"
    page = measure_preview(ROOT, site, f"content/sections/{_PAGE}.md", f"{_PAGE}.html", rounds)
    layout = measure_preview(ROOT, site, "templates/pages/section.html", f"{_PAGE}.html", rounds, mark)
    said = (
        f"Under serve, 1,000 pages, from a saved text to the page: {page:.0f} ms; from a saved layout: {layout:.0f} ms."
    )
    print(said)
    return [said]


if __name__ == "__main__":
    main()
