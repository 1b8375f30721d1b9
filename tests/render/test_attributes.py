"""What a page is recorded to use → what is in it, for each template and each branch of it."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.gallery.spec import gallery_spec
from explainer.model import Site
from explainer.pipeline import load_site
from explainer.render.attributes import Record
from explainer.render.environment import Templates
from explainer.render.outputs import renderer_of
from explainer.render.pages import page_specs
from explainer.theme import Theme
from tests.conftest import ROOT, WHOLE, replace_files

Printed = Callable[..., tuple[str, Record]]


class Attributes(HTMLParser):
    """Finds the attributes of a finished page, which nobody but a test does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found = Record()
        self.feed(html)
        self.close()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.found.attribute(name, value or "")


@pytest.fixture
def diagnostics() -> Diagnostics:
    return Diagnostics()


@pytest.fixture
def printed(tmp_path: Path, diagnostics: Diagnostics) -> Printed:
    """Prints a template, and says what was recorded meanwhile."""

    def print_template(template: str, **values: object) -> tuple[str, Record]:
        replace_files(tmp_path, {"templates/a.html": template})
        templates = Templates(Theme.of(tmp_path), {}, "en", diagnostics)
        with templates.recorder.recording() as record:
            return templates.render("a.html", **values), record

    return print_template


@pytest.mark.parametrize("root", [WHOLE, ROOT], ids=["whole", "this site"])
def test_what_is_recorded_of_a_page_is_what_is_in_it(root: Path, own_site: Site, diagnostics: Diagnostics) -> None:
    site = own_site if root is ROOT else load_site(root)
    specs = list(page_specs(site))
    if gallery := gallery_spec(site, root, diagnostics):
        site, spec = gallery
        specs.append(spec)
    renderer = renderer_of(site, root, diagnostics)
    for spec in specs:
        page = renderer.rendered(spec)
        found = Attributes(page.html).found
        assert page.record.classes == found.classes, spec.file
        assert list(page.record.modules) == list(found.modules), spec.file
        assert page.record.links == found.links, spec.file
    assert not diagnostics


@pytest.mark.parametrize(
    ("template", "classes"),
    [
        ('<p class="a b">', {"a", "b"}),
        ("<p class='a'><i class=\"b\">", {"a", "b"}),
        ('<p class="a{% if no %} b{% endif %}{{ " c" if yes }}">', {"a", "c"}),
        ('{% if no %}<p class="a">{% else %}<p class="b">{% endif %}', {"b"}),
        ('<p{% if yes %} class="a-{{ word }}"{% endif %}>', {"a-x"}),
        (
            '{% macro m(w) %}<p class="{{ w }}">{% endmacro %}{% for w in ("a", "b") %}{{ m(w) }}{% endfor %}',
            {"a", "b"},
        ),
        ('{% set unused %}<p class="a">{% endset %}{{ {"class": "b"} | xmlattr }}', {"a", "b"}),
        ('<p data-class="a" title="class" id=class>{{ word }}.class="b"</p>', set()),
        ("<p>class=\"a\", says {{ 'class' }}</p>", set()),
        ('<p class="">', set()),
    ],
)
def test_each_class_that_is_printed_is_recorded(template: str, classes: set[str], printed: Printed) -> None:
    html, record = printed(template, yes=True, no=False, word="x")
    assert record.classes == classes
    assert "attribute" not in html


def test_links_to_files_are_recorded_without_anchors(printed: Printed) -> None:
    html, record = printed('<a href="{{ a }}#b"><img src="c.png"><a href="#d"><a href="mailto:e@e.org">', a="a.html")
    assert html == '<a href="a.html#b"><img src="c.png"><a href="#d"><a href="mailto:e@e.org">'
    assert record.links == {"a.html", "c.png"}


def test_modules_are_recorded_in_the_order_of_the_page(printed: Printed) -> None:
    _, record = printed('<p data-module="b a"><p data-module="{{ "c b" }}">')
    assert list(record.modules) == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("\n<p class=a>", 'a.html:2: the value of "class" has no quotes.'),
        ('\n<p class="a>', 'a.html:2: the value of "class" has no end.'),
        ("\n{{ '<p class=\"a\">' }}", 'a.html:2: "class" is inside a text.'),
        ('<p{% if x %} class="a{% else %}">{% endif %}', 'a.html:1: the value of "class" and a statement'),
        ('<p class="{% if x %}a">{% endif %}', 'a.html:1: the value of "class" and a statement'),
        ('<p class="{% if x %}{% endif %}{% endif %}">', 'a.html:1: the value of "class" and a statement'),
    ],
)
def test_a_value_that_cannot_be_recorded_is_reported(
    template: str, what: str, printed: Printed, diagnostics: Diagnostics
) -> None:
    printed(template)
    assert [str(diagnostic).startswith(f"templates/{what}") for diagnostic in diagnostics] == [True], list(diagnostics)
