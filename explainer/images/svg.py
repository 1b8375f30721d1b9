"""The bytes of an SVG → the same drawing without what is no drawing, or why it is refused, with the line.

Known elements of a drawing that stands still are kept, all else of SVG is refused: scripts, what runs on an event,
links, HTML, other pictures, motion, and any address that is not within the drawing. What drawing programs write for
themselves (metadata, layers, names of files, comments) is left out. It is shown in an `<img>`, where browsers run
nothing and load nothing (SVG 2, section 2.7: secure static mode); cleaned, it may also be opened by itself.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from xml.parsers import expat

from explainer.images.problem import Problem

HEAVIEST = 500_000  # bytes
_LONGEST = 16_000  # pixels along one side
_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_HTML = "http://www.w3.org/1999/xhtml"
_NAMES = """
svg g defs symbol use title desc style switch
path rect circle ellipse line polyline polygon text tspan textPath
linearGradient radialGradient stop pattern clipPath mask marker view filter
feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_DRAWN = frozenset(_NAMES.split())
_HOLDS_WORDS = frozenset(("text", "tspan", "textPath", "title", "desc", "style"))
_LEFT_OUT = "metadata"
_INSTEAD = {
    "script": "remove it: a picture runs nothing.",
    "foreignObject": "draw it, or save the picture as a PNG.",
    "image": "save the whole picture as a PNG or JPEG: what is inside it is not cleaned.",
    "a": "remove it: nothing in a picture can be pressed. A link may stand in the caption.",
}
_PLAIN_SVG = "save it as plain SVG (in Inkscape: Save as, Plain SVG)."
# url(#shade), url('#shade')
_WITHIN = re.compile(r"url\(\s*[\"']?#[^)]*\)", re.IGNORECASE)
_LOADS = re.compile(r"url\(|@import|@font-face|src\(|image\(|image-set\(|\\", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# 12, 12.5px, 80mm
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|pc|mm|cm|in)?\s*")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A drawing that may be shown."""

    body: bytes
    width: int  # pixels, as its author meant it
    height: int


def clean_svg(body: bytes) -> Cleaned:
    """The drawing, cleaned. Raises Problem for the first thing that cannot be shown."""
    if len(body) > HEAVIEST:
        raise Problem(
            f"this picture weighs {len(body) // 1000} KB.",
            f"simplify it to {HEAVIEST // 1000} KB, or save it as a PNG.",
        )
    cleaner = _Cleaner()
    try:
        cleaner.parser.Parse(body, True)
    except expat.ExpatError as error:
        what = f"this picture is no whole SVG: {expat.ErrorString(error.code)}."
        raise Problem(what, "export it anew.", error.lineno) from error
    except (LookupError, ValueError) as error:
        raise Problem("this picture is in an encoding that is not known.", "save it in UTF-8.") from error
    return Cleaned("".join(cleaner.written).encode(), cleaner.width, cleaner.height)


class _Cleaner:
    """Writes what the parser reads; it lives for one drawing."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.width = self.height = 0
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.StartDoctypeDeclHandler = self._doctype
        self._open: list[str] = []
        self._style: list[str] = []
        self._skipped = 0  # how many elements are open of one that is left out
        self._is_bare = False  # is the last start tag without its ">"?

    def _problem(self, what: str, help_text: str) -> Problem:
        return Problem(what, help_text, self.parser.CurrentLineNumber)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_declarations: int) -> None:
        if has_declarations:
            raise self._problem("this picture declares entities, which can hide anything.", _PLAIN_SVG)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self._open and (namespace, tag) != (_SVG, "svg"):
            raise self._problem(
                f'this picture is no SVG: it begins with "{tag}".', f'it begins with <svg xmlns="{_SVG}">.'
            )
        if namespace == _HTML:
            raise self._problem(f'this picture has "{tag}" of HTML in it.', _INSTEAD["foreignObject"])
        if self._skipped or namespace != _SVG or tag == _LEFT_OUT:
            self._skipped += 1
            return
        if tag not in _DRAWN:
            raise self._problem(
                f"this picture has <{tag}> in it.", _INSTEAD.get(tag, "remove it: a picture stands still.")
            )
        kept = dict(pair for each in attributes.items() if (pair := self._attribute(*each)))
        if not self._open:
            self._measure(kept)
            kept = {"xmlns": _SVG, **kept}
        self._close_start()
        self.written.append(f"<{tag}" + "".join(f" {key}={_quoted(value)}" for key, value in kept.items()))
        self._is_bare = True
        self._open.append(tag)

    def _attribute(self, name: str, value: str) -> tuple[str, str] | None:
        namespace, _, key = name.rpartition(" ")
        if namespace == _XML and key in ("space", "lang"):
            return f"xml:{key}", value
        if namespace not in ("", _XLINK) or key.startswith("data-") or (namespace and key != "href"):
            return None
        if key.lower().startswith("on"):
            raise self._problem(f'this picture has "{key}", which runs a script.', "remove it: a picture runs nothing.")
        if key == "href" and not value.strip().startswith("#"):
            raise self._problem(
                f'this picture leads outside: "{_short(value)}".', "a picture may name only parts of itself."
            )
        self._check_style(value)
        return key, value

    def _check_style(self, value: str) -> None:
        found = _LOADS.search(_WITHIN.sub("", value))
        if found:
            raise self._problem(
                f'"{found.group()}" in a picture may load something: "{_short(value)}".',
                "a picture may name only parts of itself, as url(#part); use the letters of every device.",
            )

    def _end(self, _name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        tag = self._open.pop()
        if tag == "style":
            self._write_style()
        self.written.append("/>" if self._is_bare else f"</{tag}>")
        self._is_bare = False

    def _words(self, words: str) -> None:
        if self._skipped or self._open[-1] not in _HOLDS_WORDS:
            return
        if self._open[-1] == "style":
            self._style.append(words)  # it may come in pieces, and is judged as a whole
            return
        self._close_start()
        self.written.append(_escaped(words))

    def _write_style(self) -> None:
        style = _COMMENT.sub("", "".join(self._style))
        self._style.clear()
        self._check_style(style)
        self._close_start()
        self.written.append(_escaped(style))

    def _close_start(self) -> None:
        if self._is_bare:
            self.written.append(">")
            self._is_bare = False

    def _measure(self, attributes: dict[str, str]) -> None:
        """Its size; and how its drawing fills that, without which it could not be scaled."""
        box = _numbers(attributes.get("viewBox", ""))
        width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
        if len(box) == 4 and min(box[2:]) > 0:
            scale = width / box[2] if width else height / box[3] if height else 1.0
            width, height = width or box[2] * scale, height or box[3] * scale
        elif width and height:
            attributes["viewBox"] = f"0 0 {width:g} {height:g}"
        else:
            raise self._problem(
                "this picture does not say how large it is.", 'write a viewBox, like viewBox="0 0 640 480".'
            )
        if max(width, height) > _LONGEST:
            raise self._problem(f"this picture is {max(width, height):.0f} points long.", "make its width smaller.")
        self.width, self.height = max(1, round(width)), max(1, round(height))
        attributes["width"], attributes["height"] = str(self.width), str(self.height)


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(each) for each in re.split(r"[\s,]+", text.strip())]
    except ValueError:
        return []
    return numbers if all(map(math.isfinite, numbers)) else []


def _pixels(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2] or ""] if found else 0.0


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


def _escaped(words: str) -> str:
    """As in XML. The standard library's own function for it brings a client for the web along."""
    return words.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def _quoted(value: str) -> str:
    value = _escaped(value).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in value:
        return f'"{value}"'
    return '"{}"'.format(value.replace('"', "&quot;")) if "'" in value else f"'{value}'"
