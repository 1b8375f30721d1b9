"""`new site` → a whole site of another topic with the theme of this one, written nowhere else."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest

from explainer.cli import main
from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.load.words import load_words
from explainer.model import Site
from explainer.new.site import STARTER
from explainer.pipeline import load_site
from explainer.rules.proofs import prove
from explainer.schemas import kind_of
from tests.architecture.test_code import TOPIC
from tests.conftest import ROOT, MakeSite, Run, files_in
from tests.test_schemas import schema_diagnostics, text_of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, made from the starter with the theme of this project's site; no test changes what it is made of."""
    folder = tmp_path_factory.mktemp("new") / "library"
    assert main(["new", "site", str(folder), "--site", str(ROOT)]) == 0
    gc.enable()  # the command line switches it off
    return folder


def words_of(site: Path) -> dict[str, str]:
    return load_words(Folder(site, Diagnostics()), Diagnostics())


def proved(site: Site) -> Diagnostics:
    diagnostics = Diagnostics()
    assert site.form is not None
    proof = prove(site.form.ruleset, site.form.cases, site.form.laws, diagnostics)
    assert proof is None or proof.cases > 5
    return diagnostics


def test_it_builds_passes_its_checks_and_its_rules_are_proved(made: Path, run: Run) -> None:
    assert "No errors" in run("check", site=made).out
    assert run("build", site=made).code == 0
    assert list(proved(load_site(made))) == []


def test_it_has_one_of_everything(made: Path) -> None:
    site = load_site(made)
    assert site.timeline
    assert site.figures
    assert site.terms
    assert site.helpers
    assert site.changes
    assert site.form is not None
    assert {"note", "warning"} <= set(re.findall(r"::: (\w+)", "".join(_texts(made))))


def test_no_word_of_the_first_topic_is_in_its_output(made: Path, run: Run) -> None:
    run("build", site=made)
    for name, body in files_in(made / "output").items():
        found = TOPIC.search(body.decode()) if not name.endswith((".br", ".gz", ".zip", ".png")) else None
        assert found is None, f"{name}: {found}"


def test_its_face_is_that_of_the_site_it_was_made_with(made: Path) -> None:
    for folder in ("templates", "assets/css", "assets/js", "schemas"):
        assert files_in(made / folder) == files_in(ROOT / folder)


def test_its_words_are_those_that_the_templates_ask_for_with_its_own_in_their_places(made: Path) -> None:
    theirs, own, words = words_of(ROOT), words_of(STARTER), words_of(made)
    assert set(words) == {*theirs, *own}
    assert all(words[key] == own.get(key, theirs.get(key)) for key in words)
    first = (made / "content/words.yaml").read_text("utf-8").splitlines()[0]
    assert first == (ROOT / "content/words.yaml").read_text("utf-8").splitlines()[0]


def test_its_files_fit_their_schemas_and_lead_to_them(made: Path) -> None:
    for name, body in files_in(made).items():
        kind = kind_of(name)
        if kind is not None:
            first = body.decode().partition("\n")[0]
            assert name.endswith(".md") or (made / name).parent.joinpath(first.partition("=")[2]).is_file(), name
            text = text_of(made / name, kind, Diagnostics())
            assert text is not None
            assert schema_diagnostics(text, kind) == [], name


def test_nothing_outside_the_new_folder_is_written(a_site: MakeSite, tmp_path: Path, run: Run) -> None:
    site = a_site()
    before = files_in(tmp_path)
    assert run("new", "site", str(tmp_path / "deep/er/library"), site=site).code == 0
    after = files_in(tmp_path)
    assert {name: body for name, body in after.items() if not name.startswith("deep/er/library/")} == before


def test_a_folder_that_holds_something_is_not_touched(a_site: MakeSite, tmp_path: Path, run: Run) -> None:
    site = a_site()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Dear reader,", "utf-8")
    (tmp_path / "file").write_text("x", "utf-8")
    before = files_in(tmp_path)
    for name in ("mine", "file"):
        reported = run("new", "site", str(tmp_path / name), site=site)
        assert reported.code == 1
        assert "is not empty: name a new folder, and nothing of yours is touched." in reported.out
    assert files_in(tmp_path) == before


def test_an_empty_folder_will_do(a_site: MakeSite, tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty").mkdir()
    assert run("new", "site", str(tmp_path / "empty"), site=a_site()).code == 0
    assert (tmp_path / "empty/site.yaml").is_file()


@pytest.mark.parametrize("was_there", [False, True])
def test_when_the_disk_refuses_nothing_is_left_behind(
    was_there: bool, a_site: MakeSite, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, folder = a_site(), tmp_path / "library"
    if was_there:
        folder.mkdir()
    write = Path.write_bytes

    def refuse(path: Path, body: bytes) -> int:
        if path.name == "glossary.yaml":
            raise OSError("the disk is full")
        return write(path, body)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    reported = run("new", "site", str(folder), site=site)
    assert reported.code == 1
    assert "the disk is full" in reported.out
    assert (sorted(folder.iterdir()) == []) if was_there else not folder.exists()


def test_an_example_gives_the_content_and_what_was_built_from_it_stays_where_it_is(
    a_site: MakeSite, tmp_path: Path, run: Run
) -> None:
    example = a_site(name="example")
    assert run("build", site=example).code == 0
    reported = run("new", "site", str(tmp_path / "copy"), "--from", str(example), site=a_site(name="face"))
    assert reported.code == 0
    assert not (tmp_path / "copy/output").exists()
    assert run("build", site=tmp_path / "copy").code == 0


def test_a_link_out_of_the_example_is_not_followed(a_site: MakeSite, tmp_path: Path, run: Run) -> None:
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    example = a_site(name="example")
    (example / "content/pages/leak.md").symlink_to(tmp_path / "secret.md")
    run("new", "site", str(tmp_path / "copy"), "--from", str(example), site=a_site(name="face"))
    assert not (tmp_path / "copy/content/pages/leak.md").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "name the folder of the new site: python build.py new site DIR"),
        (("a", "b"), "name the folder of the new site"),
        (
            ("a", "--from", "no-such-example"),
            "there is no site.yaml in no-such-example: name the folder of an example.",
        ),
    ],
)
def test_what_is_mistyped_is_reported(arguments: tuple[str, ...], words: str, a_site: MakeSite, run: Run) -> None:
    reported = run("new", "site", *arguments, site=a_site())
    assert reported.code == 1
    assert words in reported.out


def _texts(site: Path) -> list[str]:
    return [path.read_text("utf-8") for path in (site / "content").rglob("*.md")]
