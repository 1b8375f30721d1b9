"""Rules of a fixture → a whole site with them, as a visitor gets it."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

from explainer.cli import main
from tests.rules.rulesets import BY_LAWS, FIXTURES, ROOT


def make_site_of(fixture: str, folder: Path) -> Path:
    """A new site in a folder with the rules of a fixture in place of the sample; returns where it was built."""
    assert main(["new", "site", str(folder), "--site", str(ROOT)]) == 0
    rules = folder / "content/rules"
    shutil.rmtree(rules)
    shutil.copytree(FIXTURES / fixture / "content/rules", rules)
    text = "".join(
        f"\n- id: {law.id}\n  kind: law\n  title: {law.cite}\n  publisher: The town\n  url: {law.url}\n  opened: true\n"
        for law in BY_LAWS.values()
        if law.id in (rules / "rules.yaml").read_text("utf-8")
    )
    with (folder / "content/sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write(text)
    code = main(["build", "--site", str(folder)])
    gc.enable()  # the command line switches it off
    assert code == 0
    return folder / "output"
