"""Files that a program or a mistake made → messages, within limits that the system keeps, never a crash or a wait."""

from __future__ import annotations

import subprocess
import sys

import pytest

from explainer.diagnostics import Diagnostics, Location, format_diagnostics
from explainer.markdown.parse import parse
from tests.conftest import ROOT, MakeSite

_SECONDS = 40  # of the processor, for all floods of a test together: they take a tenth of it, and took minutes each
_MOST_MB = 500
# The system counts a process with what the one that started it had in memory. So one that is small starts it.
_MEASURED = """import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)"""
_HEAD = "---\ntitle: A flood\ndescription: D.\nchanged: 2026-04-30\n---\n\nFirst words.\n\n"
_PAGES = {
    "brackets": 10 * ("[" * 9_900 + "\n\n"),
    "nested-brackets": 10 * ("[" * 4_900 + "a" + "]" * 4_900 + "\n\n"),
    "nested-images": 10 * ("![" * 2_000 + "a" + "](x)" * 1_500 + "\n\n"),
    "few-brackets": 100 * ("[" * 400 + "\n\n"),
    "half-links": 10 * ("[a](" * 240 + "\n\n"),
    "stars": 10 * ("a**b*c " * 1_400 + "\n\n"),
    "ticks": "".join("a" + "`" * length for length in range(400)) + "\n",
    "quotations": ">" * 100_000 + " a\n",
    "lists": "- " * 50_000 + "a\n",
    "steps": "".join(" " * (2 * depth) + "- a\n" for depth in range(300)),
    "equal-headings": "## Equal\n\n" * 15_000,
    "underlined": "Equal\n\n" + "Equal\n=====\n\n" * 3_000,
    "footnotes": "[^" * 50_000 + "\n",
    "references": "".join(f"[r{number}]: https://example.org/{number}\n" for number in range(5_000)),
    "columns": f"|{'a|' * 20_000}\n|{'-|' * 20_000}\n|{'b|' * 20_000}\n",
    "boxes": "::: note A\n" * 10_000,
    "line": "a\\" * 150_000 + "\n",
    "book": "word " * 200_000 + "\n",
}
_FINE = ("ticks", "equal-headings", "columns")  # odd, and no mistake
_DATA = {
    "content/data/brackets.yaml": "[" * 100_000,
    "content/data/braces.json": '{"a":' * 50_000,
    "content/data/dashes.yaml": "- " * 50_000 + "a\n",
    "content/data/questions.yaml": "? " * 50_000 + "a\n",
    "content/data/steps.yaml": "".join(f"{' ' * depth}a:\n" for depth in range(400)),
    "content/data/aliases.yaml": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30)),
    "content/data/digits.yaml": f"a: {'9' * 200_000}\n",
    "content/data/columns.csv": ",".join(["a"] * 50_000) + "\n",
    "content/data/quote.csv": 'a\n"' + "b" * 300_000 + "\n",
    "content/glossary.yaml": "-\n" * 30_000,
}


def test_floods_end_in_messages_within_limits(a_site: MakeSite) -> None:
    pages = {f"content/pages/flood-{name}.md": _HEAD + text for name, text in _PAGES.items()}
    root = a_site({**pages, **_DATA})
    command = [sys.executable, "build.py", "check", "--site", str(root)]
    limited = ["sh", "-c", f'ulimit -t {_SECONDS}; exec "$@"', "sh", sys.executable, "-c", _MEASURED, *command]
    ran = subprocess.run(limited, cwd=ROOT, capture_output=True, text=True, check=False)
    said = ran.stderr
    assert ran.returncode == 1, said[-2000:]
    told = {line.partition(":")[0] for line in said.splitlines() if line.startswith("content/")}
    assert told >= {*_DATA, *pages} - {f"content/pages/flood-{name}.md" for name in _FINE}
    assert "Traceback" not in said
    assert int(ran.stdout) < _MOST_MB * 1024 * (1024 if sys.platform == "darwin" else 1)
    assert len(said) < 1_000_000


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * 900, "there are too many brackets here"),
        ("a*b* " * 600, "this paragraph has too many marks"),
        ("word *word* " * 900, "this paragraph is too long"),
        ("word " * 90_000, "this text is too long"),
    ],
)
def test_what_is_not_read_is_told_with_its_line(text: str, says: str) -> None:
    diagnostics = Diagnostics()
    parse(f"First.\n\n{text}\n", "page.md", 5, diagnostics)
    (diagnostic,) = diagnostics
    assert diagnostic.what.startswith(says)
    assert diagnostic.location == Location("page.md", 5 if "text" in says else 7)


def test_what_people_write_is_far_from_the_limits() -> None:
    diagnostics = Diagnostics()
    links = " ".join(f"[word {number}](https://example.org/{number}) *and* `more`" for number in range(100))
    text = parse(f"{links}\n\n> - > - {links}\n\n{'Long words without marks. ' * 2_000}\n", "page.md", 1, diagnostics)
    assert list(diagnostics) == []
    assert text.words > 6_000


def test_of_very_many_errors_the_first_are_shown_and_all_are_counted() -> None:
    diagnostics = Diagnostics()
    for line in range(1, 3_001):
        diagnostics.add(Location("page.md", line), "this is wrong.", "mend it.")
    diagnostics.add(Location("quiet.md", 1), "this is wrong, too.", "mend it.")
    said = format_diagnostics(tuple(diagnostics))
    assert said.count("this is wrong.") == 500
    assert "… and 2500 more in page.md: fix these first.\n\nquiet.md:1: this is wrong, too." in said
    assert said.endswith("3001 errors; nothing was written.")
