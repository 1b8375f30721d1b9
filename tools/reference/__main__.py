"""`python -m tools.reference`: write docs/reference/ again, all of which is made from the code."""

from __future__ import annotations

from tools.reference.pages import FILES, FOLDER

if __name__ == "__main__":
    for file, make in FILES.items():
        (FOLDER / file).write_text(make(), "utf-8")
