"""A page of a preview → the same page with a button that shows from which file and line each passage comes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from explainer.diagnostics import Location
from explainer.markdown.registry import MARKS
from explainer.model import Output, Page, Site
from explainer.policy import hash_of

_STYLE = """
.passages-button{position:fixed;inset-block-end:.5rem;inset-inline-start:.5rem;z-index:9}
.passages-button{font:.875rem/1 system-ui,sans-serif;padding:.75rem}
.passages-from{font:.75rem/1.2 ui-monospace,monospace;background:#ffd;color:#222;padding:.1em .4em}
@media print{.passages-button{display:none}}
"""
_SCRIPT = """
(function () {
  var known = JSON.parse(document.getElementById("passages").textContent);
  var button = document.createElement("button");
  button.className = "passages-button";
  button.textContent = "Where is this written?";
  button.setAttribute("aria-pressed", "false");
  function mark(element, file, line) {
    var link = document.createElement("a");
    link.className = "passages-from";
    link.href = "vscode://file" + known.root + "/" + file + ":" + line;
    link.textContent = file.replace("content/", "") + ":" + line;
    (element.matches("tr") ? element.lastElementChild : element).append(link);
  }
  button.addEventListener("click", function () {
    var shown = document.querySelectorAll(".passages-from");
    button.setAttribute("aria-pressed", String(!shown.length));
    if (shown.length) {
      shown.forEach(function (link) { link.remove(); });
      return;
    }
    document.querySelectorAll("[data-from]").forEach(function (element) {
      mark(element, known.file, element.dataset.from);
    });
    Object.keys(known.locations).forEach(function (id) {
      var element = document.getElementById(id) || document.querySelector('.claim h3:has([href$="#' + id + '"])');
      if (element) mark(element, known.locations[id][0], known.locations[id][1]);
    });
  });
  document.body.append(button);
})();
"""
OVERLAY_STYLE, OVERLAY_SCRIPT = hash_of(_STYLE), hash_of(_SCRIPT)  # for the policy of the preview
# A claim of the article has no id of its own, and links to its fact: <h3><a href="facts-border.html#fact-border-plan">
_LINKED = re.compile(rb'<h3><a href="[^"#]*#([^"]+)"')
_OVERLAY = """
<style>{style}</style>
<script type="application/json" id="passages">{known}</script>
<script>{script}</script>
"""


def add_source_overlay(output: Output, page: Page, locations: Mapping[str, Location], root: Path) -> Output:
    """The page with the button at its end. `locations` says where each thing with an anchor is written."""
    linked = {found.decode() for found in _LINKED.findall(output.body)}
    ids = {each for each in locations if each in linked or f'id="{each}"'.encode() in output.body}
    known = {
        "root": str(root.resolve()),
        "file": page.location.file,
        "locations": {
            identifier: [locations[identifier].file, locations[identifier].line] for identifier in sorted(ids)
        },
    }
    # A closing tag inside a string would end the block.
    data = json.dumps(known).replace("<", "\\u003c")
    overlay = _OVERLAY.format(style=_STYLE, known=data, script=_SCRIPT)
    return replace(output, body=output.body.replace(b"</body>", overlay.encode() + b"</body>", 1))


def locations_of(site: Site) -> dict[str, Location]:
    """Where each thing with an anchor of its own is written, by its anchor."""
    locations: dict[str, Location] = {}
    for name, entries in site.collections.items():
        anchors = {entries.collection.anchor, *(mark.anchors for mark in MARKS.values() if mark.collection == name)}
        for identifier, entry in entries.by_id.items():
            locations |= {f"{anchor}{identifier}": entry.location for anchor in anchors if anchor}
    return locations
