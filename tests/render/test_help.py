"""Places of help → groups by stage, then by region, each place in full once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explainer.diagnostics import Location
from explainer.helper import Helper
from explainer.model import Site
from explainer.pipeline import load_site
from explainer.render.help import groups_of, regions_of, ungrouped
from explainer.render.values import is_language, language_in_words, phone_in_words
from tests.conftest import WHOLE

HERE = Location("content/help.yaml")
WORDS = {
    "help-for-danger": "In danger",
    "help-for-before": "The border",
    "help-for-at": "The border",
    "help-for-after": "Afterwards",
    "help-for-after-more": "Be quick.",
    "help-for-never": "Never",
}
# By name: its region, and its stages.
PLACES = {
    "police": ("", ["danger"]),
    "gate": ("", ["at", "danger"]),
    "guide": ("", ["before", "at", "after"]),
    "lawyers": ("North", ["after", "before"]),
    "office": ("South", []),
    "library": ("", []),
}


@pytest.fixture(scope="module")
def site() -> Site:
    whole = load_site(WHOLE)
    helpers = {name: _helper(whole.helpers[0], name) for name in PLACES}
    entries = replace(whole.collections["helpers"], by_id=helpers)
    return replace(whole, words=WORDS, collections={**whole.collections, "helpers": entries})


def _helper(like: Helper, name: str) -> Helper:
    region, stages = PLACES[name]
    return replace(like, id=name, region=region, stages=tuple((stage, HERE) for stage in stages))


def names(helpers: tuple[Helper, ...]) -> list[str]:
    return [helper.id for helper in helpers]


def test_a_place_is_in_full_at_its_first_stage_and_a_link_at_the_others(site: Site) -> None:
    shown = {group.title: (names(group.helpers), names(group.others)) for group in groups_of(site)}
    assert shown == {
        "In danger": (["police"], ["gate"]),
        "The border": (["gate", "guide"], []),
        "Afterwards": ([], ["guide"]),
    }


def test_every_place_is_in_full_exactly_once(site: Site) -> None:
    full = [group.helpers for group in groups_of(site)] + [region.helpers for region in regions_of(site.helpers)]
    found = [name for helpers in (*full, ungrouped(site.helpers)) for name in names(helpers)]
    assert sorted(found) == sorted(PLACES)


def test_a_stage_leads_to_the_regions_that_have_places_for_it(site: Site) -> None:
    led = {group.title: [region.title for region in group.regions] for group in groups_of(site)}
    assert led == {"In danger": [], "The border": ["North"], "Afterwards": ["North"]}


def test_a_stage_has_its_sentence_and_an_anchor_of_its_own(site: Site) -> None:
    assert [group.more for group in groups_of(site)] == ["", "", "Be quick."]
    assert [group.anchor for group in groups_of(site)] == ["help-for-danger", "help-for-before", "help-for-after"]


def test_a_number_of_north_america_is_grouped_and_any_other_is_left_as_it_is() -> None:
    assert phone_in_words("+14165550123") == "+1 416 555 0123".replace(" ", "\N{NO-BREAK SPACE}")
    assert [phone_in_words(number) for number in ("911", "+442071838750")] == ["911", "+442071838750"]


def test_a_language_has_its_name_in_the_language_of_the_site() -> None:
    assert [language_in_words("ht", language) for language in ("en", "fr")] == ["Haitian Creole", "créole haïtien"]
    assert language_in_words("pt-BR", "en") == "Brazilian Portuguese"
    assert [code for code in ("en", "ht", "pt-BR", "fa-AF", "xq", "english") if not is_language(code)] == [
        "xq",
        "english",
    ]
