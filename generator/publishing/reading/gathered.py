"""Neighbouring rows that only one text has, set as one row, so that a long text of its own stays short.

    10   She said …                       B  Reworded · sentence 7
    10a  Passages 10a to 10e are not in   D  Only here · sentences 12–16
         A. They enter here.                 10a The minister … 10b He said … 10c … 10d … 10e …
    11   …

Every passage keeps its id and its number. A row with a note stays by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from generator.publishing.elements.wording import sentences
from generator.publishing.reading.row_views import PassageRow
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["gathered"]


def gathered(say: Catalogue, rows: Sequence[PassageRow]) -> tuple[PassageRow, ...]:
    """The rows in their order, those that belong together as one with `also`."""
    found: list[PassageRow] = []
    for key, group in groupby(rows, key=_whose):
        run = tuple(group)
        found += [_one(say, run)] if key is not None and len(run) > 1 else run
    return tuple(found)


def _whose(row: PassageRow) -> object:
    """Which texts have a row by themselves; None for a row that stays as it is."""
    if row.base is not None or row.flagged or row.same or len(row.readings) != 1:
        return None
    (reading,) = row.readings
    if reading.notes or not reading.numbers:
        return None
    return tuple(sigil.label for sigil in reading.sigils), reading.label, reading.headline


def _one(say: Catalogue, run: Sequence[PassageRow]) -> PassageRow:
    first, *others = run
    numbers = [number for row in run for number in row.readings[0].numbers]
    reading = replace(first.readings[0], where=sentences(say, numbers))
    title = say(
        "words.passages" if len(others) > 1 else "words.two_passages", first=first.id, last=others[-1].id
    )
    return replace(first, readings=(reading,), also=tuple(others), title=title, spoken=title)
