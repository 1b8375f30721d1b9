"""Addresses at legislation.gov.uk → the acts that they name."""

from __future__ import annotations

import re

# …/id/ukpga/1998/42/section/3 · …/ukpga/Eliz2/8-9/72/section/1
_ACT = re.compile(r"https?://www\.legislation\.gov\.uk/(?:id/)?([a-z]+(?:/[A-Z][\w-]*/[\w-]+|/\d{4})/\d+)(?=/|\Z)")


def legislation_link(address: str) -> str:
    """The act that an address leads to, `ukpga-1998-42`; empty when it leads elsewhere."""
    match = _ACT.match(address)
    return match[1].replace("/", "-") if match else ""
