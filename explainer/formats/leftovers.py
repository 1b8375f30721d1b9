"""The name of a file or a folder → whether a program left it there, and no editor means it to be part of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Copies and locks of editors, tools of versions, offices and browsers, in large letters or small: plan.svg~,
# .#plan.svg, #plan.svg#, ~$letter.docx, plan.svg___jb_tmp___, .plan.svg.swp; and what systems write into folders.
_LEFTOVER = re.compile(
    r"(\.#|\._|#|~).*|.*(~|\.(sw[j-p]|orig|rej|bak|te?mp|part|crdownload)|___jb_(tmp|old|bak)___)"
    r"|\.ds_store|\.directory|\.git(attributes|ignore|keep)|desktop\.ini|(eh)?thumbs\.db"
    r"|__macosx|@eadir|\$recycle\.bin",
    re.IGNORECASE | re.DOTALL,
)


def is_leftover(name: str) -> bool:
    """Is it a copy or a note that a program made?"""
    return _LEFTOVER.fullmatch(name) is not None


def is_hidden(name: str) -> bool:
    """Is it hidden, or a leftover?"""
    return name.startswith(".") or is_leftover(name)


def is_left_behind(parts: Iterable[str]) -> bool:
    """Is a file a leftover, or in a folder that is one? `parts` are the names on the way to it."""
    return any(map(is_leftover, parts))
