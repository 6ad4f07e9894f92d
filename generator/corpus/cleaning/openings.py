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

from generator.corpus.page.furniture import openings, phrase_words, whole_lines
from generator.corpus.page.page import Line, Page
from generator.corpus.page.signs import CONTRIBUTORS
from generator.corpus.page.words import byline_words

__all__ = ["telling"]

_ANYWHERE = (*CONTRIBUTORS, *phrase_words())
"""What a rule for whole lines finds in the middle of a line."""
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


def telling(page: Page) -> list[int]:
    """The lines, as indices, that a rule for whole lines could know."""
    lines = set(page.having(_ANYWHERE))
    for index, line in enumerate(page.lines):
        text = line.text
        at = text.find(" ", 0, _LONGEST_WORD)
        opening = _known_opening(text[:at]) if at > 0 else _opening_of(text.partition(" ")[0])
        if opening is not None and _opens(line, opening):
            lines.add(index)
    return sorted(lines)


_LONGEST_WORD = 40
"""Characters of a word of which it is remembered what it may begin."""


def _opens(line: Line, opening: _Opening) -> bool:
    if opening.following is not None:
        words = line.text.split(" ", 2)
        if not opening.following or len(words) == 1:
            return True
        second = words[1].casefold()
        if second in opening.following or not second.isalpha():
            return True
    return opening.whole and not line.longer(_signs().longest_whole)


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


_known_opening = lru_cache(maxsize=1 << 14)(_opening_of)
