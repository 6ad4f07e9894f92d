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
from functools import cache

from msgspec import Struct

from generator.corpus.furniture import Phrases, openings, whole_lines
from generator.corpus.page import Line, Page
from generator.corpus.photographs import CREDIT_SIGNS, SHORT_CREDIT
from generator.corpus.words import byline_words

__all__ = ["telling"]

_ANYWHERE = (b"rights reserved", b"may not be published", b"contributed")
"""What a rule finds in the middle of a line."""
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
    rows = _rows_with(page.low, (*_ANYWHERE, *(phrase.encode() for phrase, _ in found)))
    signs = _signs()
    return [
        index
        for index, line in enumerate(page.lines)
        if _begins(line, signs) or _may_be_credit(line) or (rows and page.rows[index] in rows)
    ]


def _rows_with(low: bytes, phrases: tuple[bytes, ...]) -> set[int]:
    rows: set[int] = set()
    for phrase in phrases:
        at = low.find(phrase)
        while at >= 0:
            rows.add(low.count(b"\n", 0, at))
            at = low.find(phrase, (low.find(b"\n", at) + 1) or len(low))
    return rows


def _begins(line: Line, signs: _Signs) -> bool:
    text = line.text
    end = text.find(" ")
    word = text if end < 0 else text[:end]
    if not word.isalnum():
        if text[0] in _QUOTES:
            return not word.lstrip(_QUOTES).isalnum()
        found = _FIRST_WORD.match(word) if word.isascii() else None
        if found is None:
            return True
        word, end = found.group(), -1
    low = word.casefold()
    following = signs.starts.get(low)
    if following is not None:
        if not following or end < 0:
            return True
        second = text[end + 1 : text.find(" ", end + 1)].casefold()
        if second in following or not second.isalpha():
            return True
    return line.words <= signs.longest_whole and (low in signs.whole or not low.isalpha())


def _may_be_credit(line: Line) -> bool:
    text = line.text
    if line.words > SHORT_CREDIT and text[-1] not in ")]":
        last = text[text.rfind(" ") + 1 :]
        if last == last.lower() and "dpa" not in last:
            return False
    return any(sign in text for sign in CREDIT_SIGNS)
