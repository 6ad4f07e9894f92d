"""What a row of the reading view is made of. `passage_rows` makes them, the template prints them.

PassageRow 4
  base      She said there will be no …
  ReadingRow  B         Reworded · sentence 7     She remarked that …
  Same        C1 to C9  the same words
  absent    Not in D, E.
  cells, spread         the row in the map
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.notes import Note
from generator.publishing.elements.visible import Html

__all__ = ["Cell", "PassageRow", "ReadingRow", "Same", "Sigil", "Spread"]


class Sigil(Struct, frozen=True):
    """The letter of a text, or `C1 to C9` for neighbouring places of one wording."""

    label: str
    anchors: tuple[str, ...]
    """The id of each text's reading of the passage."""
    wording: str
    """The letter without its number: what a reader shows and hides."""

    @property
    def mark(self) -> str:
        """What fits into a square."""
        return self.label if len(self.anchors) == 1 else self.wording


class ReadingRow(Struct, frozen=True):
    """What one or several texts have for a passage."""

    sigils: tuple[Sigil, ...]
    label: str
    """How it corresponds: `Reworded, moved`."""
    where: str
    """`sentence 10; in A sentence 2`."""
    page: str
    """The sentence in the text as published."""
    name: str
    """Whose words, for those who do not see the letter."""
    words: Html
    headline: bool
    language: str
    direction: str
    notes: tuple[Note, ...]
    flagged: bool
    cell: str
    """How close it is, for the map: `v` verbatim, `r` reworded, `p` retold, `n` not in the base."""
    numbers: tuple[int, ...] = ()
    """Which sentences of the text's body it has."""
    moves: tuple[Anchor, ...] = ()
    """Where a moved sentence stands in its text, and from there back to it."""

    @property
    def wordings(self) -> str:
        return _wordings(self.sigils)


class Same(Struct, frozen=True):
    """The texts that have a passage word for word: one line instead of as many readings."""

    sigils: tuple[Sigil, ...]
    words: str
    moves: tuple[Anchor, ...] = ()

    @property
    def wordings(self) -> str:
        return _wordings(self.sigils)


def _wordings(sigils: Sequence[Sigil]) -> str:
    return " ".join(dict.fromkeys(sigil.wording for sigil in sigils))


class Spread(Struct, frozen=True):
    """How many of the other texts have a passage, and how: whole hundredths of the bar, and words."""

    same: float
    reworded: float
    retold: float
    have: str
    """`9 of 11`."""
    words: str
    """`8 word for word, 1 retold`."""
    flagged: str
    """Letters of the texts that are flagged here."""


class Cell(Struct, frozen=True):
    """A cell of the map: how close a wording is to the base here, and whether it is flagged."""

    close: str
    flagged: bool


class PassageRow(Struct, frozen=True):
    """One row of the reading view."""

    id: str
    anchor: str
    title: str
    base: Html | None
    """None where the base has nothing."""
    headline: bool
    base_notes: tuple[Note, ...]
    readings: tuple[ReadingRow, ...]
    same: Same | None
    absent: str
    """`Not in D, E.`, or nothing."""
    flagged: bool
    summary: tuple[tuple[str, str], ...]
    """For a folded row: letters, and what is wrong there."""
    opening: str
    cells: tuple[Cell, ...]
    """One for each wording of the story, the base first; none in a story of many texts, which has bars."""
    spread: Spread | None
    """In the map of a story of many texts."""
    spoken: str
    """The row of the map in words."""
    quotations: tuple[Anchor, ...] = ()
    """Quotations in it that several texts have, with their places on the page of quotations."""
    also: tuple[PassageRow, ...] = ()
    """The rows after it that are set with it as one: see `gathered`."""

    @property
    def all(self) -> tuple[PassageRow, ...]:
        return (self, *self.also)

    @property
    def until(self) -> str:
        """The end of its label in the map: `–g` for passages 0a to 0g."""
        if not self.also:
            return ""
        last = self.also[-1].id
        return "–" + (last.lstrip("0123456789") or last)
