"""Where a line names a news agency.

    By Ann Lee, Associated Press   ->   By Ann Lee, ¤        ¤ = Agency(name="Associated Press")
    SEOUL (AP) — The mayor …       ->   SEOUL (¤) — The mayor …

The rules of `credits.py` are written with that one sign in the place of any agency, so they stay short, the
table of agencies may grow without a rule, and a line that names none is done after one look.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from generator.model.spans import Span
from generator.text.agencies import Agency, agencies

__all__ = ["SIGN", "Marked", "marked"]

SIGN = "\ue000"
"""A character for private use, which no article has: stands for an agency's name."""


class Marked(Struct, frozen=True):
    """A line with every agency's name replaced by `SIGN`."""

    text: str
    agencies: tuple[Agency, ...]
    _signs: tuple[int, ...]
    """Where the signs stand in `text`."""
    _names: tuple[Span, ...]
    """Where the names stand in the article."""
    _start: int

    def span(self, start: int, end: int) -> Span:
        """The place in the article of a stretch of `text`."""
        return Span(self._place(start), max(self._place(start), self._place(end)))

    def agency_in(self, start: int, end: int) -> Agency | None:
        """The first agency named in a stretch of `text`."""
        return next(
            (agency for at, agency in zip(self._signs, self.agencies, strict=True) if start <= at < end), None
        )

    def _place(self, at: int) -> int:
        before = bisect_right(self._signs, at - 1)
        if before == 0:
            return self._start + at
        return self._names[before - 1].end + at - self._signs[before - 1] - 1


def marked(text: str, span: Span) -> Marked:
    """One line of an article, ready for the rules."""
    pieces: list[str] = []
    found: list[Agency] = []
    signs: list[int] = []
    names: list[Span] = []
    done, length = span.start, 0
    for start, end, agency in _mentions(text, span):
        pieces.append(text[done:start])
        length += start - done
        signs.append(length)
        pieces.append(SIGN)
        length += 1
        found.append(agency)
        names.append(Span(start, end))
        done = end
    pieces.append(text[done : span.end])
    return Marked("".join(pieces).replace("\xa0", " "), tuple(found), tuple(signs), tuple(names), span.start)


def _mentions(text: str, span: Span) -> Iterator[tuple[int, int, Agency]]:
    """The agencies a line names, the longest name first where several begin at one word."""
    first_word, names = _names()
    done = span.start
    for word in first_word.finditer(text, span.start, span.end):
        if word.start() < done:
            continue
        for name, agency in names[word.group()]:
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and end <= span.end and not _goes_on(text, end):
                yield word.start(), end, agency
                done = end
                break


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] in "_-")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, Agency], ...]]]:
    """How names begin, as one pattern, and by that word the whole names, the longest first."""
    table: dict[str, list[tuple[str, Agency]]] = {}
    for agency in agencies():
        for name in agency.names:
            first = re.split(r"[\s'’./()-]", name, maxsplit=1)[0]
            table.setdefault(first, []).append((name, agency))
    beginnings = "|".join(re.escape(first) for first in sorted(table, key=lambda first: (-len(first), first)))
    return (
        re.compile(rf"(?<![^\W_])(?:{beginnings})(?![^\W_])"),
        {
            first: tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair[0])))
            for first, names in table.items()
        },
    )
