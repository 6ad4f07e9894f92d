"""The people of a byline.

    By Alma Reyes and Peter Lindqvist, Reuters     Alma Reyes · Peter Lindqvist     (Reuters is an agency)
    BY WENDELL ASHTON                              Wendell Ashton
    By Tomas Bright, Post Correspondent            Tomas Bright                     (a role follows)
    By Friday the water had receded                nobody: "the" is no name
    By our Overmere staff                          nobody, and still a byline

What follows a name after a comma counts as another name only where an "and" closes the list: "Ann Lee,
New York" is one person, and naming a city as an author would be worse than missing a second author.
"""

from __future__ import annotations

import re

from msgspec import Struct

from generator.corpus.page.furniture import is_masthead
from generator.corpus.page.page import Fact
from generator.corpus.page.words import byline_words
from generator.text.agencies import agency_named
from generator.text.characters import without_invisible
from generator.text.language import tables

__all__ = ["People", "is_desk", "people", "tidy", "titled"]

_PIECE = re.compile(r"[^\s,;|/&•·–—()@:]+|[,;|/&•·–—():]|@\S*")
_JOINS = frozenset({"and", "&", ";", "|", "/", "·", "•", "with", "y", "und", "et", "e"})
_LONGEST_NAME = 5


class People(Struct, frozen=True):
    """Who stands in a line, as facts; the agencies among them; and the characters read."""

    names: tuple[Fact, ...]
    agencies: tuple[Fact, ...]
    outlets: tuple[Fact, ...]
    roles: bool
    """Whether a role or staff was named."""
    end: int
    """Where the reading stopped, as an offset into the text that was given."""


def tidy(value: str) -> str:
    """A value for people to read: nothing hidden, one space between words."""
    return " ".join(without_invisible(value).split())


def titled(name: str) -> str:
    """A name in capitals as a name: WENDELL ASHTON, Wendell Ashton. Short ones such as BBC stay."""
    if not name.isupper() or (len(name) <= 5 and " " not in name):
        return name
    words = [word if word in ("II", "III", "IV", "TV", "FM") else word.title() for word in name.split()]
    return " ".join(words).replace("’S", "’s").replace("'S", "'s")


def people(text: str, start: int, end: int) -> People:
    """The names at the start of `text[start:end]`. Facts carry offsets into `text`."""
    segments, stopped = _segments(text, start, end)
    known = byline_words()
    names: list[Fact] = []
    agencies: list[Fact] = []
    outlets: list[Fact] = []
    roles = False
    # A segment after a comma is a name only where a later "and" closes the list.
    closing = max((i for i, (join, *_) in enumerate(segments) if join in _JOINS), default=-1)
    for position, (join, first, last, words) in enumerate(segments):
        value = tidy(text[first:last])
        agency = agency_named(value)
        if agency is not None:
            agencies.append(Fact("agency", agency.name, first, last))
        elif is_masthead(value):
            outlets.append(Fact("outlet", titled(value), first, last))
        elif any(word.casefold().strip(".") in known.roles for word in words):
            roles = True
        elif join == "," and position > closing:
            continue
        elif 2 <= len(words) <= _LONGEST_NAME or (len(words) == 1 and len(segments) == 1):
            names.append(Fact("author", titled(value), first, last))
    return People(tuple(names), tuple(agencies), tuple(outlets), roles, stopped)


def is_desk(text: str) -> bool:
    """Whether a byline names a desk and nobody: "our staff", "Metro staff", "Newsdesk"."""
    known = byline_words()
    words = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in _SMALL]
    others = [word for word in words if word not in known.roles]
    return bool(words) and words[-1] in known.roles and len(others) <= min(1, len(words) - 1)


_SMALL = frozenset({"our", "the", "a", "and", "by", "from", "of"})


_Segment = tuple[str, int, int, list[str]]
"""What joins it to the one before, its place, its words."""


def _segments(text: str, start: int, end: int) -> tuple[list[_Segment], int]:
    """Runs of words that could be names, up to the first word that could not."""
    known = byline_words()
    segments: list[_Segment] = []
    join, words = "", list[str]()
    first = last = stopped = start
    for piece in _PIECE.finditer(text, start, end):
        word = piece.group()
        low = word.casefold()
        if word in _JOINS or low == "and" or word in ",–—()":
            if words:
                segments.append((join, first, last, words))
            # "A, B, and C": the "and" is what joins.
            join, words = low, []
        elif _could_name(word, low, inside=bool(words)) or (not segments and low in known.roles):
            if not words:
                first = piece.start()
            words.append(word)
            last = piece.end()
        else:
            break
        stopped = piece.end()
    if words:
        segments.append((join, first, last, words))
    return segments, stopped


def _could_name(word: str, low: str, *, inside: bool) -> bool:
    known = byline_words()
    if low in known.particles:
        return True
    visible = without_invisible(word)
    if not visible[:1].isupper() or visible.endswith(("’s", "'s")) or any(map(str.isdigit, visible)):
        return inside and low in known.roles
    days = tables("en").weekdays + tables("en").months
    return inside or low.strip(".") not in days
