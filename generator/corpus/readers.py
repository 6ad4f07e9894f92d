"""Which reader reads which file: one function and one row of a table add a format.

    .txt      one article                      storm.txt
    .jsonl    one article in each line         feed.jsonl#1, feed.jsonl#2, …

A reader yields records in the order of the file, and faults for what is no record; it never
raises for what stands in a file, so a broken record loses nothing but itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.corpus.decoding import Problem, decode
from generator.corpus.folders import cause
from generator.errors import Fault

__all__ = ["FORMATS", "File", "Format", "Known", "Reader", "Record", "Value", "format_of", "read_text"]


class Value(Struct, frozen=True):
    """What a field says, and the field's name."""

    text: str
    field: str


class Known(Struct, frozen=True):
    """What fields beside the text say of an article."""

    id: str = ""
    title: Value | None = None
    outlet: Value | None = None
    authors: tuple[Value, ...] = ()
    published: Value | None = None
    url: Value | None = None


class Record(Struct, frozen=True):
    """One text of a file. `number` counts records from 1; 0 where the file is one article."""

    text: str
    number: int = 0
    known: Known = Known()


class File(Struct, frozen=True):
    """A file to read: its name in the corpus, its place, and the longest text that is taken."""

    name: str
    place: Path
    largest: int

    def fault(self, what: str, remedy: str, number: int = 0) -> Fault:
        return Fault(f"{self.name}#{number}" if number else self.name, what, remedy)

    @property
    def too_long(self) -> Problem:
        return Problem(
            f"is longer than {self.largest:,} characters", "split it, or raise the setting “largest_article”"
        )


Reader = Callable[[File], Iterator[Record | Fault]]


class Format(Struct, frozen=True):
    """A kind of file, chosen by the end of its name."""

    suffixes: tuple[str, ...]
    read: Reader


def format_of(name: str) -> Format | None:
    """The first row whose suffix the name has."""
    suffix = PurePosixPath(name).suffix.lower()
    return next((row for row in FORMATS if suffix in row.suffixes), None)


def read_text(file: File) -> Iterator[Record | Fault]:
    """A text file is one article."""
    # No character takes more than four bytes: what is too long by that is never loaded.
    try:
        if file.place.stat().st_size > 4 * file.largest + 4:
            yield file.fault(*file.too_long)
            return
        content = file.place.read_bytes()
    except OSError as error:
        yield file.fault(cause(error), "make it readable, or remove it")
        return
    text = decode(content)
    yield file.fault(*text) if isinstance(text, Problem) else Record(text)


def _read_lines(file: File) -> Iterator[Record | Fault]:
    from generator.corpus.jsonlines import read_json_lines  # msgspec is not needed for text files

    return read_json_lines(file)


FORMATS: tuple[Format, ...] = (
    Format((".txt", ".text"), read_text),
    Format((".jsonl", ".ndjson"), _read_lines),
)
