"""A paragraph as a row of units, its quotations closed boxes.

    “It is over. Go home,” she said at 6 p.m. “Now.”
    [quotation            ] she said at 6 p.m. | [quotation]
                                               ↑ a sentence ends here, and nowhere inside the box

To see who speaks, only the place of a quotation counts and never what is in it: a "said" inside the
marks belongs to somebody else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from generator.attribution.quotations.cues import CueWords, Manner, cue_words
from generator.model.spans import Span
from generator.text.language import tables
from generator.text.quotation import Quoted, quoted
from generator.text.sentences import sentence_spans
from generator.text.tokens import Token, TokenKind, tokenize

__all__ = ["Kind", "Line", "Unit", "lines_of"]


class Kind(IntEnum):
    WORD = 0
    NUMBER = 1
    MARK = 2
    QUOTATION = 3


class Unit(NamedTuple):
    """A word, number, mark or whole quotation, with its place in characters."""

    start: int
    end: int
    kind: Kind
    low: str
    """In lower case with a straight apostrophe; empty for a quotation."""
    capital: bool


class Line(Struct, frozen=True):
    """One paragraph. `quotations` lie over the units of that kind, in order."""

    text: str
    span: Span
    units: tuple[Unit, ...]
    sentences: tuple[tuple[int, int], ...]
    """Half-open ranges of units."""
    quotations: tuple[Quoted, ...]

    def span_of(self, first: int, last: int) -> Span:
        """The characters from unit `first` to before unit `last`."""
        return Span(self.units[first].start, self.units[last - 1].end)

    def sentence_of(self, unit: int) -> int:
        return bisect_right(self.sentences, (unit, len(self.units) + 1)) - 1


def lines_of(text: str, span: Span, language: str) -> Iterator[Line]:
    """The paragraphs of a stretch of text that hold anything."""
    start = span.start
    while start < span.end:
        newline = text.find("\n", start, span.end)
        stop = span.end if newline < 0 else newline
        if text[start:stop].strip():
            yield _line(text, Span(start, stop), language)
        start = stop + 1


def _line(text: str, span: Span, language: str) -> Line:
    words = cue_words(language)
    quotations = quoted(text, span, language)
    units = tuple(_units(text, span, quotations, language))
    return Line(text, span, units, _sentences(text, span, units, words, language), quotations)


def _units(text: str, span: Span, quotations: tuple[Quoted, ...], language: str) -> Iterator[Unit]:
    start = span.start
    for quotation in quotations:
        yield from _words(text, Span(start, max(start, quotation.outer.start)), language)
        yield Unit(quotation.outer.start, quotation.outer.end, Kind.QUOTATION, "", True)
        start = quotation.outer.end
    yield from _words(text, Span(min(start, span.end), span.end), language)


_CLITIC = re.compile(r"(?i)^(\w+)(['’](?:d|ll|ve|re|m))$")


def _words(text: str, span: Span, language: str) -> Iterator[Unit]:
    """Tokens, but "then-president", "Sen." and "R-Ohio" are one unit each, and "he’d" is two."""
    pending: Unit | None = None
    for token in tokenize(text, span):
        unit = _unit(text, token, pending)
        if pending is not None and _joined(pending, unit, language):
            pending = Unit(pending.start, unit.end, pending.kind, pending.low + unit.low, pending.capital)
            continue
        if pending is not None:
            yield from _split(pending)
        pending = unit
    if pending is not None:
        yield from _split(pending)


def _unit(text: str, token: Token, previous: Unit | None) -> Unit:
    word = token.of(text)
    low = word.lower().replace("’", "'")
    if low == "'" and previous is not None and previous.end == token.start and previous.low.endswith("s"):
        return Unit(token.start, token.end, Kind.WORD, "'s", False)
    return Unit(token.start, token.end, _KINDS[token.kind], low, word[0].isupper())


def _joined(left: Unit, right: Unit, language: str) -> bool:
    """Whether two touching tokens are one word."""
    if left.end != right.start or left.low == "'s":
        return False
    if left.kind is not Kind.MARK and right.low in {"-", "/", "‑"}:
        return True
    if left.low[-1] in "-/‑" and left.low[0] not in "-/‑" and right.kind is not Kind.MARK:
        return True
    if right.low == ".":
        abbreviated = left.low in tables(language).abbreviations or (len(left.low) == 1 and left.capital)
        return abbreviated and left.kind is Kind.WORD
    return left.low in {"$", "€", "£", "@", "#"} and right.kind is not Kind.MARK


def _split(unit: Unit) -> tuple[Unit, ...]:
    clitic = _CLITIC.match(unit.low)
    if clitic is None:
        return (unit,)
    middle = unit.start + len(clitic.group(1))
    return (
        Unit(unit.start, middle, Kind.WORD, clitic.group(1), unit.capital),
        Unit(middle, unit.end, Kind.WORD, clitic.group(2), False),
    )


_KINDS = {TokenKind.WORD: Kind.WORD, TokenKind.NUMBER: Kind.NUMBER, TokenKind.MARK: Kind.MARK}
_LONGEST_SENTENCE = 400
_LONGEST_NAME = 12
"""Units in which the name and title of a speaker must be over."""


def _sentences(
    text: str, span: Span, units: tuple[Unit, ...], words: CueWords, language: str
) -> tuple[tuple[int, int], ...]:
    """Sentences as ranges of units: none ends inside a quotation, nor before the one who said it."""
    starts = [unit.start for unit in units]
    borders = [0]
    for sentence in sentence_spans(text, span, language):
        first = bisect_right(starts, sentence.start) - 1
        if first <= borders[-1] or units[first].start < sentence.start:
            continue
        if units[first - 1].kind is Kind.QUOTATION and _names_speaker(text, units, first, words):
            continue
        borders.append(first)
    borders.append(len(units))
    return tuple(
        (start, min(start + _LONGEST_SENTENCE, stop))
        for left, right in pairwise(borders)
        for start, stop in ((at, right) for at in range(left, right, _LONGEST_SENTENCE))
    )


def _names_speaker(text: str, units: tuple[Unit, ...], first: int, words: CueWords) -> bool:
    """Whether after a quotation comes its speaker: “Really?” Ann Lee asked. / “Go!” she said."""
    quotation = units[first - 1]
    asks = text[quotation.start : quotation.end].rstrip("”\"’'»").endswith(("?", "!", ",", "—", "–"))
    for at in range(first, min(first + _LONGEST_NAME, len(units))):
        if units[at].kind is Kind.QUOTATION or units[at].low in {".", ":", ";"}:
            return False
        verb = words.verbs.get(units[at].low)
        if verb is None or units[at].capital or not verb.manners & {Manner.SAYING, Manner.ALSO_SAYING}:
            continue
        following = units[at + 1].low if at + 1 < len(units) else "."
        return following == "." or (
            asks
            and (
                at == first
                or following in {",", ":"}
                or following in words.prepositions
                or following in words.time_words
            )
        )
    return False
