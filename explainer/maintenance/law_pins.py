"""Pins → content/sources.yaml with these pins in it, and every other byte as it was."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.formats.yaml_edit import with_field
from explainer.law.model import Fingerprint, Pin
from explainer.load.sources import FILE

# the makers of this site · 1[a b[i ii]] 1.1 · “small shelf”[a b]
_PLAIN = re.compile(r"[\w“][\w .’“”\[\]-]*\Z")


def write_pins(root: Path, pins: Mapping[str, Pin]) -> None:
    """Put pins, by id of their source, into the sources of the site. Raises BuildStopped, and then writes nothing."""
    path = root / FILE
    before = path.read_bytes()
    after = with_pins(before.decode("utf-8"), pins).encode()
    # A file beside it takes its place in one step: anyone who reads meanwhile sees all of the old or all of the new.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sources.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
        Path(name).chmod(path.stat().st_mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def with_pins(text: str, pins: Mapping[str, Pin]) -> str:
    """The text of the sources with these pins. Raises BuildStopped where a field shares its line with another."""
    diagnostics = Diagnostics()
    lines = {source: lines_of(pin) for source, pin in pins.items()}
    after = with_field(text, FILE, lines, diagnostics, name="pin", after="provision")
    diagnostics.raise_if_any()
    return after


def lines_of(pin: Pin) -> list[str]:
    """A pin as the lines of its field in YAML, without indentation."""
    lines = ["pin:", f"  compared: {pin.compared}", f"  by: {_scalar(pin.by)}"]
    if pin.outline:
        lines.append(f"  outline: {_scalar(pin.outline)}")
    if pin.beside:
        lines.append(f"  beside: {_listing(pin.beside)}")
    if pin.rests_on:
        lines.append(f"  rests_on: {_listing(pin.rests_on)}")
    return lines + [f"  {language}: {{{_entries(each)}}}" for language, each in pin.fingerprints.items()]


def _entries(each: Fingerprint) -> str:
    # A row of hexadecimal digits can look like a number to other programs: it is always quoted.
    entries = {
        "fid": each.fid,
        "id": each.id,
        "in_force": each.in_force,
        "words": f'"{each.words}"',
        "days": f'"{each.days}"',
        "lead": f'"{each.chapeau}"' if each.chapeau else "",
        "refers": f"[{', '.join(map(_scalar, each.links))}]" if each.links else "",
        "outline": json.dumps(each.outline, ensure_ascii=False) if each.outline else "",
        "definitions": f'"{" ".join(each.definitions)}"' if each.definitions else "",
        "current": each.current_to,
    }
    return ", ".join(f"{name}: {value}" for name, value in entries.items() if value)


def _listing(texts: Sequence[str]) -> str:
    # Between brackets, brackets and commas of a label would be signs of YAML.
    return f"[{', '.join(each if each.isalnum() else json.dumps(each, ensure_ascii=False) for each in texts)}]"


def _scalar(text: str) -> str:
    return text if _PLAIN.match(text) and text == text.strip() else json.dumps(text, ensure_ascii=False)
