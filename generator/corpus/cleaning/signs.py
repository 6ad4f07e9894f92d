"""Which lines could be anything but a paragraph: a cheap look before the rules.

    She had been asked to rest by … and her deputy.       nothing to look at: begins and ends like prose
    The mayor had been asked …                            “the” begins furniture only before “views” and such
    Copyright 2024, The Gazette. All …                    “copyright” begins lines that are furniture
    Rescuers at the pier on Monday morning … Ann Lee/AFP  ends in a capital, as credits do

Nearly every line of a large corpus is a paragraph, and each rule would look at each of them. What a rule
asks of a line stands at its start, at its end, or in words that hardly any page has at all; those
are tested here once for all rules. A line that is told here is not furniture yet, only worth a look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct

from generator.corpus.cleaning.photographs import CREDIT_SIGNS, SHORT_CREDIT
from generator.corpus.page.furniture import Phrases, openings, whole_lines
from generator.corpus.page.page import Line, Page
from generator.corpus.page.words import byline_words

__all__ = ["telling"]

_ANYWHERE = (b"rights reserved", b"may not be published", b"contributed")
"""What a rule finds in the middle of a line."""
_LONGEST = 70
"""Words of a line in which it is furniture: a contributor line may have the most."""
_HELP = """
additional reporting writing with files file report reports input inputs material information editing edited
compiled translated produced image caption photo copyright
"""
"""First words of contributor lines, captions and copyright lines."""
_QUOTES = "“\"‘'«„"
_FIRST_WORD = re.compile(r"[^\W_]{1,40}")


class _Signs(Struct, frozen=True):
    starts: Mapping[str, frozenset[str]]
    """Words that begin a line worth a look, with the words that have to follow; none where any may."""
    whole: frozenset[str]
    """First words of lines that say nothing else."""
    longest_whole: int


@cache
def _signs() -> _Signs:
    starts = dict(openings())
    for phrase in (*_HELP.split(), *byline_words().by):
        starts[phrase.split()[0]] = frozenset()
    return _Signs(starts, *whole_lines())


def telling(page: Page, found: Phrases) -> list[int]:
    """The lines, as indices, that a rule for whole lines could know. `found`: the phrases on the page."""
    known = _lines_with(page, (*_ANYWHERE, *(phrase.encode() for phrase, _ in found)))
    return [
        index
        for index, line in enumerate(page.lines)
        if index in known or (not _is_prose(line) and (_begins(line) or _may_be_credit(line)))
    ]


def _is_prose(line: Line) -> bool:
    """Whether a line of some length begins and ends with words that are always those of prose."""
    if line.words <= SHORT_CREDIT:
        return False
    text = line.text
    first, last = text.find(" ", 0, _LONGEST_WORD), text.rfind(" ", -_LONGEST_WORD)
    return first > 0 and last > 0 and _begins_prose(text[:first]) and _ends_prose(text[last + 1 :])


@lru_cache(maxsize=1 << 14)
def _begins_prose(word: str) -> bool:
    opening = _opening_of(word)
    return opening is None or (opening.following is None and _signs().longest_whole <= SHORT_CREDIT)


@lru_cache(maxsize=1 << 14)
def _ends_prose(word: str) -> bool:
    """Credits end in a name or a bracket."""
    return word == word.lower() and "dpa" not in word and word[-1] not in ")]"


def _lines_with(page: Page, phrases: tuple[bytes, ...]) -> set[int]:
    """The lines that have one of the phrases, as indices."""
    low, indices = page.written(_LONGEST)
    lines: set[int] = set()
    for phrase in phrases:
        row = counted = 0
        at = low.find(phrase)
        while at >= 0:
            row += low.count(b"\n", counted, at)
            lines.add(indices[row])
            counted = at
            at = low.find(phrase, (low.find(b"\n", at) + 1) or len(low))
    return lines


_LONGEST_WORD = 40
"""Characters of a word of which it is remembered what it may begin or end."""


def _begins(line: Line) -> bool:
    text = line.text
    first = text.partition(" ")[0]
    opening = _opening_of(first)
    if opening is None:
        return False
    if opening.following is not None:
        if not opening.following or " " not in text:
            return True
        second = text[len(first) + 1 : text.find(" ", len(first) + 1)].casefold()
        if second in opening.following or not second.isalpha():
            return True
    return opening.whole and line.words <= _signs().longest_whole


class _Opening(Struct, frozen=True):
    """What a line that opens with some word may be."""

    following: frozenset[str] | None = None
    """Furniture, where one of these words follows; with none, whatever follows."""
    whole: bool = False
    """A line that says nothing else."""


_FURNITURE = _Opening(frozenset())


def _opening_of(word: str) -> _Opening | None:
    signs = _signs()
    alone = True
    if not word.isalnum():
        if word[0] in _QUOTES:
            return None if word.lstrip(_QUOTES).isalnum() else _FURNITURE
        found = _FIRST_WORD.match(word) if word.isascii() else None
        if found is None:
            return _FURNITURE
        word, alone = found.group(), False
    low = word.casefold()
    following = signs.starts.get(low)
    if following is not None and not alone:
        return _FURNITURE
    whole = low in signs.whole or not low.isalpha()
    return _Opening(following, whole) if whole or following is not None else None


def _may_be_credit(line: Line) -> bool:
    text = line.text
    last = text.rfind(" ", -_LONGEST_WORD)
    if line.words > SHORT_CREDIT and last > 0 and _ends_prose(text[last + 1 :]):
        return False
    return any(map(text.__contains__, CREDIT_SIGNS))
