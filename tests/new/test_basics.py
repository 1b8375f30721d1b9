"""The title, the language and the topic of a new site → given, asked for on a terminal, or those of the sample."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.load.words import load_theme_words
from explainer.new.basics import SAMPLE, Basics, filled
from explainer.new.site import make_site
from explainer.pipeline import load_site
from explainer.theme import ORIGINAL
from tests.conftest import Run, files_in


def text_in(site: Path, file: str) -> str:
    return (site / file).read_text("utf-8")


def answer(monkeypatch: pytest.MonkeyPatch, answers: Sequence[str]) -> list[str]:
    """Somebody at a terminal gives these answers, and then no more. Returns the marks that they were shown."""
    shown: list[str] = []

    def ask(mark: str) -> str:
        shown.append(mark)
        if len(shown) > len(answers):
            raise EOFError
        return answers[len(shown) - 1]

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", ask)
    return shown


def test_what_is_given_is_in_its_place(tmp_path: Path, run: Run) -> None:
    site = tmp_path / "site"
    given = ("--title", "Bees in Alder Bay", "--language", "en-GB", "--topic", "keeping bees")
    assert run("new", "site", str(site), *given).code == 0
    settings = load_site(site).settings
    assert (settings.title, settings.language) == ("Bees in Alder Bay", "en-GB")
    assert settings.description == "What the rules say about keeping bees, in plain words."
    assert "title: What the rules say about keeping bees\n" in text_in(site, "content/pages/home.md")
    assert text_in(site, "README.md").startswith("# Bees in Alder Bay\n")
    left = [
        name for name, body in files_in(site).items() if re.search(rf"{SAMPLE.title}|{SAMPLE.topic}".encode(), body)
    ]
    assert left == []


@pytest.mark.parametrize(
    "text", ['Bees: "a" guide', "2016", "yes", "# 1", "R & D <now>", "C:\\bees", "- bees", "{bees}"]
)
def test_whatever_is_given_comes_back_from_yaml_as_it_was(text: str, tmp_path: Path) -> None:
    make_site(tmp_path / "site", basics=Basics(text, "en", text))
    site = load_site(tmp_path / "site")
    assert site.settings.title == text
    assert site.settings.description == f"What the rules say about {text}, in plain words."


def test_markdown_in_what_is_given_is_refused(tmp_path: Path, run: Run) -> None:
    done = run("new", "site", str(tmp_path / "site"), "--topic", "the *bees*")
    assert done.code == 1
    assert '"topic" is shown as it is written, and *bees* in it is emphasis.' in done.out
    assert not (tmp_path / "site").exists()


def test_a_title_that_speaks_of_the_place_for_the_topic_stays_as_it_is() -> None:
    assert filled(f"# {SAMPLE.title}\n", Basics(SAMPLE.topic, "en", "bees")) == f"# {SAMPLE.topic}\n"


def test_on_a_terminal_three_questions_are_asked(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = answer(monkeypatch, ["Bees", "English", "en-GB", ""])
    done = run("new", "site", str(tmp_path / "site"))
    assert shown == ["> "] * 4  # "English" is asked again
    assert "title: The name of the site. Keep it neutral" in done.out
    assert '"English" is no code of a language' in done.out
    assert "Enter for a topic of your choice." in done.out
    settings = load_site(tmp_path / "site").settings
    assert (settings.title, settings.language) == ("Bees", "en-GB")
    assert SAMPLE.topic in settings.description


def test_what_is_given_is_not_asked_for(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = answer(monkeypatch, ["keeping bees"])
    run("new", "site", str(tmp_path / "site"), "--title", "Bees", "--language", "en")
    assert len(shown) == 1
    assert "keeping bees" in load_site(tmp_path / "site").settings.description


@pytest.mark.parametrize("more", [("--yes",), ("--from", "{example}")])
def test_nothing_is_asked_if_nobody_wants_it(
    more: Sequence[str], tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_site(tmp_path / "example")
    shown = answer(monkeypatch, [])
    options = [each.format(example=tmp_path / "example") for each in more]
    assert run("new", "site", str(tmp_path / "site"), *options).code == 0
    assert shown == []
    assert load_site(tmp_path / "site").settings.title == SAMPLE.title


def test_without_a_terminal_nothing_is_asked(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = answer(monkeypatch, [])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert run("new", "site", str(tmp_path / "site")).code == 0
    assert shown == []


def test_a_folder_that_cannot_be_used_is_reported_before_anything_is_asked(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader,", "utf-8")
    shown = answer(monkeypatch, [])
    assert "is not empty" in run("new", "site", str(tmp_path)).out
    assert shown == []


def test_a_site_in_another_language_says_what_is_to_be_translated(tmp_path: Path, run: Run) -> None:
    site = tmp_path / "site"
    done = run("new", "site", str(site), "--language", "de-AT")
    assert f"the words are listed in {site}/content/words.yaml" in done.out
    assert "in English" not in run("new", "site", str(tmp_path / "other"), "--language", "en-GB").out
    assert "# skip: Skip to the main text\n" in text_in(site, "content/words.yaml")
    assert "# not-advice:" not in text_in(site, "content/words.yaml")
    assert "skip:" not in text_in(tmp_path / "other", "content/words.yaml")
    assert 'lang="de-AT"' in built_home(site, run)


def test_a_site_in_a_language_of_the_theme_has_its_words(tmp_path: Path, run: Run) -> None:
    site = tmp_path / "site"
    done = run("new", "site", str(site), "--language", "fr-CA")
    assert "drafts that no native speaker has read" in done.out
    assert "skip:" not in text_in(site, "content/words.yaml")
    home = built_home(site, run)
    assert 'lang="fr-CA"' in home
    assert "Skip to" not in home
    assert "Aller au" in home
    listed = [each["what"] for each in json.loads(run("check", "--json", site=site).out)["reminders"]]
    assert [what for what in listed if "words of the theme are not translated" in what] == []


def test_the_words_to_translate_are_all_that_check_lists(tmp_path: Path, run: Run) -> None:
    site = tmp_path / "site"
    make_site(site, basics=Basics("Bienen", "de", "Bienen"))
    listed = [each["what"] for each in json.loads(run("check", "--json", site=site).out)["reminders"]]
    assert [what for what in listed if "words of the theme are not translated" in what] != []
    # Whoever takes the sign # from the lines has every word of the theme.
    head, _, words = text_in(site, "content/words.yaml").partition("still read in English.\n")
    opened = re.sub(r"^# ", "", words, flags=re.MULTILINE)
    (site / "content/words.yaml").write_text(head + "still read in English.\n" + opened, "utf-8")
    listed = [each["what"] for each in json.loads(run("check", "--json", site=site).out)["reminders"]]
    assert [what for what in listed if "words of the theme are not translated" in what] == []
    theme = load_theme_words(Folder(ORIGINAL, Diagnostics()), Diagnostics())
    own = {"not-advice", "form-first", "form-print"}
    assert {key: text for key, text in load_site(site).words.items() if key not in own} == {
        key: text for key, text in theme.items() if key not in own
    }


def built_home(site: Path, run: Run) -> str:
    assert run("build", site=site).code == 0
    return text_in(site, "output/index.html")
