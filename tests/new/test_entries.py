"""Answers, typed or given → one new entry in the right file, every other byte as it was; or nothing at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import WHOLE, MakeSite, Ran, Run, changed, files_in

New = Callable[..., Ran]

FACT = ("theme=numbers", "id=shelf-painted", "title=A shelf is painted", "date=2024-05", "kind=event")
STATEMENT = "statement=In May 2024 the oldest shelf was painted."
REST = ("confidence=high", "checked=2026-05-01")
SOURCE = ("sources.source=gazette-news", "sources.supports=the colour: blue")


@pytest.fixture
def new(run: Run, monkeypatch: pytest.MonkeyPatch) -> New:
    """Runs `new` with lines that somebody types; with none, there is nobody to ask."""

    def run_new(*arguments: str, site: Path, typed: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return run("new", *arguments, site=site)

    return run_new


def added_to(site: Path, file: str, was: bytes | None = None) -> str:
    """What is in a file beside what was there before; fails when anything else changed."""
    before = (WHOLE / file).read_bytes() if was is None else was
    after = (site / file).read_bytes()
    start = next((i for i, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    end = len(before) - start
    assert after[:start] == before[:start]
    assert after[len(after) - end :] == before[start:]
    whole = files_in(WHOLE)
    others = {name for name, body in files_in(site).items() if body != whole.get(name)}
    assert file in others
    return after[start : len(after) - end].decode()


def test_a_fact_stands_at_the_end_of_its_theme_and_nothing_else_changes(a_site: MakeSite, new: New, run: Run) -> None:
    site = a_site()
    reported = new("fact", *FACT, STATEMENT, *REST, *SOURCE, site=site)
    assert reported.code == 0
    assert added_to(site, "content/facts/numbers.yaml") == (
        "\n  - id: shelf-painted\n    title: A shelf is painted\n    date: 2024-05\n"
        "    statement: In May 2024 the oldest shelf was painted.\n    kind: event\n    verdict: not-in-article\n"
        "    confidence: high\n    checked: 2026-05-01\n    sources:\n      - source: gazette-news\n"
        '        supports: "the colour: blue"\n'
    )
    line = (site / "content/facts/numbers.yaml").read_text("utf-8").splitlines().index("  - id: shelf-painted") + 1
    assert f'Wrote fact "shelf-painted": content/facts/numbers.yaml:{line}' in reported.out
    assert run("check", site=site).code == 0


def test_an_event_is_a_fact_on_the_timeline(a_site: MakeSite, new: New, run: Run) -> None:
    site = a_site()
    new("event", *FACT, STATEMENT, "turn=true", *REST, *SOURCE, site=site)
    assert "    timeline: true\n    turn: true\n" in added_to(site, "content/facts/numbers.yaml")
    run("build", site=site)
    assert 'id="event-shelf-painted"' in (site / "output/timeline.html").read_text("utf-8")


def test_what_is_typed_is_checked_at_once_and_asked_for_again(a_site: MakeSite, new: New) -> None:
    site = a_site()
    typed = """rule
rules
card-shared
a card
card-lost

A card is lost
2020-13
2020-03
2020-02


Somebody lost a card.
laww
law

opinion


false
high


gazete-news
gazette-news


the loss

"""
    reported = new("fact", site=site, typed=typed)
    assert reported.code == 0, reported.out
    for words in (
        'there is no file of facts "rule". Did you mean "rules"?',
        'fact "card-shared" is already defined at content/facts/rules.yaml:20.\n  help: choose another id.',
        '"a card" cannot be an id.\n  help: use lower-case letters, digits and hyphens only.',
        '"2020-13" is not a date.\n  help: write it like 2023-03-25, 2023-03 or 2023.',
        '"until" is before "date".',
        '"kind" cannot be "laww". Did you mean "law"?',
        "a verdict needs to say what the article says.",
        'there is no source "gazete-news". Did you mean "gazette-news"?',
        "This one is needed.",
    ):
        assert words in reported.out, words
    assert added_to(site, "content/facts/rules.yaml").count("card-lost") == 1


def test_each_question_says_what_the_field_is_for(a_site: MakeSite, new: New) -> None:
    reported = new("source", site=a_site()).out
    assert "id: Its name: small letters and hyphens. Never change it later." in reported


def test_entries_of_a_list_are_given_one_after_another(a_site: MakeSite, new: New) -> None:
    site = a_site()
    other = ("sources.source=card-rules-2", "sources.where=(1)", "sources.supports=the wood")
    new("fact", *FACT, STATEMENT, *REST, *SOURCE, *other, site=site)
    assert added_to(site, "content/facts/numbers.yaml").endswith(
        "      - source: gazette-news\n"
        '        supports: "the colour: blue"\n'
        "      - source: card-rules-2\n        where: (1)\n        supports: the wood\n"
    )


def test_a_source_stands_last_and_law_alone_is_asked_for_days_of_law(a_site: MakeSite, new: New) -> None:
    site = a_site()
    given = ("kind=news", "title=A shelf", "publisher=The Gazette", "url=https://gazette.example.org/shelf")
    reported = new("source", "id=shelf-news", *given, "opened=true", site=site)
    assert reported.code == 0
    assert "current_to" not in reported.out
    assert "Nothing rests on it yet, which is a mistake" in reported.out
    assert added_to(site, "content/sources.yaml").startswith("\n- id: shelf-news\n  kind: news\n")
    assert (
        "current_to" in new("source", "id=a", "kind=law", "title=A", "publisher=B", "url=https://a.b/", site=site).out
    )


def test_a_section_is_a_draft_at_the_end_of_the_order(a_site: MakeSite, new: New, run: Run) -> None:
    site = a_site()
    given = ("id=paint", "title=Paint: blue", "description=Which colour the shelves have.", "changed=2026-05-01")
    reported = new("section", *given, "text=The shelves are blue {fact:card-shared}.", site=site)
    assert reported.code == 0
    assert (site / "content/sections/paint.md").read_text("utf-8") == (
        '---\ntitle: "Paint: blue"\ndescription: Which colour the shelves have.\nchanged: 2026-05-01\ndraft: true\n'
        "---\n\nThe shelves are blue {fact:card-shared}.\n"
    )
    assert added_to(site, "site.yaml") == "  - paint\n"
    run("build", site=site)
    assert not (site / "output/paint.html").exists()
    new("section", "id=ready", "title=Ready", "description=Shown at once.", "draft=false", "text=It is.", site=site)
    run("build", site=site)
    assert (site / "output/ready.html").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("fact", *FACT), '"statement" is needed, and there is no answer for it.'),
        (("fact", *FACT, "statment=x"), '"statement" is needed'),
        (("fact", *FACT, STATEMENT, *REST, *SOURCE, "noot=x"), 'nothing here is called "noot". Did you mean "note"?'),
        (("fact", "theme=rulez"), 'there is no file of facts "rulez". Did you mean "rules"?'),
        (("fact", *FACT, STATEMENT, "date"), '"date" gives nothing: write it as field=text'),
        (("event", *FACT, STATEMENT, "timeline=false", *REST, *SOURCE), 'nothing here is called "timeline".'),
        (("section", "id=shelves"), 'section "shelves" is already defined at content/sections/shelves.md:1.'),
        (("section", "id=about"), 'section "about" is already defined at content/pages/about.md:1.'),
        (("section", "id=b", "title=B", "description=" + "x" * 170), "the description has 170 characters."),
        (
            ("section", "id=b", "title=B", "description=B", "text=A box ::: note {fact:card"),
            '"{fact:card" has no end.',
        ),
    ],
)
def test_where_something_is_wrong_nothing_is_written(
    arguments: tuple[str, ...], words: str, a_site: MakeSite, new: New
) -> None:
    site = a_site()
    before = files_in(site)
    reported = new(*arguments, site=site)
    assert reported.code == 1
    assert words in reported.out
    assert reported.out.endswith("Nothing was written.\n")
    assert files_in(site) == before


def test_a_file_that_cannot_be_read_is_reported_and_left_alone(a_site: MakeSite, new: New) -> None:
    site = a_site(changed("site.yaml", "title: The Shared Card\n", "title: The: Card\n"))
    before = files_in(site)
    reported = new("section", "id=b", "title=B", "description=B", site=site)
    assert reported.code == 1
    assert "site.yaml:2: there is a colon inside this text." in reported.err
    assert files_in(site) == before


def test_a_list_in_brackets_is_reported_and_left_alone(a_site: MakeSite, new: New) -> None:
    listed = "sections:\n  - one-card\n  - shelves\n"
    site = a_site(changed("site.yaml", listed, "sections: [one-card, shelves]\n"))
    reported = new("section", "id=b", "title=B", "description=B", site=site)
    assert reported.code == 1
    assert "nothing can be added to this list." in reported.err
    assert not (site / "content/sections/b.md").exists()


def test_line_ends_of_other_systems_and_a_missing_last_one_stay(a_site: MakeSite, new: New) -> None:
    text = (WHOLE / "content/facts/numbers.yaml").read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n")
    site = a_site({"content/facts/numbers.yaml": text})
    assert new("fact", *FACT, STATEMENT, *REST, *SOURCE, site=site).code == 0
    after = (site / "content/facts/numbers.yaml").read_bytes()
    assert after.startswith(text + b"\r\n\r\n  - id: shelf-painted\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")


def test_when_the_disk_refuses_the_second_file_the_first_is_taken_back(
    a_site: MakeSite, new: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site()
    before = files_in(site)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "site.yaml":
            raise OSError("the disk is full")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    reported = new("section", "id=b", "title=B", "description=B", site=site)
    assert reported.code == 1
    assert "the disk is full\nNothing was written." in reported.out
    assert files_in(site) == before


def test_who_stops_in_the_middle_leaves_everything_as_it_was(
    a_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site()
    before = files_in(site)

    def stop(_mark: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", stop)
    assert run("new", "fact", *FACT, site=site).code == 130
    assert files_in(site) == before
