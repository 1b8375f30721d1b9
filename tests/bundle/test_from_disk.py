"""The copies as people have them: under any name, opened from disk without a network, with and without script."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from explainer.model import Site
from tests.browser.interview import BUTTONS
from tests.browser.visit import OpenFirefox, OpenPage, Visit
from tests.bundle.copies import the

pytestmark = pytest.mark.slow
FOLDER = "Téléchargements – für später (1)"
VISITORS: list[dict[str, Any]] = [{"offline": True}, {"offline": True, "javascript": False}]
with_and_without_script = pytest.mark.parametrize("visitor", VISITORS, ids=["script", "no script"])
# One answer decides the first question of this site's form: at an airport the rule does not reach.
ANSWER = BUTTONS["entry", "airport"]


@pytest.fixture(scope="module")
def unpacked_site(bundled_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked into a folder with spaces and accents in its name."""
    folder = tmp_path_factory.mktemp("copy") / FOLDER
    with zipfile.ZipFile(the(bundled_site, "zip")) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def one_file(bundled_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one file, given another name as a messenger might."""
    file = tmp_path_factory.mktemp("copy") / FOLDER / "pièce jointe 2.html"
    file.parent.mkdir()
    file.write_bytes(the(bundled_site, "html").read_bytes())
    return file


def clock_at(visit: Visit, day: datetime.date) -> None:
    """Let the device believe that it is noon of this day, and load the page again."""
    visit.page.clock.set_fixed_time(datetime.datetime.combine(day, datetime.time(12)))
    visit.page.reload()


def test_every_page_of_the_unpacked_zip_opens_and_asks_for_nothing(unpacked_site: Path, open_page: OpenPage) -> None:
    first, *others = sorted(unpacked_site.glob("*.html"))
    visit = open_page(first, offline=True)
    for page in others:
        visit.page.goto(page.as_uri())
    assert visit.messages == []
    assert visit.requests == [page.as_uri() for page in (first, *others)]


@with_and_without_script
def test_one_reads_on_from_the_first_page_of_the_zip_and_comes_back(
    visitor: dict[str, Any], unpacked_site: Path, open_page: OpenPage
) -> None:
    visit = open_page(unpacked_site / "index.html", **visitor)
    visit.page.click("nav a[href='timeline.html']")
    assert visit.page.locator("#year-2002").is_visible()
    visit.page.go_back()
    assert visit.page.url.endswith("index.html")


@with_and_without_script
def test_the_one_file_asks_for_nothing_and_says_nothing(
    visitor: dict[str, Any], one_file: Path, open_page: OpenPage
) -> None:
    visit = open_page(one_file, **visitor)
    assert visit.requests == [one_file.as_uri()]
    assert visit.messages == []


@with_and_without_script
def test_links_of_the_one_file_lead_to_its_parts_and_back_leads_back(
    visitor: dict[str, Any], one_file: Path, open_page: OpenPage
) -> None:
    page = open_page(one_file, **visitor).page
    links = page.locator(".booklet__contents a")
    targets = [link.get_attribute("href") for link in links.all()]
    assert len(targets) > 12
    for target in targets[:3]:
        page.click(f".booklet__contents a[href='{target}']")
        assert page.url.endswith(str(target))
        page.go_back()
    assert page.url == one_file.as_uri()
    page.go_forward()
    assert page.url == f"{one_file.as_uri()}{targets[2]}"


@with_and_without_script
def test_the_one_file_shows_its_contents_one_part_or_all(
    visitor: dict[str, Any], one_file: Path, open_page: OpenPage
) -> None:
    page = open_page(one_file, **visitor).page
    shown = page.locator(".booklet:visible, .booklet__part:visible")
    assert shown.count() == page.locator(".booklet:visible").count() == 1
    page.click(".booklet__contents a[href='#part-help']")
    assert [part.get_attribute("id") for part in shown.all()] == ["part-help"]
    page.click(".booklet__back a")
    assert shown.count() == page.locator(".booklet:visible").count() == 1
    page.click(".booklet__contents a[href='#all']")
    assert shown.count() == page.locator(".booklet, .booklet__part").count() > 12
    page.emulate_media(media="print")
    page.goto(one_file.as_uri())
    assert shown.count() == page.locator(".booklet, .booklet__part").count()


@with_and_without_script
def test_the_form_of_the_one_file_answers(visitor: dict[str, Any], one_file: Path, open_page: OpenPage) -> None:
    page = open_page(one_file, **visitor).page
    page.goto(f"{one_file.as_uri()}#part-exempt")
    assert page.locator("#o-unsure").is_visible()
    before = [part.get_attribute("id") for part in page.locator(".result [data-part='one']:visible").all()]
    page.check(f"#{ANSWER}")
    questions = page.locator("fieldset.question:visible").count()
    assert 0 < questions < page.locator("fieldset.question").count()
    page.click(".form button[type=reset]")
    assert not page.is_checked(f"#{ANSWER}")
    assert before == [part.get_attribute("id") for part in page.locator(".result [data-part='one']:visible").all()]


def test_the_timeline_of_the_one_file_shows_only_the_turns(one_file: Path, open_page: OpenPage) -> None:
    page = open_page(one_file, javascript=False).page
    page.goto(f"{one_file.as_uri()}#part-timeline")
    shown = page.locator("li.event:visible").count()
    page.check("#show-all")
    assert 0 < shown < page.locator("li.event:visible").count()


@pytest.mark.parametrize("copy", ["zip", "html"])
def test_a_copy_warns_by_the_clock_of_the_device_once_it_is_old(
    copy: str, unpacked_site: Path, one_file: Path, own_site: Site, open_page: OpenPage
) -> None:
    last = own_site.settings.stale_after
    visit = open_page(unpacked_site / "index.html" if copy == "zip" else one_file)
    warning = visit.page.locator(".copy__old")
    clock_at(visit, last)
    assert warning.count() == 0
    clock_at(visit, last + datetime.timedelta(days=1))
    assert warning.is_visible()
    assert "This copy is old." in warning.inner_text()
    assert visit.messages == []


def test_the_one_file_prints_whole_with_each_part_on_a_sheet_of_its_own(
    one_file: Path, own_site: Site, open_page: OpenPage
) -> None:
    page = open_page(one_file).page
    sheets = page.pdf(format="A4").count(b"/Type /Page\n")
    parts = len(own_site.sections) + len(own_site.settings.one_file)
    assert sheets > parts
    page.emulate_media(media="print")
    for section in own_site.sections:
        assert page.locator(f"#part-{section.id} p:visible").count() > 3, section.id
    assert page.locator("#part-help li:visible").count() > 3
    assert page.locator(".foot").is_visible()


def test_firefox_opens_both_and_the_form_answers_without_script(
    unpacked_site: Path, one_file: Path, open_firefox: OpenFirefox
) -> None:
    for javascript in (True, False):
        firefox = open_firefox(javascript=javascript)
        firefox.get((unpacked_site / "index.html").as_uri())
        firefox.find_element(By.CSS_SELECTOR, "nav a[href='timeline.html']").click()
        assert firefox.find_element(By.ID, "year-2002").is_displayed()
        firefox.get(f"{one_file.as_uri()}#part-exempt")
        everything = firefox.find_elements(By.CSS_SELECTOR, "fieldset.question")
        answer = firefox.find_element(By.ID, ANSWER)
        firefox.execute_script("arguments[0].scrollIntoView({block: 'center'})", answer)
        answer.click()
        shown = [question for question in everything if question.is_displayed()]
        assert 0 < len(shown) < len(everything)
