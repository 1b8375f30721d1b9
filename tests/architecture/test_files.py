"""Every file of the project, as git knows it → nothing left over, nothing of this machine, nothing secret."""

from __future__ import annotations

import re
import subprocess
from functools import cache

import pytest

from tests.conftest import ROOT

# The folders of one machine or one person; `/srv` and `/etc` may be in examples for servers.
MACHINE = re.compile(r"(?<![\w.~:/>}*-])/(?:work|root|home|Users|tmp|private|mnt)/[\w.-]+")
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MARKERS = re.compile(r"^(<<<<<<< |=======$|>>>>>>> )", re.MULTILINE)
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_\w{30,}|\bAKIA[0-9A-Z]{16}\b|\bsk-[A-Za-z0-9]{30,}"
)
# These files speak of what they forbid.
SELF = {"tests/architecture/test_files.py", "pyproject.toml"}


def names() -> list[str]:
    """Every file that git knows; outside of a repository, as in an unpacked archive, nobody can say and tests skip."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git repository")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return listed.decode().split("\0")


@cache
def tracked() -> dict[str, str]:
    """The text of every tracked text file by its path."""
    texts = {}
    for name in names():
        path = ROOT / name
        if name and path.is_file() and not path.is_symlink():
            try:
                texts[name] = path.read_text("utf-8")
            except UnicodeDecodeError:
                continue
    return texts


@pytest.mark.parametrize("pattern", [MACHINE, LATER, MARKERS, SECRETS], ids=["paths", "later", "merges", "secrets"])
def test_no_file_holds_what_belongs_elsewhere(pattern: re.Pattern[str]) -> None:
    found = {name: match[0] for name, text in tracked().items() if name not in SELF and (match := pattern.search(text))}
    assert found == {}


def test_no_output_and_no_cache_is_kept() -> None:
    kept = [name for name in tracked() if re.search(r"(^|/)(output|\.preview|__pycache__|\.venv|node_modules)/", name)]
    assert kept == []


def test_pytest_looks_for_tests_in_no_folder_of_data(pytestconfig: pytest.Config) -> None:
    """A link there may lead to a folder above it: pytest would follow it until the path is too long for the system."""
    data = tuple(f"{folder}/" for folder in pytestconfig.getini("norecursedirs") if folder.startswith("tests/"))
    links = [name for name in names() if (ROOT / name).is_symlink() and (ROOT / name).is_dir()]
    assert [name for name in links if name.startswith("tests/") and not name.startswith(data)] == []
    assert [name for name in names() if name.startswith(data) and re.search(r"(^|/)test_[^/]*\.py$", name)] == []


def test_text_files_end_in_one_line_end_and_have_no_spaces_at_line_ends() -> None:
    left_as_made = (
        "tests/deliver/built/",
        "tests/golden/",
        "tests/mistakes/",
        "tests/markdown/fixtures/",
        "tests/sites/",
        "LICENSE",
    )
    wrong = []
    for name, text in tracked().items():
        if not name.startswith(left_as_made) and text:
            wrong += [f"{name}: end"] * (not text.endswith("\n") or text.endswith("\n\n"))
            wrong += [
                f"{name}:{text.count(chr(10), 0, match.start()) + 1}"
                for match in re.finditer(r"[ \t]+$", text, re.MULTILINE)
            ]
    assert wrong == []


def test_what_readmes_and_guides_link_to_is_there() -> None:
    for name, text in tracked().items():
        # The build of a site checks the links of its content; those of the documentation lead to pages that it makes.
        if name.endswith(".md") and not name.startswith(("content/", "tests/", "examples/docs/content/")):
            # What is indented by four is an example of what to write elsewhere.
            prose = re.sub(r"^ {4}.*$", "", text, flags=re.MULTILINE)
            for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", prose):
                path = (ROOT / name).parent / target
                assert path.exists(), f"{name} links to {target}"
