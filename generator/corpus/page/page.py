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
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from generator.model.article import ZoneKind
from generator.settings import CleaningSettings
from generator.text.characters import without_invisible

__all__ = [
    "END",
    "LIST",
    "RECURRING",
    "Fact",
    "Heading",
    "Label",
    "Line",
    "Page",
    "metadata",
    "moved",
    "removed",
]

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
    """A line without the space around it. `block` counts stretches between blank lines, `row` all lines."""

    text: str
    start: int = 0
    block: int = 0
    row: int = 0
    _words: int = 0
    _plain: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def words(self) -> int:
        """Counted when a rule asks: of most lines none does."""
        if not self._words:
            self._words = len(self.text.split())
        return self._words

    def longer(self, words: int) -> bool:
        """Whether it has more than so many words: of a long line only so many are cut off."""
        return len(self.text.split(None, words)) > words

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


class Heading(NamedTuple):
    """Indices of lines; None where the text has none."""

    headline: int | None
    standfirst: int | None
    first: int
    """The first paragraph; the number of lines where there is none."""


class Page:
    """The lines of a text and their labels, while it is being cleaned."""

    __slots__ = ("given", "heading", "labels", "lines", "settings", "signs", "telling", "text")

    def __init__(self, text: str, settings: CleaningSettings, given: int = 0) -> None:
        self.text = text
        self.given = given
        """Where the headline ends that a field of the record gave; 0 where none did."""
        self.heading = Heading(None, None, 0)
        self.settings = settings
        self.lines = _lines(text)
        self.labels: list[Label | None] = [None] * len(self.lines)
        self.telling: list[int] = list(range(len(self.lines)))
        """The lines that rules for whole lines look at; see `openings`."""
        self.signs: Mapping[str, Sequence[int]] | None = None
        """For each sign, the lines that have it; None where nobody has looked; see `signs`."""

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

    def around(self, first: int, last: int) -> list[int]:
        """The open lines above the first paragraph and below the last; all where there is none."""
        return self.open(0, first) if last < first else [*self.open(0, first), *self.open(last + 1)]

    def has(self, sign: str) -> bool:
        """Whether a sign may stand on the page."""
        return self.signs is None or bool(self.signs[sign])

    def having(self, signs: Iterable[str]) -> list[int]:
        """The open lines that may have one of these signs."""
        if self.signs is None:
            return self.open()
        found = [index for sign in signs for index in self.signs[sign] if self.labels[index] is None]
        return sorted(set(found)) if found else found

    def open_telling(self) -> list[int]:
        """Those of the telling lines that have no label."""
        labels = self.labels
        return [index for index in self.telling if labels[index] is None]

    def open(self, start: int = 0, end: int | None = None) -> list[int]:
        """Indices of the lines without a label, from `start` to before `end`."""
        labels = self.labels
        stop = len(labels) if end is None else min(end, len(labels))
        return [index for index in range(max(start, 0), stop) if labels[index] is None]


def _lines(text: str) -> list[Line]:
    """The lines that have something in them."""
    lines: list[Line] = []
    start, block, blank = 0, 0, True
    for row, raw in enumerate(text.split("\n")):
        if line := raw.strip() if raw else "":
            if blank:
                block += 1
                blank = False
            lines.append(Line(line, start if line is raw else start + raw.find(line), block, row))
        else:
            blank = True
        start += len(raw) + 1
    return lines
