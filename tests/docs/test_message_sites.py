"""The code that reports a message → the words of the message, with blanks for what only a build knows."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from tools.reference.message_sites import Program
from tools.reference.wording import pattern, shown


def messages_of(code: str, root: Path) -> list[tuple[str, str]]:
    (root / "explainer").mkdir()
    (root / "explainer/sample.py").write_text(textwrap.dedent(code), "utf-8")
    found = Program(root).messages()
    return [(shown(each.what), shown(each.help_text) if each.help_text is not None else "") for each in found]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        # What is filled in has a name; a near name is left out, and another part that may be missing is in brackets.
        (
            """
            def check(fact, known, diagnostics):
                help_text = "fix it" + (" or add it" if known else "")
                diagnostics.add(fact.location, f'there is no fact "{fact.id}".{nearest(fact.id, known)}', help_text)
            """,
            [('there is no fact "‹fact›".', "fix it[ or add it]")],
        ),
        # Two ways to say what is wrong are two messages. The nearest lines above count.
        (
            """
            def check(many, diagnostics):
                what = "two drawings" if many else "no drawing"
                diagnostics.add(here, f"this has {what}.", "draw one.")
                what = "it is late."
                diagnostics.add(here, what, "hurry.")
            """,
            [
                ("this has two drawings.", "draw one."),
                ("this has no drawing.", "draw one."),
                ("it is late.", "hurry."),
            ],
        ),
        # A function that hands a message on reports it where it is called.
        (
            """
            class Report:
                def add_here(self, what, help_text):
                    self.diagnostics.add(self.location, what, help_text)

            def check(report):
                report.add_here("this is wrong.", "fix it.")
            """,
            [("this is wrong.", "fix it.")],
        ),
        # A function may return both; a table of such is one message a row.
        (
            """
            def check(address, diagnostics):
                diagnostics.add(here, *explained(address))

            def explained(address):
                if not address:
                    return "this leads nowhere.", "write where."
                return f'"{address}" is not whole.', "copy it whole."
            """,
            [("this leads nowhere.", "write where."), ('"‹address›" is not whole.', "copy it whole.")],
        ),
        # An error that is caught is said in the words with which it was raised.
        (
            """
            def check(diagnostics):
                try:
                    work()
                except Wrong as error:
                    diagnostics.add(here, str(error), "fix it.")

            def work():
                raise Wrong("nothing works.")
            """,
            [("nothing works.", "fix it.")],
        ),
        # What a command prints, and what `new` stops with, is one text.
        (
            """
            def run(options):
                print(f"{options.file} cannot be read.", file=sys.stderr)
                raise Stopped(f"{len(options.given)} fields are too many.")
            """,
            [("‹file› cannot be read.", ""), ("‹number› fields are too many.", "")],
        ),
    ],
)
def test_the_words_of_a_message_are_read_off_the_code(
    code: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert messages_of(code, tmp_path) == expected


def test_a_message_whose_words_cannot_be_read_is_refused_with_its_place(tmp_path: Path) -> None:
    code = "def check(diagnostics):\n    what = work()\n    diagnostics.add(here, what, 'fix it.')\n"
    with pytest.raises(ValueError, match=r"explainer\.sample:3: the words of this message cannot be read"):
        messages_of(code, tmp_path)


def test_an_example_of_a_message_fits_with_a_near_name_and_without(tmp_path: Path) -> None:
    code = """
    def check(word, known, diagnostics):
        diagnostics.add(here, f'there is no "{word}".{nearest(word, known)}', "fix it.")
    """
    (tmp_path / "explainer").mkdir()
    (tmp_path / "explainer/sample.py").write_text(textwrap.dedent(code), "utf-8")
    (message,) = Program(tmp_path).messages()
    for said in ('there is no "a".', 'there is no "a". Did you mean "b"?'):
        assert re.fullmatch(pattern(message.what), said)
    assert not re.fullmatch(pattern(message.what), 'there is no "a"')
