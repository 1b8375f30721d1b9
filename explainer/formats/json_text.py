"""JSON → the same as YAML, on the same lines: so it is read by the reader that knows the line of everything.

JSON is YAML but for two things: a tab may stand between its parts, and a sign beyond U+FFFF may be written as the two
halves of UTF-16 (RFC 8259, section 7).
"""

from __future__ import annotations

import json
import re

# Each escape as a whole, so that the second of two backslashes begins none: \n, \\, \ud83d\ude00
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)", re.DOTALL)


def is_json(text: str) -> bool:
    """Can it be read as JSON? What is nested too deeply cannot."""
    try:
        json.loads(text, parse_int=str)  # of any number of digits
    except (ValueError, RecursionError):
        return False
    return True


def json_as_yaml(text: str) -> str:
    """The same in YAML; `text` is JSON, in whose strings no tab can stand."""
    return _ESCAPE.sub(_escape, text.replace("\t", " "))


def _escape(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    sign = 0x10000 + ((int(match[1], 16) - 0xD800) << 10) + int(match[2], 16) - 0xDC00
    return f"\\U{sign:08x}"
