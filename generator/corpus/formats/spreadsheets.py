"""A table: the first line names the columns, each further line is an article.

    Headline;Outlet;Published;Full text                 the separator is seen: comma, semicolon, tab or bar
    Mayor resigns;The Beacon;08/04/2025;"PORT ELLIS …   a cell in quotation marks may hold line ends
    …"

Rows are numbered from 1 below the line of names, as people count their articles. Whether 08/04/2025 is a day
in April or in August is asked of the whole column: one date that fits only one reading decides for all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.corpus.files.decoding import Problem, decode
from generator.corpus.files.records import HEAD, File, Item
from generator.corpus.formats.fields import record_of, roles_of

__all__ = ["read_table"]

_SEPARATORS = ",;\t|"
_NO_TABLE = "name the columns in the first line, one of them “text”, or tell the setting “fields”"


def read_table(file: File) -> Iterator[Item]:
    """Every row, streaming: memory is bounded by the longest cell that is taken."""
    sample = _sample(file)
    if isinstance(sample, Problem):
        yield file.fault(*sample)
        return
    encoding, separator = sample
    # A cell that is longer than an article may be ends the reading; the row is named.
    csv.field_size_limit(max(4 * file.largest, 1 << 17))
    with file.open() as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        yield from _rows(file, _without_nul(text), separator)


def _without_nul(lines: Iterator[str] | io.TextIOWrapper) -> Iterator[str]:
    return (line.replace("\0", "\ufffd") for line in lines)


def _rows(file: File, lines: Iterator[str], separator: str) -> Iterator[Item]:
    rows = csv.reader(lines, delimiter=separator)
    names: tuple[str, ...] = ()
    number = 0
    try:
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if not names:
                names = tuple(name.strip() for name in cells)
                plan = roles_of(names, file.settings.fields)
                if not plan["text"] and not plan["short_text"]:
                    yield file.fault("has no column for the text", _NO_TABLE)
                    return
                continue
            number += 1
            row = dict(zip(names, cells, strict=False))
            record = record_of({name: row.get(name, "") for name in names}, number, file.settings)
            yield file.fault(*record, number=number) if isinstance(record, Problem) else record
    except csv.Error as error:
        what = f"cannot be read as a table from line {rows.line_num} on ({error})"
        yield file.fault(what, "mend the quotation marks there, or save the table anew", number + 1)
        return
    if number == 0:
        yield file.fault("is empty", "remove it, or put rows into it")


def _sample(file: File) -> tuple[str, str] | Problem:
    """The encoding and the separator, from the beginning of the file."""
    with file.open() as stream:
        head = stream.read(8 * HEAD)
    cut = head if len(head) < 8 * HEAD else head[: head.rfind(b"\n") + 1] or head
    text = decode(cut)
    if isinstance(text, Problem):
        return text
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    return _encoding(head, text), separator


def _encoding(head: bytes, _text: str) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[: head.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
