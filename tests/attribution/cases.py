"""Reads the case files of quotations and credits.

= a title
The lines of a text, any number of them.
-> what is expected | in columns | as the file says at its head
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.conftest import ROOT

__all__ = ["Case", "cases"]


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    text: str
    expected: tuple[tuple[str, ...], ...]


def cases(name: str) -> tuple[Case, ...]:
    """The cases of a file in `tests/cases/`; lines that begin with # are notes."""
    found: list[Case] = []
    lines = (ROOT / "tests" / "cases" / name).read_text(encoding="utf-8").split("\n")
    title, text, expected = "", [], []
    for line in [*(line for line in lines if not line.startswith("#")), "= end"]:
        if line.startswith("= "):
            if title:
                found.append(Case(title, "\n".join(text).strip("\n"), tuple(expected)))
            title, text, expected = line[2:], [], []
        elif line.startswith("->"):
            expected.append(tuple(column.strip() for column in line[2:].split("|")))
        else:
            text.append(line)
    return tuple(found)
