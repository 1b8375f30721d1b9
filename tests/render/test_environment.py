"""Templates: what they may say, and that nothing slips through unescaped."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from explainer.diagnostics import Diagnostics
from explainer.formats.partial_date import PartialDate
from explainer.render.environment import Templates
from explainer.render.links import Links
from explainer.target import HOSTED, BuildTarget
from explainer.theme import Theme
from tests.conftest import MakeSite, Run, replace_files

WORDS = {"hello": "Hello <b> {name}, {day}", "plain": "Plain"}


@pytest.fixture
def diagnostics() -> Diagnostics:
    return Diagnostics()


def rendered(template: str, folder: Path, diagnostics: Diagnostics, **values: object) -> str:
    replace_files(folder, {"templates/a.html": template})
    return Templates(Theme.of(folder), WORDS, "en", diagnostics).render("a.html", **values)


def test_everything_is_escaped(tmp_path: Path, diagnostics: Diagnostics) -> None:
    assert rendered("{{ text }}", tmp_path, diagnostics, text='<a href="x">&') == "&lt;a href=&#34;x&#34;&gt;&amp;"


def test_finished_html_is_kept(tmp_path: Path, diagnostics: Diagnostics) -> None:
    assert rendered("{{ text }}", tmp_path, diagnostics, text=Markup("<b>")) == "<b>"


def test_a_word_is_said_with_its_values_in_their_places(tmp_path: Path, diagnostics: Diagnostics) -> None:
    said = rendered(
        '{{ say("hello", name=name, day=day | day) }}', tmp_path, diagnostics, name="<i>", day=PartialDate(2025, 3)
    )
    assert said == 'Hello &lt;b&gt; &lt;i&gt;, <time datetime="2025-03">March 2025</time>'


def test_the_filters_of_ours(tmp_path: Path, diagnostics: Diagnostics) -> None:
    template = '{{ number | number }} {{ "plain" | say }} {{ "help" | address }} {{ "form" | of_kind | address }}'
    assert rendered(template, tmp_path, diagnostics, number=1234) == "1,234 Plain help.html exempt.html"


def test_a_page_is_asked_for_by_its_kind_whatever_it_is_called(tmp_path: Path, diagnostics: Diagnostics) -> None:
    replace_files(tmp_path, {"templates/a.html": '{{ "form" | of_kind | address }} {{ "start" | address }}'})
    links = Links(files={"start": "index.html"}, kinds={"form": "do-i-pay"})
    templates = Templates(Theme.of(tmp_path), WORDS, "en", diagnostics, links=links)
    assert templates.render("a.html") == "do-i-pay.html index.html"


def test_a_failed_template_gives_nothing_and_one_diagnostic(tmp_path: Path, diagnostics: Diagnostics) -> None:
    assert rendered("a\n{{ lost }}", tmp_path, diagnostics) == ""
    assert [str(diagnostic.location) for diagnostic in diagnostics] == ["templates/a.html:2"]


@pytest.mark.parametrize("name", ["../secret.html", "../../secret.html", "/secret.html"])
def test_a_template_cannot_read_outside_its_folder(name: str, tmp_path: Path, diagnostics: Diagnostics) -> None:
    replace_files(tmp_path, {"secret.html": "secret", "site/secret.html": "secret"})
    assert "secret" not in rendered(f'{{% include "{name}" %}}', tmp_path / "site", diagnostics)
    assert len(diagnostics) == 1


def test_a_template_that_is_a_link_out_of_the_site_is_refused(tmp_path: Path, diagnostics: Diagnostics) -> None:
    replace_files(tmp_path, {"secret.html": "secret", "site/templates/b.html": ""})
    (tmp_path / "site/templates/part.html").symlink_to(tmp_path / "secret.html")
    assert rendered('{% include "part.html" %}', tmp_path / "site", diagnostics) == ""
    assert [diagnostic.what for diagnostic in diagnostics] == ["this file leads out of the site's folder."]


def test_a_mistake_of_ours_in_a_value_is_not_blamed_on_a_template_when_none_was_running(tmp_path: Path) -> None:
    replace_files(tmp_path, {"templates/a.html": "{% macro one(thing) %}x{% endmacro %}"})
    templates = Templates(Theme.of(tmp_path), WORDS, "en", Diagnostics())
    with pytest.raises(ZeroDivisionError):
        templates._catch_errors("a.html", lambda: str(1 / 0))


def test_sites_that_share_compiled_templates_write_their_own_addresses_and_words(tmp_path: Path) -> None:
    template = '{{ "help" | address }} {{ "law" | cited }} {{ "plain" | say }} {{ 1500 | number }}'
    replace_files(tmp_path, {"templates/a.html": template})
    made = [
        Templates(Theme.of(tmp_path), words, language, Diagnostics(), links=Links(target)).render("a.html")
        for words, language, target in (
            (WORDS, "en", HOSTED),
            ({"plain": "Einfach"}, "de", BuildTarget(base="/x/", own_file="a.html")),
        )
    ]
    assert made == [
        "help.html #source-law Plain 1,500",
        "/x/help.html /x/a.html#source-law Einfach 1.500",
    ]


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    for text in ("one", "two"):
        replace_files(tmp_path, {"templates/a.html": text})
        assert Templates(Theme.of(tmp_path), WORDS, "en", Diagnostics()).render("a.html") == text


def test_sites_with_the_same_template_are_each_told_of_a_mistake_in_their_own(tmp_path: Path) -> None:
    for site in ("one", "two"):
        found = Diagnostics()
        template = "{% macro part(text) %}\n{{ text.lost }}{% endmacro %}{{ part('x') }}"
        assert rendered(template, tmp_path / site, found) == ""
        assert [str(each.location) for each in found] == ["templates/a.html:2"], site


def test_a_template_of_plain_text_escapes_nothing_and_has_no_tags(tmp_path: Path, diagnostics: Diagnostics) -> None:
    template = '{{ say("hello", name=name, day=day | day) }} {{ "plain" | say }} {{ name }}'
    values = {"name": "A & B", "day": PartialDate(2025, 3)}
    replace_files(tmp_path, {"templates/a.txt": template})
    said = Templates(Theme.of(tmp_path), WORDS, "en", diagnostics).render("a.txt", **values)
    assert said == "Hello <b> A & B, March 2025 Plain A & B"


def test_a_word_that_a_text_needs_and_that_is_missing_is_reported_once(a_site: MakeSite, run: Run) -> None:
    root = a_site()
    words = root / "content/words.yaml"
    words.write_text(words.read_text("utf-8").replace("notice-note: Note\n", ""), "utf-8")
    ran = run("check", site=root)
    assert ran.code == 1
    assert ran.err.count('content/words.yaml:1: there is no word "notice-note"') == 1
    assert "Traceback" not in ran.err
