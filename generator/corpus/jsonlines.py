"""JSON Lines: one record a line, one article a record.

    {"id": "a7", "title": "Mayor resigns", "text": "PORT ELLIS — The mayor …", "source": "The Beacon"}

`fields` tells which names of fields are understood; others are left alone.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from generator.corpus.decoding import Problem
from generator.corpus.fields import record_of
from generator.corpus.records import File, Item, Record
from generator.errors import Fault

__all__ = ["decoded", "read_json_lines", "why_not_json"]

# A character may be written in six bytes (\u00e9), or twelve where it is a pair.
_BYTES_A_CHARACTER = 12
_OTHER_FIELDS = 100_000
_OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_REMEDY = "write one JSON object a line, with a “text”"


def read_json_lines(file: File) -> Iterator[Item]:
    """Every record of a file, streaming: memory is bounded by the longest line that is taken."""
    with file.open() as stream:
        yield from _records(file, stream)


def _records(file: File, stream: BinaryIO) -> Iterator[Item]:
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
        row = decoded(line)
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
