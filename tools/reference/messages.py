"""Every message that the generator can report, by subject, with an example → docs/reference/messages.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from tools.reference.examples import Example, examples
from tools.reference.markdown import block, code
from tools.reference.message_sites import Message, Program
from tools.reference.wording import Wording, pattern, shown, words_in

FILE = "messages.md"
TITLE = "Messages"
SAYS = "every message for editors, with its cause and an example"
_INTRODUCTION = """\
A message has the place, what is wrong, the line as typed, and how to fix it. Look one up by its words: what stands
between ‹ and › is different each time, and what stands between [ and ] is not always there. Many messages go on with
“Did you mean …?” when a known name is near. Where nothing else is said, `build`, `check`, `bundle` and `serve` report
it. Each example is a mistake that a test makes, and exactly what was printed.
"""


# Characters that cannot be seen, and the pictures of them that Unicode has; lines end as they did.
_VISIBLE = {code: 0x2400 + code for code in range(0x20) if chr(code) != "\n"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A chapter of the page: the modules whose messages it has. The longest name that fits decides."""

    title: str
    says: str
    modules: tuple[str, ...]


SUBJECTS = (
    Subject(
        "Files",
        "A file is missing, cannot be read, or is no YAML.",
        (
            *(f"explainer.formats.{each}" for each in ("text_file", "yaml_file", "front_matter")),
            "explainer.load.files",
        ),
    ),
    Subject(
        "Files that nothing uses",
        "A file has the wrong name, lies in the wrong folder, or is not named where it should be.",
        ("explainer.load.unread", "explainer.render.unused"),
    ),
    Subject("Fields", "A field is missing, misspelt, or not of its kind.", ("explainer.formats",)),
    Subject("Texts", "What is written in Markdown.", ("explainer.markdown",)),
    Subject(
        "Pictures from files",
        "A file that a text shows, or should.",
        (
            "explainer.images",
            "explainer.markdown.images",
            *(f"explainer.{stage}.images" for stage in ("load", "resolve", "render", "maintenance")),
        ),
    ),
    Subject("Names and order", "What is referred to, and where pages are listed.", ("explainer.resolve",)),
    Subject(
        "Content",
        "Settings, facts, sources, pictures, places of help and words.",
        ("explainer.load", "explainer.model"),
    ),
    Subject(
        "Rules",
        "Names and values in a file of rules.",
        ("explainer.rules", *(f"explainer.load.{each}" for each in ("rule", "questions", "conditions", "cases"))),
    ),
    Subject(
        "Proofs and worked examples",
        "The rules can be read, but do not hold, or the worked examples do not.",
        ("explainer.rules.proofs", "explainer.rules.cases", "explainer.rules.mutants", "explainer.rules.check_history"),
    ),
    Subject("Templates", "What fails while a page is rendered.", ("explainer.render",)),
    Subject(
        "Finished pages and copies",
        "`check` and `bundle` look at the copies to take along as well.",
        ("explainer.deliver", "explainer.pipeline", "explainer.bundle"),
    ),
    Subject(
        "What falls due",
        "No mistakes: `check` lists what somebody should look at again.",
        ("explainer.maintenance.reminders",),
    ),
    Subject("The law", "Of the command `law`.", ("explainer.law", "explainer.maintenance", "explainer.commands.law")),
    Subject("New content", "Of the command `new`.", ("explainer.new", "explainer.commands.new")),
    Subject("The command line", "Of all other commands.", ("explainer",)),
)


@dataclass(slots=True)
class Entry:
    """A message of the page: all the ways to fix what is wrong, and an example."""

    what: Wording
    subject: Subject
    helps: list[Wording] = field(default_factory=list)
    example: Example | None = None

    @property
    def pattern(self) -> str:
        return pattern(self.what)

    def fits(self, example: Example) -> bool:
        """Is this the message of the example?"""
        if example.help_text is None:
            return not self.helps and re.fullmatch(f".*{self.pattern}", example.what) is not None
        fits = re.fullmatch(self.pattern, example.what) is not None
        return fits and any(re.fullmatch(pattern(each), example.help_text) for each in self.helps)

    @property
    def needs_example(self) -> bool:
        """A fault of the generator is no mistake of an editor.

        Which ports are taken, and what belongs to whom, each machine knows for itself.
        """
        texts = [shown(each) for each in (self.what, *self.helps)]
        own = ("Port ", "this belongs to ", "you may not write")
        return not any("the generator" in each or each.startswith(own) for each in texts)


@cache  # the code does not change while it is read
def entries() -> list[Entry]:
    """Every message, in the order of subjects; each once, however many places report it."""
    found: dict[str, Entry] = {}
    for message in Program().messages():
        subject = _subject_of(message)
        entry = found.setdefault(pattern(message.what), Entry(message.what, subject))
        entry.subject = min(entry.subject, subject, key=SUBJECTS.index)
        if message.help_text is not None and message.help_text not in entry.helps:
            entry.helps.append(message.help_text)
    for example in examples():
        fitting = [entry for entry in found.values() if entry.fits(example)]
        if fitting:
            entry = max(fitting, key=lambda each: words_in(each.what))
            entry.example = entry.example or example
    return sorted(found.values(), key=lambda each: SUBJECTS.index(each.subject))


def page() -> str:
    """The whole page."""
    all_entries = entries()
    contents = "\n".join(f"- [{each.title}](#{each.title.lower().replace(' ', '-')}): {each.says}" for each in SUBJECTS)
    parts = [f"# {TITLE}\n", _INTRODUCTION, f"{contents}\n"]
    for subject in SUBJECTS:
        parts.append(f"## {subject.title}\n")
        parts += [_shown(entry) for entry in all_entries if entry.subject is subject]
    return "\n".join(parts).translate(_VISIBLE)


def without_example(found: Iterable[Entry]) -> list[str]:
    """The messages for which no test makes the mistake."""
    return [shown(entry.what) for entry in found if entry.example is None and entry.needs_example]


def _subject_of(message: Message) -> Subject:
    fitting = [
        (len(name), subject) for subject in SUBJECTS for name in subject.modules if message.module.startswith(name)
    ]
    return max(fitting, key=lambda each: each[0])[1]


def _shown(entry: Entry) -> str:
    lines = [f"### {code(shown(entry.what))}\n"]
    if entry.example:
        lines += [f"Example: {entry.example.mistake}.\n", block(entry.example.printed)]
    lines += _other_helps(entry)
    return "\n".join(lines)


def _other_helps(entry: Entry) -> Iterator[str]:
    given = entry.example.help_text if entry.example else None
    others = [each for each in entry.helps if given is None or not re.fullmatch(pattern(each), given)]
    if others and entry.example:
        yield "Or the help is: " + "; ".join(code(shown(each)) for each in others) + "\n"
    elif others:
        yield "Help: " + "; ".join(code(shown(each)) for each in others) + "\n"
