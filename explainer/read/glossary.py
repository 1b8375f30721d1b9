"""content/glossary.yaml → `Term`s: words that need explaining."""

from __future__ import annotations

from explainer.formats.fields import Fields, each_mapping
from explainer.model import Term
from explainer.problems import Problems
from explainer.read.files import Folder

FILE = "content/glossary.yaml"


def read_glossary(folder: Folder, problems: Problems) -> tuple[Term, ...]:
    """Read all terms in the order of the file, which may be absent."""
    items = each_mapping(folder.read_list(FILE, required=False), "this term", problems)
    return tuple(term for fields in items if (term := _term(fields)))


def _term(fields: Fields) -> Term | None:
    identifier = fields.take_id()
    term = Term(
        id=identifier or "",
        term=fields.take_text("term", required=True) or "",
        also=tuple(text for text, _ in fields.take_texts("also")),
        meaning=fields.take_text("meaning", required=True) or "",
        sources=fields.take_texts("sources"),
        place=fields.place,
    )
    fields.finish()
    return term if identifier else None
