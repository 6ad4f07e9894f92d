"""Which lines begin as furniture and bylines do: a cheap look before the rules for whole lines.

    She had been asked to rest by … and her deputy.       nothing to look at: “she” begins nothing but prose
    The mayor had been asked …                            “the” begins furniture only before “views” and such
    Sign up for our morning letter …                      “sign” begins lines that are furniture

Nearly every line of a large corpus is a paragraph, and each rule would look at each of them. What these
rules ask of a line stands at its start, or is a sign; that is tested here once for all of them. A line that
is told here is not furniture yet, only worth a look.
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
compiled translated produced
"""
"""First words of contributor lines."""
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
        first = line.text.partition(" ")[0]
        opening = _known_opening(first) if len(first) <= _LONGEST_WORD else _opening_of(first)
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
