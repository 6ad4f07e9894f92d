"""What a reader is given and what it gives: a file goes in, records and faults come out.

    File("pack.zip/feed.jsonl")  ─→  Record("Mayor resigns\\n\\nPORT ELLIS …", number=1, known=…)
                                     Fault("pack.zip/feed.jsonl#2", "is not JSON", …)

A reader yields records in the order of the file, and faults for what is no record; it never raises for
what stands in a file, so a broken record loses nothing but itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BufferedReader
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.corpus.files.decoding import Problem, decode, plain
from generator.errors import Fault
from generator.model.article import Origin
from generator.settings import CorpusSettings

__all__ = [
    "HEAD",
    "TOO_LARGE",
    "Excess",
    "File",
    "Item",
    "Known",
    "Passed",
    "Reader",
    "Record",
    "Value",
    "of_field",
]

HEAD = 8192
"""Bytes of a file that tell its kind."""
TOO_LARGE = "split it, or raise the setting “{}”"


class Excess(Exception):  # noqa: N818 - it is no mistake of ours
    """A file in an archive that unpacks to more than it may. Reading stops there."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.what)


class Value(Struct, frozen=True):
    """What is known of an article beside its text: the words, where they stand, and in what."""

    text: str
    reason: str
    """As a reader of the site sees it: “the field “author””, “the page’s canonical link”."""
    origin: Origin = Origin.FIELD


def of_field(text: str, field: str) -> Value:
    """A value of a column or a key, with its name."""
    return Value(text, _reason(field))


@lru_cache(maxsize=1 << 10)
def _reason(field: str) -> str:
    """Held once for all records: of a hundred thousand they would take 40 megabytes."""
    return f"the field “{field}”"


class Known(Struct, frozen=True):
    """What fields, markup and file names say of an article, beside its text."""

    id: str = ""
    title: Value | None = None
    outlet: Value | None = None
    authors: tuple[Value, ...] = ()
    published: Value | None = None
    url: Value | None = None
    language: Value | None = None
    agency: Value | None = None

    def under(self, other: Known) -> Known:
        """The same, with what is unknown here taken from `other`."""
        return Known(
            self.id or other.id,
            self.title or other.title,
            self.outlet or other.outlet,
            self.authors or other.authors,
            self.published or other.published,
            self.url or other.url,
            self.language or other.language,
            self.agency or other.agency,
        )

    def readable(self) -> Known:
        """The same as pages can show it. What is too long to be meant is left out, whatever it holds."""
        return Known(
            self.id,
            _readable(self.title, sys.maxsize),  # it stands in the text too
            _readable(self.outlet),
            tuple(filter(None, map(_readable, self.authors[:_MOST_AUTHORS]))),
            _readable(self.published),
            _readable(self.url),
            _readable(self.language),
            _readable(self.agency),
        )


_LONGEST_VALUE = 2000
"""Characters. The longest addresses have as many; a page would show more on each of its lines."""
_MOST_AUTHORS = 100


def _readable(value: Value | None, most: int = _LONGEST_VALUE) -> Value | None:
    if value is None or len(value.text) > most:
        return None
    if value.text.isprintable():  # as nearly all are
        return value
    text = plain(value.text)
    return value if text is value.text else replace(value, text=text)


class Record(Struct, frozen=True):
    """One text of a file. `number` counts records from 1; 0 where the file is one article."""

    text: str
    number: int = 0
    known: Known = Known()
    member: str = ""
    """The file in an archive that it stands in."""
    beside: str = ""
    """Lines of a page that stand outside its article: kept, and shown as taken out."""
    kind: str = ""
    """The kind of file that it was read from."""


class Passed(Struct, frozen=True):
    """Something that is no article and no mistake: counted, and not told one by one."""

    what: str
    """As the end of “2 ×”: “the pictures and styles of saved pages”."""


Item = Record | Fault | Passed


class File(Struct, frozen=True):
    """A file to read: its name in the corpus, how it is opened, and the bounds of what is taken."""

    name: str
    place: Path
    settings: CorpusSettings
    unpack: Callable[[], BufferedReader] | None = None
    """Opens the file where it lies in an archive, not at `place` itself."""
    depth: int = 0
    """Archives around it."""

    def open(self) -> BufferedReader:
        """The bytes from the start. Raises `OSError`, and `Excess` where an archive unpacks to too much."""
        return self.unpack() if self.unpack else self.place.open("rb")

    def head(self) -> bytes:
        """The first bytes, which tell the kind of a file better than its name."""
        with self.open() as stream:
            return stream.read(HEAD)

    def content(self, most: int, setting: str) -> bytes | Problem:
        """All bytes, of at most `most`; never more than that is held."""
        with self.open() as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            return Problem(f"is longer than {most:,} bytes", TOO_LARGE.format(setting))
        return content

    def text(self, most: int, setting: str) -> str | Problem:
        """All characters, of at most `most` bytes."""
        content = self.content(most, setting)
        return content if isinstance(content, Problem) else decode(content)

    def inside(self, name: str, unpack: Callable[[], BufferedReader]) -> File:
        """A file in this one, which is an archive."""
        return replace(self, name=name, unpack=unpack, depth=self.depth + 1)

    def fault(self, what: str, remedy: str, number: int = 0) -> Fault:
        return Fault(f"{self.name}#{number}" if number else self.name, what, remedy)

    @property
    def largest(self) -> int:
        return self.settings.largest_article

    @property
    def too_long(self) -> Problem:
        return Problem(
            f"is longer than {self.largest:,} characters", "split it, or raise the setting “largest_article”"
        )


Reader = Callable[[File], Iterator[Item]]
