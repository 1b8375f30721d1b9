"""Addresses of official files → what changed in the law that a site cites, as an issue on GitHub.

    python -m tools.law_watch ADDRESSES FOLDER [--fetched] [--dry-run] [--site DIR]

Fetches each address into the folder, compares the files with the pins of the site, and opens an issue with the
report, or renews the one that is still open. With `--fetched` the files are in the folder already; with `--dry-run`
the issue is printed. Exit codes: 0 nothing changed, or the issue is there; 2 the law could not be compared.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from explainer.commands.law import CANNOT_BE_USED, CHANGED

TITLE = "The law that this site cites has changed"
_LONGEST = 60_000  # characters of a report; an issue holds 65,536
_LARGEST = 64 * 1024 * 1024  # bytes of a file, as many as the command reads
_SECONDS = 60
_BODY = """\
The weekly comparison with the official files found this. Below each provision is what rests on it.

```text
{report}
```

What to do is in docs/law.md: review each thing that is named, then write new pins. If that takes longer, write
`amended` into the source, and every page that rests on it says so.
"""
Runner = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]


def main(arguments: Sequence[str]) -> int:
    """Compare, and tell. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.law_watch")
    parser.add_argument("addresses", type=Path, help="a file with one address a line")
    parser.add_argument("folder", type=Path, help="where the official files are put")
    parser.add_argument("--fetched", action="store_true", help="they are there already")
    parser.add_argument("--dry-run", action="store_true", help="print the issue, and open none")
    parser.add_argument("--site", default=".", help="the folder with site.yaml")
    options = parser.parse_args(arguments)
    addresses = addresses_in(options.addresses.read_text("utf-8"))
    files = [options.folder / file_of(address) for address in addresses]
    if not options.fetched:
        options.folder.mkdir(parents=True, exist_ok=True)
        for address, file in zip(addresses, files, strict=True):
            try:
                file.write_bytes(fetch(address))
            except (OSError, ValueError) as error:
                print(f"{address} cannot be fetched: {error}", file=sys.stderr)
                return CANNOT_BE_USED
    command = [sys.executable, "-m", "explainer", "law", *map(str, files), "--site", options.site]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    print(ran.stdout, ran.stderr, sep="")
    if ran.returncode == CHANGED:
        body = issue_of(ran.stdout)
        print(f"{TITLE}\n\n{body}") if options.dry_run else put_issue(body, options.folder / "issue.md")
        return 0
    return ran.returncode and CANNOT_BE_USED


def addresses_in(text: str) -> list[str]:
    """The addresses, one a line; a line that begins with # is a comment."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def file_of(address: str) -> str:
    """The name that a fetched file gets: `…/eng/XML/I-2.5.xml` → `eng-XML-I-2.5.xml`, as languages share names."""
    return urlsplit(address).path.strip("/").replace("/", "-")


def fetch(address: str) -> bytes:
    """The file at an address. Raises OSError, or ValueError where it is not what an official file can be."""
    if urlsplit(address).scheme != "https":
        raise ValueError("its address does not begin with https://")
    with urllib.request.urlopen(address, timeout=_SECONDS) as answer:
        data: bytes = answer.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError("it is larger than any act or regulation")
    return data


def issue_of(report: str) -> str:
    """The text of the issue. Fences in the report cannot end that of the issue: words of the law are no markup."""
    short = report if len(report) <= _LONGEST else f"{report[:_LONGEST]}\n… (cut: the log of the run has all of it)"
    return _BODY.format(report=short.strip("\n").replace("```", "'''"))


def put_issue(body: str, file: Path, run: Runner | None = None) -> None:
    """Open an issue with the GitHub command line, or renew the open one. Raises CalledProcessError."""
    run = run or _run
    file.write_text(body, encoding="utf-8")
    listed = run(
        ["gh", "issue", "list", "--state", "open", "--search", f'"{TITLE}" in:title', "--json", "number,title"]
    )
    known = [str(issue["number"]) for issue in json.loads(listed.stdout) if issue["title"] == TITLE]
    if known:
        run(["gh", "issue", "edit", known[0], "--body-file", str(file)])
    else:
        run(["gh", "issue", "create", "--title", TITLE, "--body-file", str(file)])


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
