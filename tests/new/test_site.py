"""`new site` → a whole site of another topic, which looks as the theme does, written nowhere else."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest

from explainer import __version__
from explainer.cli import main
from explainer.diagnostics import Diagnostics
from explainer.model import Site
from explainer.pipeline import load_site
from explainer.rules.proofs import prove
from explainer.schemas import kind_of
from tests.architecture.test_code import TOPIC
from tests.conftest import ROOT, MakeSite, Run, files_in
from tests.test_schemas import schema_diagnostics, text_of


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, made from the starter; no test changes what it is made of."""
    folder = tmp_path_factory.mktemp("new") / "library"
    assert main(["new", "site", str(folder), "--site", str(ROOT)]) == 0
    gc.enable()  # the command line switches it off
    return folder


def proved(site: Site) -> Diagnostics:
    diagnostics = Diagnostics()
    form = site.forms["card"]
    proof = prove(form.ruleset, form.cases, form.laws, diagnostics)
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
    assert site.forms
    assert {"note", "warning"} <= set(re.findall(r"::: (\w+)", "".join(_texts(made))))


def test_no_word_of_the_first_topic_is_in_its_output(made: Path, run: Run) -> None:
    run("build", site=made)
    for name, body in files_in(made / "output").items():
        found = TOPIC.search(body.decode()) if not name.endswith((".br", ".gz", ".zip", ".png")) else None
        assert found is None, f"{name}: {found}"


def test_it_has_no_template_style_or_script_of_its_own(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir() if path.name not in ("output", ".output.sums", ".cache")) == [
        *(".editorconfig", ".github", ".gitignore", "README.md"),
        *("content", "editor", "requirements.txt", "schemas", "site.yaml"),
    ]


def test_it_says_with_which_version_of_the_theme_it_was_made(made: Path) -> None:
    assert load_site(made).settings.theme == __version__


def test_its_words_are_those_of_the_theme_with_its_own_in_their_places(made: Path) -> None:
    words = load_site(made).words
    assert words["skip"] == "Skip to the main text"
    assert words["form-print"] == "Print this for the desk"


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


def test_a_bare_name_is_the_folder_of_a_new_site_where_there_is_no_site(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "mysite").code == 0
    assert (tmp_path / "mysite/site.yaml").is_file()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("new", "sectoin"), '"sectoin" is not a thing to make. Did you mean "section"?'),
        (("new", "mysite", "more"), '"mysite" is not a thing to make. There are: section, fact, event, source, site.'),
        (("new", "section"), "There is no site.yaml in .: name a site's folder with --site."),
    ],
)
def test_what_cannot_be_the_name_of_a_new_site_is_mistyped(
    typed: tuple[str, ...], words: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*typed)
    assert done.code == 2
    assert words in done.err
    assert list(tmp_path.iterdir()) == []


def test_in_a_site_a_bare_name_is_mistyped(a_site: MakeSite, run: Run) -> None:
    done = run("new", "mysite", site=a_site())
    assert done.code == 2
    assert "For a site in that folder: python build.py new site mysite" in done.err
    assert not Path("mysite").exists()


def test_a_language_with_a_region_is_that_of_each_page(tmp_path: Path, run: Run) -> None:
    run("new", "site", str(tmp_path / "site"))
    settings = tmp_path / "site/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("language: en\n", "language: en-GB\n"), "utf-8")
    assert run("build", site=tmp_path / "site").code == 0
    assert '<html lang="en-GB" dir="ltr">' in (tmp_path / "site/output/index.html").read_text("utf-8")
    settings.write_text(settings.read_text("utf-8").replace("language: en-GB\n", "language: en-XX\n"), "utf-8")
    done = run("check", site=tmp_path / "site")
    assert done.err.startswith('site.yaml:5: "en-XX" is not a language whose dates and numbers we know.')


def test_a_new_site_has_a_quick_exit_only_if_it_asks_for_one(tmp_path: Path, run: Run) -> None:
    run("new", "site", str(tmp_path / "site"))
    settings = tmp_path / "site/site.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("# leave: https", "leave: https"), "utf-8")
    assert run("build", site=tmp_path / "site").code == 0
    assert b'class="leave"' in (tmp_path / "site/output/index.html").read_bytes()
    settings.write_text(text, "utf-8")
    assert run("build", site=tmp_path / "site").code == 0
    for name, body in files_in(tmp_path / "site/output").items():
        assert not re.search(rb'class="leave"|data-module="leave"|[.]leave{', body), name
