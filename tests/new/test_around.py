"""What a new site has around its content → a lock file, the checks of each change, an editor in a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from explainer import __version__
from explainer.browser_editor import FILE, editor_file
from explainer.new.site import make_site
from tests.conftest import ROOT, Run, files_in

WORKFLOW = ".github/workflows/site.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, which no test changes."""
    folder = tmp_path_factory.mktemp("around") / "site"
    make_site(folder)
    return folder


def text_in(site: Path, file: str) -> str:
    return (site / file).read_text("utf-8")


def test_the_lock_file_is_that_of_the_program_and_names_its_version(made: Path) -> None:
    lock = text_in(made, "requirements.txt")
    assert lock.endswith(text_in(ROOT, "requirements.txt"))
    assert f"explainer {__version__} needs" in lock
    # pip takes a file with hashes only if everything in it has one, and nobody can know that of the program itself.
    assert not re.search(r"^explainer\b", lock, re.MULTILINE)


def test_each_change_is_checked_and_built_with_what_the_lock_file_says(made: Path) -> None:
    commands = re.findall(r"- run: (.+)", text_in(made, WORKFLOW))
    assert commands == [
        "python -m pip install --require-hashes --requirement requirements.txt",
        "python -m pip install --no-deps --no-index wheels/explainer-*.whl",
        "explainer check",
        'explainer bundle --address "$ADDRESS"',
    ]


def test_the_actions_are_those_that_this_project_uses_itself(made: Path) -> None:
    uses = re.compile(r"uses: (actions/.+)")
    ours = {each for path in (ROOT / ".github/workflows").iterdir() for each in uses.findall(path.read_text("utf-8"))}
    found = uses.findall(text_in(made, WORKFLOW))
    assert len(found) == 5
    assert set(found) <= ours


def test_the_browser_editor_is_that_of_this_project_with_a_repository_to_be_named(made: Path) -> None:
    assert text_in(made, "editor/index.html") == text_in(ROOT, "editor/index.html")
    assert text_in(made, FILE) == editor_file()
    assert json.loads(text_in(made, "editor/backend.json"))["backend"]["repo"] == "OWNER/REPOSITORY"


def test_the_readme_names_the_version_of_the_editor_that_its_page_asks_for(made: Path) -> None:
    asked = re.search(r"Sveltia CMS ([\d.]+):", text_in(made, "editor/index.html"))
    assert asked
    assert {*re.findall(r"[@-](\d+\.\d+\.\d+)", text_in(made, "README.md"))} == {asked[1]}


def test_the_readme_names_files_that_are_there(made: Path) -> None:
    named = re.findall(r"`([\w./-]+(?:\.\w+|/))`", text_in(made, "README.md"))
    later = {"wheels/", "output/", "templates/parts/foot.html"}
    assert {".github/workflows/site.yaml", "requirements.txt", "editor/backend.json"} <= set(named)
    assert [file for file in named if file not in later and not (made / file).exists()] == []


def test_nothing_of_it_is_in_the_finished_site(tmp_path: Path, run: Run) -> None:
    make_site(tmp_path / "site")
    assert run("build", site=tmp_path / "site").code == 0
    left = re.compile(r"editor|require|\.github|README\.md")  # README.txt beside data is part of the site
    found = {name for name in files_in(tmp_path / "site/output") if left.search(name)}
    assert found == set()


def test_an_example_has_it_too_and_keeps_its_own_files(tmp_path: Path) -> None:
    make_site(tmp_path / "site", ROOT / "examples/vote")
    assert (tmp_path / "site" / WORKFLOW).is_file()
    assert text_in(tmp_path / "site", "README.md") == text_in(ROOT, "examples/vote/README.md")


def test_a_repository_without_files_will_do_and_is_not_touched(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    write = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda path, _body: write(path / "no folder", b""))
    assert run("new", "site", str(tmp_path)).code == 1
    assert files_in(tmp_path) == {".git/HEAD": b"ref: refs/heads/main\n"}
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert run("new", ".").code == 0
    assert text_in(tmp_path, ".git/HEAD") == "ref: refs/heads/main\n"
    assert (tmp_path / "site.yaml").is_file()


def test_every_page_says_to_a_stranger_that_it_is_a_sample(tmp_path: Path, run: Run) -> None:
    make_site(tmp_path / "site")
    assert run("build", site=tmp_path / "site").code == 0
    for path in (tmp_path / "site/output").glob("*.html"):
        _, _, page = path.read_text("utf-8").partition("<main")
        main, _, foot = page.partition("</main>")
        assert "This is a sample. The town, its library and its rules are invented" in foot, path.name
        itself = re.sub(r"<nav.*?</nav>", "", main, flags=re.DOTALL)  # other pages are named there
        assert path.name == "404.html" or re.search("sample", itself, re.IGNORECASE), path.name
