"""JSON Lines: one record a line, one article a record.

    {"id": "a7", "title": "Mayor resigns", "text": "PORT ELLIS — The mayor …", "source": "The Beacon"}

Fields: `id`, `title`, `text`, `source` (the outlet), `author` (a name, several, or a list), `date` or
`published`, `url`; others are left alone. The text of the article is the title, a blank line and the
text, unless the text begins with the title already.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from generator.corpus.folders import cause
from generator.corpus.readers import File, Known, Record, Value
from generator.errors import Fault

__all__ = ["read_json_lines"]

# A character may be written in six bytes (\u00e9), or twelve where it is a pair.
_BYTES_A_CHARACTER = 12
_OTHER_FIELDS = 100_000
# A title that differs from the text's first line in its marks alone is that line.
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_REMEDY = "write one JSON object a line, with a “text”"


def read_json_lines(file: File) -> Iterator[Record | Fault]:
    """Every record of a file, streaming: memory is bounded by the longest line that is taken."""
    try:
        with file.place.open("rb") as stream:
            yield from _records(file, stream)
    except OSError as error:
        yield file.fault(cause(error), "make it readable, or remove it")


def _records(file: File, stream: BinaryIO) -> Iterator[Record | Fault]:
    limit = _BYTES_A_CHARACTER * file.largest + _OTHER_FIELDS
    number = 0
    while line := stream.readline(limit):
        if len(line) == limit and not line.endswith(b"\n"):
            number += 1
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield file.fault(*file.too_long, number=number)
            continue
        if number == 0:
            line = line.removeprefix(codecs.BOM_UTF8)
            if line.startswith(_OTHER_MARKS) or b"\0" in line:
                yield file.fault("is not UTF-8", "save it as UTF-8, or remove it")
                return
        if not line.strip():
            continue
        number += 1
        yield _record(file, line, number)
    if number == 0:
        yield file.fault("is empty", "remove it, or put records into it")


def _record(file: File, line: bytes, number: int) -> Record | Fault:
    try:
        row = _decoded(line)
    except UnicodeDecodeError:
        return file.fault("is not UTF-8", _REMEDY, number)
    except RecursionError:
        return file.fault("is nested too deeply", _REMEDY, number)
    except ValueError as error:
        return file.fault(f"is not JSON ({_in_one_line(error)})", _REMEDY, number)
    if not isinstance(row, dict):
        return file.fault("is no JSON object", _REMEDY, number)
    text = row.get("text")
    if not isinstance(text, str):
        return file.fault("has no “text”", _REMEDY, number)
    title = _value(row, "title")
    if title is not None:
        begins = text.lstrip()[: len(title.text)]
        if begins.translate(_TYPOGRAPHY).casefold() == title.text.translate(_TYPOGRAPHY).casefold():
            title = Value(begins, title.field)
        else:
            text = f"{title.text}\n\n{text}"
    known = Known(
        id=_string(row.get("id")),
        title=title,
        outlet=_value(row, "source"),
        authors=_authors(row.get("author")),
        published=_value(row, "published") or _value(row, "date"),
        url=_value(row, "url"),
    )
    return Record(text, number, known)


def _decoded(line: bytes) -> object:
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError:
        # Half an emoji ("\\ud83d") is no reason to lose an article: the slower reader takes it.
        return json.loads(line.decode("utf-8"))


def _string(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _value(row: Mapping[str, Any], field: str) -> Value | None:
    text = _string(row.get(field))
    return Value(text, field) if text else None


def _authors(value: object) -> tuple[Value, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(Value(text, "author") for item in values if (text := _string(item)))


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
