"""How official files name a language → its code as in HTML (BCP 47): `eng`, `FRA` and `…/language/DEU` → en, fr, de."""

from __future__ import annotations

import re

from explainer.law.names import names

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

# ISO 639-2 → 639-1, of the languages in which law is published in these formats.
_TWO_LETTERS = dict(
    pair.split(":")
    for pair in names(
        "bul:bg ces:cs cze:cs cym:cy wel:cy dan:da deu:de ger:de ell:el gre:el eng:en spa:es est:et eus:eu "
        "baq:eu fin:fi fra:fr fre:fr gle:ga glg:gl hrv:hr hun:hu isl:is ice:is ita:it lit:lt ltz:lb lav:lv "
        "mkd:mk mac:mk mlt:mt nld:nl dut:nl nno:nn nob:nb nor:no pol:pl por:pt roh:rm ron:ro rum:ro slk:sk "
        "slo:sk slv:sl spq:es sqi:sq alb:sq srp:sr swe:sv tur:tr ukr:uk cat:ca ara:ar heb:he jpn:ja kor:ko "
        "rus:ru swa:sw afr:af zho:zh chi:zh"
    )
)


def language_code(written: str) -> str:
    """The code of a language; empty when what is written names none."""
    name, _, region = written.strip().rpartition("/")[2].replace("_", "-").partition("-")
    code = _TWO_LETTERS.get(name.lower(), name.lower())
    code += f"-{region}" if region and region.lower() != code else ""
    return code if LANGUAGE.fullmatch(code) else ""
