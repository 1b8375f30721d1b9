"""What site.yaml says of the look of a site: colours by role, the mark, the ways in on the home page, groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Annotated, ClassVar

from explainer.contrast import contrast, parse_colour
from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import VERBATIM, Convert, Key
from explainer.formats.kinds import Id

# Commands and numbers of a path: https://www.w3.org/TR/SVG2/paths.html#PathDataBNF
_PATH = re.compile(r"[Mm][MmLlHhVvCcSsQqTtAaZz0-9.,\s-]*\Z")


def _colour(written: str, location: Location, diagnostics: Diagnostics) -> str | None:
    if parse_colour(written):
        return written
    diagnostics.add(location, f'"{written}" is not a colour.', 'write # and six digits, in quotes: "#0a3d48".')
    return None


def _path(written: str, location: Location, diagnostics: Diagnostics) -> str | None:
    if _PATH.match(written):
        return written
    what = "this is not the path of a drawing."
    diagnostics.add(location, what, 'write what stands in d="…" of a path of SVG: M, L, C, Z … with numbers.')
    return None


_COLOUR = Convert(_colour)
_DRAWN = Convert(_path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by role; an empty one is that of the theme."""

    LABEL: ClassVar[str] = "this set of colours"

    paper: Annotated[str, VERBATIM, _COLOUR, "The ground of pages."] = ""
    ink: Annotated[str, VERBATIM, _COLOUR, "Text."] = ""
    quiet: Annotated[str, VERBATIM, _COLOUR, "Leads, dates and notes."] = ""
    accent: Annotated[str, VERBATIM, _COLOUR, "Links, bars and turns of the law."] = ""
    tint: Annotated[str, VERBATIM, _COLOUR, "The ground of notices, of the foot and of what is selected."] = ""
    line: Annotated[str, VERBATIM, _COLOUR, "Separators, which carry no meaning."] = ""
    edge: Annotated[str, VERBATIM, _COLOUR, "Frames of controls."] = ""
    band: Annotated[str, VERBATIM, _COLOUR, "The head of each page. What stands on it is white."] = ""
    signal: Annotated[str, VERBATIM, _COLOUR, "Warnings, and what has the focus."] = ""
    dot: Annotated[str, VERBATIM, _COLOUR, "The mark and the focus on the band; events of the timeline."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of a site on a light and on a dark screen."""

    LABEL: ClassVar[str] = '"colours"'

    light: Annotated[Palette | None, "On a light screen, and on paper."] = None
    dark: Annotated[Palette | None, "On a dark screen."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The mark of a site: paths of SVG on a grid of 32 by 32."""

    LABEL: ClassVar[str] = "this mark"

    shape: Annotated[
        str, VERBATIM, _DRAWN, 'The path that has the colour of the name beside it: what is in d="…" of SVG.'
    ]
    dot: Annotated[str, VERBATIM, _DRAWN, "The path that has the colour of the role dot."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A way into the site on its home page."""

    LABEL: ClassVar[str] = "this door"

    page: Annotated[str, Id(), "The page it leads to."]
    title: Annotated[str, "What it is called, in a few words."]
    text: Annotated[str, "What is behind it, in one short sentence."]
    location: Annotated[Location, Key("page")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sections that stand together: those of one folder, with a title above them."""

    LABEL: ClassVar[str] = "this group"

    folder: Annotated[str, VERBATIM, "The folder in content/sections/ that holds them."]
    title: Annotated[str, "What they are called together, in a few words."]
    location: Annotated[Location, Key("folder")]


LIGHT = {
    "paper": "#fff",
    "ink": "#1a1d24",
    "quiet": "#474c57",
    "accent": "#34398a",
    "tint": "#f1f2f6",
    "line": "#c2c5ce",
    "edge": "#686e7b",
    "band": "#2a2e63",
    "signal": "#a04e00",
    "dot": "#ffd166",
}
DARK = {
    "paper": "#14151b",
    "ink": "#eceef3",
    "quiet": "#b9bdc8",
    "accent": "#b4baff",
    "tint": "#1f212a",
    "line": "#40444f",
    "edge": "#8a8f9c",
    "signal": "#f0a850",
}
_DISC = "M6 16a10 10 0 1 0 20 0a10 10 0 1 0-20 0"
# What is seen on what, and how well at least (WCAG 2.2, 1.4.3 for text and 1.4.11 for all else).
WHITE = "white"
PAIRS = (
    *((role, ground, 4.5) for role in ("ink", "quiet", "accent", "signal") for ground in ("paper", "tint")),
    *(("edge", ground, 3.0) for ground in ("paper", "tint")),
    (WHITE, "band", 4.5),
    ("dot", "band", 3.0),
)


def drawn(mark: Mark | None, dot: str) -> list[tuple[str, str]]:
    """The paths of a mark, each with its colour on the band; a disc for a site without a mark."""
    if mark is None:
        return [(_DISC, dot)]
    return [(mark.shape, "#fff"), *([(mark.dot, dot)] if mark.dot else [])]


def palettes(colours: Colours | None) -> dict[str, dict[str, str]]:
    """All colours by role, those of the site over those of the theme, for `light` and for `dark`.

    What is not said of a dark screen and has no colour of its own there is as on a light one.
    """
    light, dark = (_written(palette) for palette in (colours.light, colours.dark)) if colours else ({}, {})
    all_light = {**LIGHT, **light}
    return {"light": all_light, "dark": {**all_light, **DARK, **dark}}


def hard_to_see(colours: Mapping[str, str]) -> Iterator[tuple[str, str, float, float]]:
    """Role, ground, contrast and the least contrast, of each pair that is too much alike."""
    known = {role: parsed for role, text in {**colours, WHITE: "#fff"}.items() if (parsed := parse_colour(text))}
    for role, ground, least in PAIRS:
        ratio = contrast(known[role], known[ground])
        if ratio < least:
            yield role, ground, ratio, least


def colour_styles(colours: Colours | None) -> str:
    """The custom properties by which styles name colours, as CSS; of a dark screen those that differ there."""
    both = palettes(colours)
    dark = {role: colour for role, colour in both["dark"].items() if colour != both["light"][role]}
    return f"{_root(both['light'])}@media screen and (prefers-color-scheme:dark){{{_root(dark)}}}"


def _written(palette: Palette | None) -> dict[str, str]:
    values = {field.name: getattr(palette, field.name) for field in fields(Palette)} if palette else {}
    return {role: colour for role, colour in values.items() if colour}


def _root(colours: Mapping[str, str]) -> str:
    return ":root{" + ";".join(f"--{role}:{colour}" for role, colour in colours.items()) + "}"
