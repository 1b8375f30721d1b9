"""The registry of copies → a new form of copy by one entry."""

from __future__ import annotations

from pathlib import Path

from explainer.bundle import COPIES
from tests.conftest import ROOT, MakeSite
from tests.generators import add_after, copy_generator, run_on

# All pages as plain text, in one file: a form of copy for the smallest of devices.
MODULE = '''
"""Rendered pages → one file of their words."""

import re
from collections.abc import Sequence

from explainer.model import Output


def pack_words(outputs: Sequence[Output], name: str) -> Output:
    pages = [output for output in outputs if output.path.endswith(".html")]
    words = "".join(f"== {page.path}\\n{re.sub('<[^>]*>', '', page.body.decode())}\\n" for page in pages)
    return Output(f"bundle/{name}.txt", words.encode(), ("site.yaml",))
'''
ENTRY = """
    Copy(
        name="txt",
        render=_render_folder,
        pack=lambda outputs, packing: pack_words(outputs, packing.site.settings.bundle),
        leaves_out=("claims",),
    ),
"""


def test_a_target_is_added_by_one_entry_and_its_module(tmp_path: Path, a_site: MakeSite) -> None:
    generator = copy_generator(tmp_path / "generator")
    add_after(generator / "explainer/bundle.py", "COPIES = (", ENTRY)
    add_after(generator / "explainer/bundle.py", "import datetime", "from explainer.words_only import pack_words")
    (generator / "explainer/words_only.py").write_text(MODULE, "utf-8")
    site = a_site()
    done = run_on(site, generator, "bundle")
    assert (done.returncode, done.stderr) == (0, "")
    text = (site / "output/bundle/site.txt").read_text("utf-8")
    assert "== one-card.html" in text
    assert "Copied on" in text
    assert "== claims.html" not in text, "the target leaves it out"
    assert "== 404.html" not in text, "no copy has it"
    assert "site.txt" in (site / "output/bundle/SHA256SUMS").read_text("utf-8")


def test_each_form_of_copy_has_its_words() -> None:
    words = (ROOT / "templates/words.yaml").read_text("utf-8")
    for copy in COPIES:
        assert f"\ndownload-{copy.name}:" in words
        assert f"\ndownload-more-{copy.name}:" in words
