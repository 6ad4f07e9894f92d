"""What every news site has beside its articles, by the words of the line alone.

    "• Category:Other"      ->  a category label
    "3 min read"            ->  a reading time
    "Story continues below" ->  an advertisement

The words are data: `furniture.toml`, which any editor may extend. A line is looked up, never
searched for, so a thousand entries cost no more than ten.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from generator.corpus.page.page import LIST, RECURRING, Label, Line, Page, removed
from generator.text.characters import INVISIBLE

__all__ = [
    "EDITION",
    "STRAY",
    "Phrases",
    "by_its_words",
    "is_masthead",
    "is_section",
    "menu",
    "openings",
    "phrase_words",
    "phrases",
    "whole_lines",
]


EDITION = "the edition of the outlet"
"""As `furniture.toml` calls "Issue 88"."""
STRAY = "a stray mark"
"""The reason of a line without a letter or figure: it tells nothing of the lines around it."""


class _Group(Struct, frozen=True):
    label: Label
    anywhere: bool
    longest: int


class _Table(Struct, frozen=True):
    whole: dict[str, _Group]
    begins: dict[str, tuple[tuple[str, _Group], ...]]
    """By first word, so that a line meets only the openings it could have."""
    has: dict[str, tuple[tuple[str, _Group], ...]]
    """By a part of their longest word, which is a sign of them."""
    sections: frozenset[str]
    joining: frozenset[str]
    mastheads: frozenset[str]
    longest: int
    longest_whole: int


@cache
def _table() -> _Table:
    raw = tomllib.loads((files(__package__) / "furniture.toml").read_text(encoding="utf-8"))
    whole: dict[str, _Group] = {}
    begins: dict[str, list[tuple[str, _Group]]] = {}
    has: dict[str, list[tuple[str, _Group]]] = {}
    groups: list[_Group] = []
    for row in raw["group"]:
        label = removed(row["reason"], role=row.get("role", ""))
        group = _Group(label, row["where"] == "anywhere", row.get("longest", 12))
        groups.append(group)
        for line in row.get("whole", "").split("\n"):
            if line:
                whole.setdefault(line, group)
        for line in filter(None, row.get("begins", "").split("\n")):
            begins.setdefault(_head(line), []).append((line, group))
        for line in filter(None, row.get("has", "").split("\n")):
            word = max(line.split(), key=len)
            known = next((other for other in has if other in word), word)
            for other in [other for other in has if word in other and other != word]:
                has.setdefault(word, []).extend(has.pop(other))
            has.setdefault(known, []).append((line, group))
    return _Table(
        whole=whole,
        begins={word: tuple(rows) for word, rows in begins.items()},
        has={word: tuple(rows) for word, rows in has.items()},
        sections=frozenset(raw["sections"]["words"].split()),
        joining=frozenset(raw["sections"]["joining"].split()),
        mastheads=frozenset(raw["mastheads"]["nouns"].split()),
        longest=max(group.longest for group in groups),
        longest_whole=max(line.count(" ") for line in whole) + 3,
    )


def _head(line: str) -> str:
    match = _HEAD.match(line)
    return match.group() if match else ""


_HEAD = re.compile(r"[^\W_]{1,40}")
_FIRST = re.compile(rf"[ •·*|>»▶►–—{INVISIBLE}-]{{0,20}}([^\W_]{{1,40}})")
_QUOTATION = re.compile('[“”"„«]')


Phrases = tuple[tuple[str, _Group], ...]


def phrases(page: Page) -> Phrases:
    """Those phrases of the table that the page may have: nearly always none."""
    rows = [row for word, rows in _table().has.items() if page.has(word) for row in rows]
    if not rows:
        return ()
    low = page.text.encode("utf-8", "surrogatepass").lower()
    return tuple(row for row in rows if row[0].encode() in low)


def phrase_words() -> tuple[str, ...]:
    """Words without which a line has none of the phrases."""
    return tuple(_table().has)


@cache
def openings() -> Mapping[str, frozenset[str]]:
    """The first words of lines that are known by how they begin, with the second; none for any."""
    found: dict[str, frozenset[str]] = {}
    for first, rows in _table().begins.items():
        starts = [opening.partition(" … ")[0].split() for opening, _ in rows]
        # The last word of an opening may be the beginning of a word: "subscribe to our" has two whole ones.
        sure = all(len(words) > 2 and words[0] == first and words[1].isalpha() for words in starts)
        found[first] = frozenset(words[1] for words in starts) if sure else frozenset()
    return found


def whole_lines() -> tuple[frozenset[str], int]:
    """How the lines begin that are known as a whole, and how many words the longest may have."""
    return frozenset(map(_head, _table().whole)), _table().longest_whole


def by_its_words(line: Line, phrases: Phrases, *, at_the_edge: bool) -> Label | None:
    """What a line is, if its own words tell. `phrases`: those that the page has at all."""
    if line.words > _table().longest:
        return None
    if phrases or len(line.text) > RECURRING:
        return _by_its_words(line, phrases, at_the_edge)
    return _by_words_alone(line.text, at_the_edge)


@lru_cache(maxsize=1 << 12)
def _by_words_alone(text: str, at_the_edge: bool) -> Label | None:
    return _by_its_words(Line(text), (), at_the_edge)


def _by_its_words(line: Line, phrases: Phrases, at_the_edge: bool) -> Label | None:
    table = _table()
    if line.words <= table.longest_whole:
        plain = line.plain
        if not any(map(str.isalnum, plain)) and "#" not in plain:
            return removed(STRAY)
        group = table.whole.get(plain)
        if group is not None and (group.anywhere or at_the_edge):
            return group.label
        first = _FIRST.match(plain)
    else:
        first = _FIRST.match(line.text)
    for opening, row in table.begins.get(first.group(1).casefold(), ()) if first else ():
        if _opens(line.plain, opening) and _fits(line, row, at_the_edge):
            return row.label
    for words, row in phrases:
        if words in line.plain and _fits(line, row, at_the_edge):
            return row.label
    return None


def _opens(plain: str, opening: str) -> bool:
    start, _, later = opening.partition(" … ")
    return plain.startswith(start) and (not later or f" {later}" in plain)


def _fits(line: Line, group: _Group, at_the_edge: bool) -> bool:
    if line.words > group.longest or not (group.anywhere or at_the_edge):
        return False
    if group.label.role == LIST and line.last in (".", "…"):
        return False
    return _QUOTATION.search(line.text) is None


def is_section(line: Line) -> bool:
    """Whether a line is nothing but names of sections: "World News", "Arts & Culture"."""
    table = _table()
    words = line.plain.replace("/", " ").split()
    return (
        0 < len(words) <= 5
        and all(word in table.sections or word in table.joining for word in words)
        and any(word in table.sections for word in words)
    )


def is_masthead(name: str) -> bool:
    """Whether a name is that of a newspaper, station or site by its last word: "The Port Ansley Ledger"."""
    words = name.split()
    if not 2 <= len(words) <= 6 or not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    low = [word.casefold().strip(".,") for word in words]
    table = _table()
    if all(word in table.sections or word in table.joining for word in low):
        return False
    return low[-1] in table.mastheads


_SMALL = frozenset({"of", "the", "and", "&", "on", "de", "la", "der", "die"})
_ITEMS = re.compile(r"\s*[|»›·•]\s*|\s[/>]\s|\s{2,}|\t")


def menu(line: Line) -> Label | None:
    """A row of short items: "News | Sport | Jobs", "Home » National", "Home News Sport Cars"."""
    items = [item for item in _ITEMS.split(line.text) if item]
    if any(mark in line.text for mark in "<{=\\"):
        return None
    if len(items) == 1:
        items = line.text.split()
        if len(items) < 3 or not _are_sections(items, least=len(items) - 1):
            return None
    elif any(item.count(" ") > 2 for item in items) or (
        len(items) == 2 and not _are_sections(items, least=1)
    ):
        return None
    return removed("the site's menu")


def _are_sections(items: list[str], least: int) -> bool:
    table = _table()
    known = sum(
        (low := item.casefold().replace("’", "'")) in table.sections
        or low in table.whole
        or all(word in table.sections for word in low.split())
        for item in items
    )
    return known >= least
