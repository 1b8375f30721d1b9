"""What was written → everything by id, in order, each knowing who speaks of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics import BuildStopped
from explainer.model import PageAnchor, Site
from explainer.pipeline import load_site
from tests.conftest import MakeSite, changed


@pytest.fixture
def whole(a_site: MakeSite) -> Site:
    return load_site(a_site())


def diagnostics_of(site: Path) -> list[str]:
    with pytest.raises(BuildStopped) as stopped:
        load_site(site)
    return [f"{diagnostic.location}: {diagnostic.what}" for diagnostic in stopped.value.diagnostics]


def test_sections_stand_in_the_order_of_the_settings(a_site: MakeSite) -> None:
    turned = changed("site.yaml", "  - one-card\n  - shelves\n", "  - shelves\n  - one-card\n")
    assert [section.id for section in load_site(a_site(turned)).sections] == ["shelves", "one-card"]


def test_themes_stand_in_the_order_of_the_settings(whole: Site) -> None:
    assert [theme.id for theme in whole.themes] == ["rules", "numbers"]


def test_sources_are_numbered_by_page_in_the_order_in_which_they_are_cited(whole: Site) -> None:
    assert whole.cited["one-card"] == ("card-rules-2", "card-guide", "gazette-column", "card-case")
    assert whole.cited["changes"] == ("card-rules-9",)
    assert whole.cited["shelves"] == ()


def test_a_source_knows_what_rests_on_it(whole: Site) -> None:
    assert whole.facts_of_source["card-rules-2"] == ("card-shared",)
    assert whole.pages_of_source["card-case"] == ("one-card",)


def test_a_fact_knows_who_speaks_of_it(whole: Site) -> None:
    assert whole.pages_of_fact["card-shared"] == ("one-card", "timeline")
    assert "cards-in-use" not in whole.pages_of_fact


def test_the_timeline_holds_the_facts_marked_for_it_oldest_first(whole: Site) -> None:
    assert [(year.year, [event.id for event in year.events]) for year in whole.timeline] == [
        (2018, ["card-planned"]),
        (2019, ["card-shared"]),
        (2021, ["reader-wins"]),
        (2022, ["quay-closed"]),
    ]


def test_what_is_known_less_exactly_stands_first_in_its_year(a_site: MakeSite) -> None:
    file = "content/facts/rules.yaml"
    site = load_site(a_site(changed(file, "    date: 2018-11\n", "    date: 2019\n")))
    assert [event.id for year in site.timeline for event in year.events][:2] == ["card-planned", "card-shared"]


def test_the_site_changed_on_the_newest_day_of_its_content(whole: Site) -> None:
    assert str(whole.changed) == "2026-05-01"


def test_a_draft_is_no_part_of_the_site(whole: Site) -> None:
    assert "night-hours" not in whole.pages


def test_a_link_may_lead_to_what_templates_make_of_data(a_site: MakeSite) -> None:
    links = "[a](timeline.md#event-reader-wins) [b](glossary.md#word-stamp) [c](help.md#help-friends) [d](about.md)"
    load_site(a_site(changed("content/pages/home.md", "Begin with", links)))


def test_a_fact_that_is_not_on_the_timeline_has_no_anchor_there(a_site: MakeSite) -> None:
    site = a_site(changed("content/pages/home.md", "Begin with", "[a](timeline.md#event-rule-reworded)"))
    (diagnostic,) = diagnostics_of(site)
    assert diagnostic.startswith(
        'content/pages/home.md:7: "content/pages/timeline.md" has no heading "#event-rule-reworded".'
    )


def test_a_misspelt_source_is_not_also_told_as_one_that_nothing_rests_on(a_site: MakeSite) -> None:
    site = a_site(changed("content/facts/numbers.yaml", "source: reading-study", "source: reading-studi"))
    assert len(diagnostics_of(site)) == 1


def test_a_source_may_rest_under_a_word_alone(a_site: MakeSite) -> None:
    site = a_site(changed("content/changes.yaml", ", see [@card-rules-9]", ""))
    assert "card-rules-9" in load_site(site).sources


def test_all_that_leads_nowhere_is_reported_at_once(a_site: MakeSite) -> None:
    wrong = "{fact:no-one} [@no-two] [x](no-three.md) [y](#no-four)\n\n{figure:no-five}\n\nBegin with"
    assert len(diagnostics_of(a_site(changed("content/pages/home.md", "Begin with", wrong)))) == 5


def test_each_link_within_the_site_leads_to_a_page_and_an_anchor(whole: Site) -> None:
    found = {link.target + "#" * bool(link.anchor) + link.anchor: place for link, place in whole.links.items()}
    assert found["shelves.md#shelf-b-sea-sky"] == PageAnchor("shelves", "shelf-b-sea-sky")
    assert found["#days"] == PageAnchor("one-card", "days")
    assert found["../pages/help.md"] == PageAnchor("help", "")
    assert found["sections/shelves.md#shelf-c-land"] == PageAnchor("shelves", "shelf-c-land")  # from a picture
    assert found["sections/shelves.md"] == PageAnchor("shelves", "")  # from the list of changes
    assert not any(":" in target for target in found)
