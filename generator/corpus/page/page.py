"""A text as a page of lines, and what is known of each line.

    World News                    Label(removed, "the name of a site section above the headline")
    Mayor resigns                 Label(headline, "the headline")
    By Ann Lee                    Label(metadata, "a byline", facts: author "Ann Lee")
    PORT ELLIS (AP) — The …       None: what nobody claims is the article

A line is a paragraph. The cleaning passes only ever label lines that have no label, so the order of
the passes is the order of precedence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from generator.model.article import ZoneKind
from generator.settings import CleaningSettings
from generator.text.characters import OTHER_SPACES, without_invisible

__all__ = ["END", "LIST", "RECURRING", "Fact", "Label", "Line", "Page", "metadata", "moved", "removed"]

END = "end"
"""The article is over where little is left below."""
LIST = "list"
"""A heading over links."""
RECURRING = 500
"""Characters of a line that may stand in other articles too, so that what it is said to be is remembered."""


class Fact(NamedTuple):
    """Something that a line states: "author", "published", "outlet", "agency", "url", and where."""

    what: str
    value: str
    start: int
    end: int


class Label(NamedTuple):
    kind: ZoneKind
    reason: str
    facts: tuple[Fact, ...] = ()
    role: str = ""


def removed(reason: str, *facts: Fact, role: str = "") -> Label:
    return Label(ZoneKind.REMOVED, reason, facts, role)


def metadata(reason: str, *facts: Fact) -> Label:
    return Label(ZoneKind.METADATA, reason, facts)


def moved(label: Label | None, by: int) -> Label | None:
    """What a line is, from its own start, as a label of the text in which it starts at `by`."""
    if label is None or not label.facts:
        return label
    facts = tuple(Fact(what, value, start + by, end + by) for what, value, start, end in label.facts)
    return Label(label.kind, label.reason, facts, label.role)


_NUMBER = re.compile(r"\d[\d.,]*(?:[km]\b)?")
_BETWEEN = re.compile(r"[\s|·•»›>►▶]+")
_AROUND = " *–—-:….!,;_\t"
_FULL_STOPS = (".", "…", "。")
_CLOSING = "”’\"'»)]\u200b\u200e\u200f\u202c\u2069\ufeff "
_LONG = 25
"""Words. A line as long as this is a paragraph whatever it ends in."""
_SHORTEST_PROSE = 9


class Line(Struct, gc=False):
    """A line without the space around it; `block` counts stretches between blank lines."""

    text: str
    start: int
    end: int
    block: int
    words: int
    _plain: str = ""

    @property
    def plain(self) -> str:
        """For looking up: lower case, straight, unhidden, numbers as #, no marks at the ends."""
        if not self._plain:
            low = without_invisible(self.text).casefold().replace("’", "'")
            # A # at the start is a mark, a # at the end stands for a number.
            numbered = _NUMBER.sub("#", low.lstrip(_AROUND + "#"))
            self._plain = _BETWEEN.sub(" ", numbered).strip(_AROUND)
        return self._plain

    @property
    def last(self) -> str:
        """The last character, closing marks apart."""
        return self.text.rstrip(_CLOSING)[-1:]

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.last in (".", "…", "。", "!", "?")

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph."""
        if self.words >= _LONG:
            return True
        return self.words >= _SHORTEST_PROSE and self.stops and self._mostly_lower()

    @property
    def paragraph(self) -> bool:
        """The same, but for what could be a headline: "Who pays?", "‘It will be rebuilt by the spring’"."""
        return self.words >= _LONG or (self.last in _FULL_STOPS and self.words >= 4)

    def _mostly_lower(self) -> bool:
        words = [word for word in self.text.split() if word[0].isalpha()]
        return 2 * sum(word[0].isupper() for word in words) <= len(words)


class Page:
    """The lines of a text and their labels, while it is being cleaned."""

    __slots__ = ("labels", "lines", "settings", "telling", "text")

    def __init__(self, text: str, settings: CleaningSettings) -> None:
        self.text = text
        self.settings = settings
        self.lines = list(_lines(text))
        self.labels: list[Label | None] = [None] * len(self.lines)
        self.telling: list[int] = list(range(len(self.lines)))
        """The lines that rules for whole lines look at; see `signs`."""

    @property
    def words(self) -> int:
        return sum(line.words for line in self.lines)

    def written(self, most: int) -> tuple[bytes, list[int]]:
        """The lines of at most so many words, and their indices: for a quick look whether a word is there.

        As UTF-8 with plain letters in lower case, which costs a quarter of lower case for all letters.
        """
        indices = [index for index, line in enumerate(self.lines) if line.words <= most]
        short = "\n".join([self.lines[index].text for index in indices])
        return short.encode("utf-8", "surrogatepass").lower(), indices

    def first_prose(self) -> int:
        """The first unlabelled line that reads as a paragraph; the number of lines where none does."""
        for index, line in enumerate(self.lines):
            if self.labels[index] is None and line.prose:
                return index
        return len(self.lines)

    def last_prose(self) -> int:
        """The last unlabelled line that reads as a paragraph; -1 where none does."""
        for index in range(len(self.lines) - 1, -1, -1):
            if self.labels[index] is None and self.lines[index].prose:
                return index
        return -1

    def around(self) -> list[int]:
        """The open lines above the first paragraph and below the last; all where there is none."""
        first, last = self.first_prose(), self.last_prose()
        return self.open(0, first) if last < first else [*self.open(0, first), *self.open(last + 1)]

    def open_telling(self) -> list[int]:
        """Those of the telling lines that have no label."""
        labels = self.labels
        return [index for index in self.telling if labels[index] is None]

    def open(self, start: int = 0, end: int | None = None) -> list[int]:
        """Indices of the lines without a label, from `start` to before `end`."""
        labels = self.labels
        stop = len(labels) if end is None else min(end, len(labels))
        return [index for index in range(max(start, 0), stop) if labels[index] is None]


def _lines(text: str) -> Iterator[Line]:
    """The lines that have something in them."""
    # Where only single spaces part words, counting those counts words, in a tenth of the time.
    spaces = "\t" if text.isascii() else OTHER_SPACES
    plain = not any(map(text.__contains__, spaces)) and "  " not in text
    start, block, blank = 0, 0, True
    for raw in text.split("\n"):
        if line := raw.strip() if raw else "":
            if blank:
                block += 1
                blank = False
            at = start if line is raw else start + raw.find(line)
            words = line.count(" ") + 1 if plain else len(line.split())
            yield Line(line, at, at + len(line), block, words)
        else:
            blank = True
        start += len(raw) + 1
