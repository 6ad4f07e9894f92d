"""Which reader reads which file: a row of a table and one function add a format.

    content                          name          reader
    <!doctype html> …                storm.txt     a web page: the content is sure, whatever the name says
    Mayor resigns …                  storm.txt     a text: nothing in the content is sure, so the name decides
    \\x1f\\x8b …                       feed.gz       a packed file: unpacked, and chosen for anew

A row is chosen where the first bytes can be of no other kind, in the order of the table; else by the end of
the name. What reads a kind is imported when its first file is met: a corpus of texts never waits for HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from gzip import BadGzipFile
from importlib import import_module
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from generator.corpus.files.decoding import Problem
from generator.corpus.files.folders import cause
from generator.corpus.files.records import Excess, File, Item, Reader, Record
from generator.corpus.formats.looks import (
    html_page,
    json_value,
    lines_of_json,
    mail,
    never,
    news_feed,
    packed,
    table_of_articles,
    unreadable_kind,
    web_archive,
    web_page_as_mail,
    with_front_matter,
    zip_archive,
)

__all__ = ["FORMATS", "Format", "format_of", "of_member", "read_piped", "read_text", "readable", "records_of"]


class Format(Struct, frozen=True):
    """A kind of file."""

    name: str
    suffixes: tuple[str, ...]
    looks: Callable[[bytes], bool]
    """Whether the first bytes can be of no other kind."""
    read: Reader


def read_text(file: File) -> Iterator[Item]:
    """A text file is one article."""
    # No character takes more than four bytes: what is too long by that is never loaded.
    text = file.text(4 * file.largest + 4, "largest_article")
    if isinstance(text, Problem):
        yield file.fault(*(file.too_long if "largest_article" in text.remedy else text))
    else:
        yield Record(text)


def _by(module: str, function: str) -> Reader:
    """A reader that is imported when it is first called."""

    def read(file: File) -> Iterator[Item]:
        reader: Reader = getattr(import_module(f"generator.corpus.formats.{module}"), function)
        return reader(file)

    return read


FORMATS: tuple[Format, ...] = (
    Format("packed file", (".gz",), packed, _by("archives", "read_packed")),
    Format("zip archive", (".zip",), zip_archive, _by("archives", "read_zip")),
    Format("web archive", (".warc",), web_archive, _by("web_archives", "read_web_archive")),
    Format("web page", (".mhtml", ".mht"), web_page_as_mail, _by("messages", "read_saved_page")),
    Format("newsletter", (".eml",), mail, _by("messages", "read_message")),
    Format("feed", (".rss", ".atom", ".rdf", ".xml"), news_feed, _by("feeds", "read_feed")),
    Format("web page", (".html", ".htm", ".xhtml", ".shtml"), html_page, _by("web_pages", "read_web_page")),
    Format("JSON Lines", (".jsonl", ".ndjson"), never, _by("jsonlines", "read_json_lines")),
    Format("JSON", (".json",), json_value, _by("json_files", "read_json")),
    Format("Markdown", (".md", ".markdown"), with_front_matter, _by("markdown", "read_markdown")),
    Format("table", (".csv", ".tsv", ".tab"), table_of_articles, _by("spreadsheets", "read_table")),
    Format("text", (".txt", ".text"), never, read_text),
)


def format_of(name: str, head: bytes) -> Format | None:
    """The row for a file's first bytes, else for the end of its name, else None."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _LINES and lines_of_json(head):
        return next(row for row in FORMATS if suffix in row.suffixes)
    sure = next((row for row in FORMATS if row.looks(head)), None)
    return sure or next((row for row in FORMATS if suffix in row.suffixes), None)


_LINES = (".jsonl", ".ndjson")


def records_of(file: File) -> Iterator[Item]:
    """Every record of a file, by the reader for its kind. What cannot be read is a fault."""
    try:
        head = file.head()
        kind = format_of(file.name, head)
        unreadable = unreadable_kind(head)
        if unreadable or kind is None:
            yield file.fault(*(unreadable or _unknown(file)))
            return
        for item in kind.read(file):
            yield of_kind(item, kind.name) if isinstance(item, Record) and not item.kind else item
    except Excess as excess:
        yield file.fault(*excess.problem)
    except OSError as error:
        if isinstance(error, BadGzipFile):
            raise  # told of the packed file
        yield file.fault(cause(error), "make it readable, or remove it")


def of_kind(record: Record, kind: str) -> Record:
    """The record with the kind of its file. `replace` takes five times as long."""
    return Record(record.text, record.number, record.known, record.member, record.beside, kind)


def read_piped(file: File) -> Iterator[Item]:
    """JSON Lines, without a look at them first: what was read of a pipe is gone."""
    read: Reader = _by("jsonlines", "read_json_lines")
    yield from (of_kind(item, "JSON Lines") if isinstance(item, Record) else item for item in read(file))


def _unknown(file: File) -> Problem:
    suffix = PurePosixPath(file.name).suffix
    what = f"is of a kind that is not read ({suffix})" if suffix else "has no suffix that tells its kind"
    return Problem(what, f"what can be read: {readable()}")


def readable() -> str:
    """The ends of the names of all that can be read."""
    return ", ".join(suffix for row in FORMATS for suffix in row.suffixes)


def of_member(item: Item, member: str) -> Item:
    """A record of a file in an archive, named after both."""
    if not isinstance(item, Record):
        return item
    return replace(item, member=f"{member}/{item.member}" if item.member else member)
