"""A site with two forms → whatever follows one form follows each, and nothing of one is taken for the other's."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from explainer.bundle import bundle_site
from explainer.diagnostics import Diagnostics
from explainer.gallery.form import form_components, form_stories
from explainer.gallery.spec import FILE as GALLERY
from explainer.load.files import Folder
from explainer.load.forms import load_forms
from explainer.maintenance.law_comparison import depends_on
from explainer.model import Site
from explainer.pipeline import build_site, load_site
from explainer.preview.site_preview import Preview
from explainer.proved import STAMP
from explainer.render.form_css.styles import form_styles
from explainer.rules import proofs
from explainer.rules.case import Case
from explainer.rules.model import Law, Ruleset
from explainer.rules.numbered import numbered_rules
from explainer.rules.proofs import Proved
from explainer.stamp import whole
from tests.bundle.little_effort import little_effort
from tests.conftest import Run, files_in
from tests.site.pages import Page, read_page
from tests.site.two_forms import RULES, TWO_FORMS, edited, two_forms

CARD_PAGE, FEES_PAGE, PROOF_PAGE = (f"content/pages/{name}.md" for name in ("card", "fees", "proof"))
SUSPENDED = (
    "suspended:\n  - from: 2026-04-01\n    law: [rule-5]\n    says: Nobody counts fees this spring.\n\ngroups:\n"
)
NOTICE = "Nobody counts fees this spring."


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(TWO_FORMS)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with its copies."""
    root = two_forms(tmp_path_factory.mktemp("two-forms") / "site")
    with little_effort():
        bundle_site(root, output=root / "output")
    return root / "output"


def page_of(output: Path, file: str) -> Page:
    return read_page((output / file).read_text("utf-8"))


@pytest.mark.parametrize("rules", RULES)
def test_the_page_of_each_form_holds_its_own_rules_by_numbers(rules: str, output: Path) -> None:
    html = (output / f"{rules}.html").read_text("utf-8")
    block = re.search(r'<script type="application/json" id="rules">(.*?)</script>', html)
    assert block is not None
    assert block[1] == numbered_rules((output / f"data/rules-{rules}.json").read_bytes())


def test_no_file_passes_for_the_rules_of_the_site(output: Path) -> None:
    names = {path.name for path in (output / "data").glob("*.json")}
    assert {"rules-card.json", "rules-fees.json", "proof-card.json", "proof-fees.json", "rules.schema.json"} <= names
    assert not names & {"rules.json", "proof.json"}
    assert json.loads((output / "data/rules-fees.json").read_bytes())["id"] == "late-fees"
    assert json.loads((output / "data/proof-card.json").read_bytes())["questions"] == 2


def test_the_first_page_leads_to_each_form(output: Path) -> None:
    first = page_of(output, "index.html")
    doors = [link.text for link in first.all("a") if link["href"] in ("card.html", "fees.html")]
    assert any("My card The questions that decide if a card is free." in " ".join(text.split()) for text in doors)
    assert any("My fee The questions that decide if a late book" in " ".join(text.split()) for text in doors)


def test_one_page_shows_the_proofs_of_all_rules_with_their_titles(output: Path) -> None:
    page = page_of(output, "proof.html")
    assert [heading.text for heading in page.all("h2")][:2] == ["Is my card free?", "Do I pay a fee?"]
    text = (output / "proof.html").read_text("utf-8")
    assert 'id="proof-card-free"' in text
    assert 'id="proof-fees-free"' in text
    for rules in RULES:
        assert 'href="proof.html"' in (output / f"{rules}.html").read_text("utf-8")


def test_a_form_may_have_the_page_of_its_proof_for_itself(tmp_path: Path) -> None:
    proof = (TWO_FORMS / PROOF_PAGE).read_text("utf-8").replace("\n---\n", "\nkind: proof\nrules: {}\n---\n", 1)
    files: dict[str, str | bytes | None] = {
        PROOF_PAGE: None,
        "content/pages/card-proof.md": proof.format("card"),
        "content/pages/fees-proof.md": proof.format("fees"),
        "site.yaml": edited("site.yaml", "  - proof\n", "  - card-proof\n  - fees-proof\n")["site.yaml"],
    }
    root = two_forms(tmp_path / "site", files)
    with little_effort():
        bundle_site(root, output=root / "output")  # in the one file, no two ids are the same
    for rules, other in (RULES, RULES[::-1]):
        form, page = ((root / f"output/{name}.html").read_text("utf-8") for name in (rules, f"{rules}-proof"))
        assert f'href="{rules}-proof.html"' in form
        assert f'href="{other}-proof.html"' not in form.partition("</main>")[0]
        assert f'id="proof-{rules}-free"' in page
        assert f'id="proof-{other}-free"' not in page


def test_the_law_of_other_days_is_told_in_the_words_of_each_form(output: Path) -> None:
    text = (output / "compared.html").read_text("utf-8")
    assert "An adult brings a book back late." in text
    assert "The book costs two coins." in text  # then-fees-pays; there is no then-pays
    assert "There is one" in text


def test_hosts_are_told_to_keep_no_copy_of_any_form(output: Path) -> None:
    headers = (output / "_headers").read_text("utf-8")
    for rules in RULES:
        assert f"/{rules}.html\n  Cache-Control: no-store" in headers


def test_in_the_one_file_each_form_has_ids_of_its_own(output: Path) -> None:
    page = page_of(output, "bundle/site.html")
    ids = [element["id"] for element in page.elements if element["id"]]
    assert len(ids) == len(set(ids))
    questions = [element["id"] for element in page.all("fieldset")]
    assert questions == ["p2-q1", "p2-q2", "p3-q1", "p3-q2"]
    anchors = {element["href"] for element in page.all("a") if (element["href"] or "").startswith("#")}
    assert anchors <= {f"#{identifier}" for identifier in ids}


def test_a_suspension_of_one_form_is_told_everywhere_and_shuts_that_form_alone(tmp_path: Path) -> None:
    root = two_forms(tmp_path / "site", edited("content/rules/fees.yaml", "groups:\n", SUSPENDED))
    build_site(root)
    pages = {path.stem: path.read_text("utf-8") for path in (root / "output").glob("*.html")}
    assert {name for name, html in pages.items() if NOTICE not in html} == set()
    assert {name for name, html in pages.items() if "<fieldset" in html} == {"card"}


def test_what_rests_on_a_law_is_named_with_its_rules(site: Site) -> None:
    found = depends_on(site)
    assert found["rule-2"]["rules"] == ("card/young", "card/in_town", "card/small_card", "card/big_card")
    assert found["rule-5"]["rules"] == ("fees/young", "fees/in_time", "fees/big_box", "fees/small_box")
    assert found["rule-5"]["cases"][0] == "fees/A child with a late book"


def test_only_rules_that_changed_are_proved_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = two_forms(tmp_path / "site")
    load_site(root)
    assert len(json.loads(whole(str(root / STAMP)))) == 2
    proved: list[str] = []
    prove = proofs.prove

    def counted(
        ruleset: Ruleset, cases: tuple[Case, ...], laws: Mapping[str, Law], found: Diagnostics
    ) -> Proved | None:
        proved.append(ruleset.id)
        return prove(ruleset, cases, laws, found)

    monkeypatch.setattr(proofs, "prove", counted)
    load_site(root)
    assert proved == []
    file = root / "content/rules/fees.yaml"
    file.write_text(file.read_text("utf-8").replace("stale_after_days: 180", "stale_after_days: 90"), "utf-8")
    load_site(root)
    assert proved == ["late-fees"]


def test_a_case_is_held_against_its_own_rules(tmp_path: Path, run: Run) -> None:
    root = two_forms(tmp_path / "site", edited("content/rules/fees.cases.yaml", "outcome: pays", "outcome: free"))
    said = run("check", site=root)
    assert 'content/rules/fees.cases.yaml:23: case "An adult with a late book"' in said.err
    assert said.code == 1


def test_answers_are_asked_of_the_rules_that_are_named(tmp_path: Path, run: Run) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("age: from_18\n", "utf-8")
    said = {rules: run("ask", str(answers), "--rules", rules, "--explain", site=TWO_FORMS).out for rules in RULES}
    assert "Next question: Where do you live?" in said["card"]
    assert "Next question: Is the book late?" in said["fees"]


def test_the_only_rules_need_no_name_and_their_cases_may_have_either(tmp_path: Path) -> None:
    cases = "content/rules/card.cases.yaml"
    roots = []
    for name in (cases, "content/rules/cases.yaml"):
        files: dict[str, str | bytes | None] = dict.fromkeys(
            (cases, "content/rules/fees.yaml", "content/rules/fees.cases.yaml")
        )
        roots.append(two_forms(tmp_path / Path(name).stem, files | {name: (TWO_FORMS / cases).read_text("utf-8")}))
    found = [load_forms(Folder(root, Diagnostics()), Diagnostics()) for root in roots]
    assert [[(form.id, len(form.cases)) for form in forms] for forms in found] == [[("card", 5)], [("card", 5)]]


def test_the_page_of_all_parts_has_those_of_each_form(site: Site, tmp_path: Path) -> None:
    assert {story.page for story in form_stories(site)} == set(RULES)
    for component in form_components(site):
        names = [story.name for story in component.stories]
        assert len(names) == len(set(names)), component.file
    preview = Preview(two_forms(tmp_path / "site"))
    preview.refresh()
    shown = preview.page(GALLERY)
    assert shown is not None, [str(diagnostic) for diagnostic in preview.diagnostics]
    page = read_page(shown.body.decode())
    assert {frame["src"] for frame in page.all("iframe")} == {"card.html", "fees.html"}
    assert "Bring the money for a year." in shown.body.decode()
    assert "Bring two coins." in shown.body.decode()


def test_the_same_site_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    root = two_forms(tmp_path / "site")
    with little_effort():
        bundle_site(root, output=root / "output")
    assert files_in(root / "output") == files_in(output)


def test_styles_of_one_of_several_forms_reach_no_other(site: Site) -> None:
    for form in site.forms.values():
        css = form_styles(form.ruleset, site.words, "p2-")
        selectors = re.findall(r"(?<=[{}])([^{}@]+)\{", css)
        assert len(selectors) > 30
        assert [selector for selector in selectors if "#p2-" not in selector] == []
