"""A site's folder, again and again → its pages for an editor: read where it changed, rendered when asked for.

Nothing is written. A preview shows drafts and lacks the content policy, so it must never become output/.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from explainer.diagnostics import BuildStopped, Diagnostic, Diagnostics, Location
from explainer.load.cache import Cache
from explainer.model import Output, Site
from explainer.parts.sheet import FILE as PARTS
from explainer.parts.sheet import parts_sheet
from explainer.passages import locations_of, with_passages
from explainer.pipeline import load_site, outputs_of
from explainer.render.environment import Compiled
from explainer.render.outputs import Renderer, renderer_of
from explainer.render.pages import Sheet, all_sheets


class Preview:
    """One site in memory. `diagnostics` are those that the last look found; while there are any, no page is shown."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._cache = Cache()
        self._compiled = Compiled()
        self._site: Site | None = None
        self._sheets: dict[str, Sheet] = {}
        self._renderer: Renderer | None = None
        self._places: dict[str, Location] = {}
        self._noted = Diagnostics()
        self._others: dict[str, bytes] | None = None
        self.diagnostics: Sequence[Diagnostic] = ()

    def look(self) -> None:
        """Read and resolve what changed. Takes a few milliseconds when one file did."""
        self._others = None
        try:
            self._site = load_site(self._root, preview=True, cache=self._cache)
        except BuildStopped as stopped:
            self.diagnostics = stopped.diagnostics
            return
        self.diagnostics = ()
        self._sheets = {sheet.file: sheet for sheet in all_sheets(self._site)}
        self._places = locations_of(self._site)
        self._noted = Diagnostics()
        self._renderer = renderer_of(self._site, self._root, self._noted, preview=True, compiled=self._compiled)

    def page(self, file: str) -> bytes | None:
        """A page as HTML; None when there is no such page, or when rendering it found diagnostics."""
        if file == PARTS:
            return self._parts()
        sheet = self._sheets.get(file)
        if sheet is None or self._renderer is None or self.diagnostics:
            return None
        output = self._renderer.page(sheet)
        self.diagnostics = tuple(self._noted)
        return None if self.diagnostics else with_passages(output.body, sheet.page, self._places, self._root)

    def _parts(self) -> bytes | None:
        """The page of all parts, which is no page of the site."""
        if self._site is None or self.diagnostics:
            return None
        noted = Diagnostics()
        found = parts_sheet(self._site, self._root, noted)
        body = None
        if found is not None:
            site, sheet = found
            renderer = renderer_of(site, self._root, noted, preview=True, compiled=self._compiled)
            body = renderer.page(sheet).body
        self.diagnostics = tuple(noted)
        return None if self.diagnostics else body

    def other(self, file: str) -> bytes | None:
        """A file of the site that is no page, such as an export; None when there is none."""
        if self._others is None:
            self.look_closer()
        return (self._others or {}).get(file)

    def look_closer(self) -> None:
        """Render everything and check its links, as a build does. Takes as long as a build; done when nobody waits."""
        if self._site is None or self.diagnostics:
            return
        try:
            outputs: list[Output] = outputs_of(self._site, self._root, preview=True)
        except BuildStopped as stopped:
            self.diagnostics = stopped.diagnostics
            return
        self._others = {output.path: output.body for output in outputs if output.path not in self._sheets}
