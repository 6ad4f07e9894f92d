"""JSON Lines: one record a line, one article a record.

    {"id": "a7", "title": "Mayor resigns", "text": "PORT ELLIS — The mayor …", "source": "The Beacon"}

`fields` tells which names of fields are understood; others are left alone.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader, TextIOWrapper
from typing import AnyStr

import msgspec

from generator.corpus.files.decoding import Problem, decode, stray_nuls
from generator.corpus.files.records import File, Item, Record
from generator.corpus.formats.fields import record_of
from generator.errors import Fault

__all__ = ["decoded", "read_json_lines", "why_not_json"]

# A character may be written in six bytes (\u00e9), or twelve where it is a pair.
_BYTES_A_CHARACTER = 12
_OTHER_FIELDS = 100_000
_REMEDY = "write one JSON object a line, with a “text”"


def read_json_lines(file: File) -> Iterator[Item]:
    """Every record of a file, streaming: memory is bounded by the longest line that is taken."""
    with file.open() as stream:
        yield from _records(file, stream)


def _records(file: File, stream: BufferedReader) -> Iterator[Item]:
    number = 0
    for line in _lines(stream, _BYTES_A_CHARACTER * file.largest + _OTHER_FIELDS):
        if line is None:
            number += 1
            yield file.fault(*file.too_long, number=number)
            continue
        if number == 0:
            line = line.removeprefix(codecs.BOM_UTF8)
            if not stray_nuls(line):
                yield file.fault("is no text: it holds NUL bytes", "save it as UTF-8, or remove it")
                return
        if not line.strip():
            continue
        number += 1
        yield _record(file, line, number)
    if number == 0:
        yield file.fault("is empty", "remove it, or put records into it")


def _lines(stream: BufferedReader, limit: int) -> Iterator[bytes | None]:
    """The lines of a file, as UTF-8 where they are in a wider encoding; None for one over the limit."""
    if encoding := _wider(stream.peek(4)[:4]):
        text = TextIOWrapper(stream, encoding, errors="replace", newline="\n")
        for line in _bounded(text.readline, "\n", limit):
            yield None if line is None else line.encode("utf-8", "replace")
    else:
        yield from _bounded(stream.readline, b"\n", limit)


def _wider(start: bytes) -> str:
    """The encoding of a file whose characters take two or four bytes: by its mark, or as RFC 4627 (3) tells
    it by the NULs of the first two characters, which are plain in any JSON."""
    for mark, encoding in _WIDER_MARKS:
        if start.startswith(mark):
            return encoding
    return _WIDER_STARTS.get(tuple(map(bool, start)), "")


_WIDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER_STARTS: Mapping[tuple[bool, ...], str] = {
    (True, False, True, False): "utf-16-le",
    (False, True, False, True): "utf-16-be",
    (True, False, False, False): "utf-32-le",
    (False, False, False, True): "utf-32-be",
}


def _bounded(readline: Callable[[int], AnyStr], end: AnyStr, limit: int) -> Iterator[AnyStr | None]:
    """Line by line; None for one that is over the limit, and is never held as a whole."""
    while line := readline(limit):
        if len(line) < limit or line.endswith(end):
            yield line
            continue
        while line and not line.endswith(end):
            line = readline(limit)
        yield None


def _record(file: File, line: bytes, number: int) -> Record | Fault:
    try:
        row = decoded(line)
    except UnicodeDecodeError:
        text = decode(line)  # Windows-1252, where that gives plausible words
        if isinstance(text, Problem):
            return file.fault(*text, number=number)
        return _record(file, text.encode("utf-8"), number)
    except (ValueError, RecursionError) as error:
        return file.fault(why_not_json(error), _REMEDY, number)
    if not isinstance(row, dict):
        return file.fault("is no JSON object", _REMEDY, number)
    record = record_of(row, number, file.settings)
    return file.fault(*record, number=number) if isinstance(record, Problem) else record


def decoded(content: bytes) -> object:
    """The value that JSON states. Raises `ValueError` or `RecursionError` for what is none."""
    try:
        return msgspec.json.decode(content)
    except msgspec.DecodeError:
        # Half an emoji ("\\ud83d") is no reason to lose an article: the slower reader takes it.
        return json.loads(content.decode("utf-8"))


def why_not_json(error: ValueError | RecursionError) -> str:
    """What is wrong with a line or a file, as the end of a sentence that begins with its name."""
    if isinstance(error, UnicodeDecodeError):
        return "is not UTF-8"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    return f"is not JSON ({' '.join(str(error).split())[:120]})"
