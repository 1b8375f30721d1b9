"""The help page of this project's site → numbers that can be called from every copy, each place once, by need."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.maintenance.reminders import reminders_on
from explainer.model import Output, Site
from explainer.render.environment import Templates
from explainer.theme import Theme
from tests.bundle.copies import the
from tests.conftest import ROOT

STAGES = ["danger", "before", "at_border", "in_canada", "after_refusal", "us_after_return", "detained"]
NUMBERS = ("phone", "toll_free", "tty")
KIND = "help to check again"
# href="tel:+14165550123", or without quotes where a copy saves bytes
CALL = re.compile(r'href="?(tel:[^"\s>]*)')
SHOWN = re.compile(r'<a href="tel:([^"]*)" translate="no"><bdi dir="ltr">([^<]*)</bdi></a>')


def numbers(site: Site) -> set[str]:
    return {number for helper in site.helpers for name in NUMBERS if (number := getattr(helper, name))}


@pytest.fixture(scope="module")
def page(outputs: dict[str, Output]) -> str:
    return outputs["help.html"].body.decode()


def test_every_number_is_a_link_that_shows_the_same_digits(page: str, site: Site) -> None:
    shown = SHOWN.findall(page)
    assert {number for number, _ in shown} == numbers(site)
    assert [number for number, words in shown if re.sub(r"\s", "", words) != number] == []
    assert len(CALL.findall(page)) == len(shown) > 20


@pytest.mark.slow
def test_every_number_can_be_called_from_the_copies_on_disk(bundled_site: Path, site: Site) -> None:
    links = {f"tel:{number}" for number in numbers(site)}
    one_file = the(bundled_site, "html").read_text("utf-8")
    archive = zipfile.ZipFile(io.BytesIO(the(bundled_site, "zip").read_bytes()))
    zipped = next(name for name in archive.namelist() if name.endswith("help.html"))
    for html in (one_file, archive.read(zipped).decode()):
        assert links - set(CALL.findall(html)) == set()


def test_no_policy_forbids_to_follow_a_link_to_a_number(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert not re.search(r"navigate-to|sandbox", policy[1])


def test_the_headings_follow_the_need_and_danger_comes_first(page: str, site: Site) -> None:
    known = [key.removeprefix("help-for-") for key in site.words if re.fullmatch(r"help-for-\w+", key)]
    assert known == STAGES
    places = [page.index(f'<h2 id="help-for-{stage.replace("_", "-")}"') for stage in STAGES if stage != "at_border"]
    assert places == sorted(places)
    assert page.index('href="tel:911"') < page.index('class="help-ways"') < page.index('id="help-regions"')
    assert places[0] < page.index('id="help-911"') < places[1]


def test_every_place_is_in_full_once(page: str, site: Site) -> None:
    entries = re.findall(r'<li id="help-([^"]+)">', page)
    assert sorted(entries) == sorted(helper.id for helper in site.helpers)


def test_every_stage_has_somebody_to_turn_to(site: Site) -> None:
    assert [stage for stage in STAGES if not any(helper.is_for(stage) for helper in site.helpers)] == []


def test_a_number_says_how_it_was_verified(page: str, site: Site) -> None:
    unverified = [helper.id for helper in site.helpers if numbers_of(helper) and not (helper.verified and helper.seen)]
    assert unverified == ["911"]
    assert page.count(str(site.words["help-seen-own-page"]).split("{day}")[0]) == sum(
        helper.seen == "own-page" for helper in site.helpers
    )


def numbers_of(helper: object) -> list[str]:
    return [number for name in NUMBERS if (number := getattr(helper, name))]


def test_a_number_without_a_charge_has_a_code_without_a_charge(site: Site) -> None:
    free = re.compile(r"\+18(?:00|33|44|55|66|77|88)")
    assert [helper.id for helper in site.helpers if helper.toll_free and not free.match(helper.toll_free)] == []
    assert [helper.id for helper in site.helpers if free.match(helper.phone)] == []


def test_an_address_without_a_lock_says_so(page: str, site: Site) -> None:
    old = [helper.id for helper in site.helpers if helper.url.startswith("http:")]
    assert old
    assert page.count(site.words["help-old-address"]) == len(old)


def test_places_of_ice_and_of_the_police_say_so_before_a_call(site: Site) -> None:
    reported = {helper.id: helper.safe_contact for helper in site.helpers}
    assert "police" in reported["911"]
    assert all("ICE" in reported[name] for name in ("ice-locator", "ice-dril"))


def test_a_line_for_other_pages_has_the_name_the_number_and_the_way_to_the_entry(site: Site) -> None:
    diagnostics = Diagnostics()
    templates = Templates(Theme.of(ROOT), site.words, "en", diagnostics)
    for helper in site.helpers:
        line = templates.render_macro("parts/helper.html", "helper_line", helper)
        assert f'href="help.html#help-{helper.id}"' in line
        assert CALL.findall(line) == [f"tel:{number}" for number in (helper.phone, helper.toll_free) if number]
        assert len(line.encode()) < 700, helper.id
    assert [str(diagnostic) for diagnostic in diagnostics] == []


def test_places_fall_due_after_90_days(site: Site) -> None:
    verified = {helper.id: helper.verified or site.settings.checked for helper in site.helpers}
    oldest, newest = min(verified.values()), max(verified.values())

    def due(day: datetime.date, days: int) -> int:
        return sum(each.kind == KIND for each in reminders_on(site, day + datetime.timedelta(days=days)))

    assert due(oldest, 90) == 0
    assert due(oldest, 91) == sum(day == oldest for day in verified.values()) > 0
    assert due(newest, 91) == len(site.helpers)
