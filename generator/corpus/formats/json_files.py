"""A JSON file: one article, a list of them, or a list somewhere inside.

    {"title": …, "text": …}                            one article
    [{"title": …, "text": …}, …]                       articles #1, #2, …
    {"status": "ok", "articles": [{"title": …}, …]}    the same: the first list of records that hold texts
    {"a7": {"title": …, "text": …}, "b2": …}           the same, each with its key for an id
    {"title": …}\\n{"title": …}\\n                       JSON Lines, whatever the file is called

The search goes breadth first: the articles of an answer are found before the keywords of its first one. What
lies inside an object counts only where it also has a title, a day or an address: notes hold texts as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from msgspec.structs import replace

from generator.corpus.files.decoding import Problem
from generator.corpus.files.records import File, Item, Record
from generator.corpus.formats.fields import record_of
from generator.corpus.formats.jsonlines import decoded, read_json_lines, why_not_json
from generator.errors import Fault

__all__ = ["read_json"]

_REMEDY = "write one object with a “text”, or a list of such objects"
_DEEPEST = 5
_LOOKED_AT = 20
"""Members of a list or an object that tell whether it holds articles."""


def read_json(file: File) -> Iterator[Item]:
    if _many_lines(file):
        yield from read_json_lines(file)
        return
    text = file.text(file.settings.largest_file, "largest_file")
    if isinstance(text, Problem):
        yield file.fault(*text)
        return
    if not text.strip():
        yield file.fault("is empty", "remove it, or put records into it")
        return
    try:
        value = decoded(text.encode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        yield file.fault(why_not_json(error), _REMEDY)
        return
    if isinstance(value, dict) and isinstance(record := record_of(value, 0, file.settings), Record):
        yield record
        return
    rows = _articles(value, file)
    if rows is None:
        yield file.fault("holds no object with a “text”", _REMEDY)
        return
    for number, (key, row) in enumerate(rows, 1):
        yield _record(file, key, row, number)


def _many_lines(file: File) -> bool:
    """Whether the first line is a value by itself and another one follows."""
    with file.open() as stream:
        first, second = stream.readline(1 << 20).strip(), stream.readline(1 << 10).strip()
    if not (first.endswith((b"}", b"]")) and second.startswith((b"{", b"["))):
        return False
    try:
        return isinstance(decoded(first.removeprefix(b"\xef\xbb\xbf")), (dict, list))
    except (ValueError, RecursionError):
        return False


def _record(file: File, key: str, row: object, number: int) -> Record | Fault:
    if not isinstance(row, dict):
        return file.fault("is no JSON object", _REMEDY, number)
    record = record_of(row, number, file.settings)
    if isinstance(record, Problem):
        return file.fault(*record, number=number)
    return replace(record, known=replace(record.known, id=record.known.id or key))


_Rows = list[tuple[str, object]]


def _articles(value: object, file: File) -> _Rows | None:
    """The first list, or object of objects, whose members hold texts; with their keys."""
    pending: deque[tuple[object, int]] = deque([(value, 0)])
    while pending:
        here, depth = pending.popleft()
        rows: _Rows
        if isinstance(here, list):
            rows = [("", item) for item in here]
        elif isinstance(here, dict):
            rows = [(str(key), item) for key, item in here.items()]
        else:
            continue
        if any(_is_article(row, file, bare=depth == 0) for _, row in rows[:_LOOKED_AT]):
            return rows if isinstance(here, list) else [row for row in rows if isinstance(row[1], dict)]
        if depth < _DEEPEST:
            pending.extend((row, depth + 1) for _, row in rows[:_LOOKED_AT])
    return None


def _is_article(row: object, file: File, *, bare: bool) -> bool:
    """Whether it holds a text, and, unless a bare text is enough, says something of it."""
    record = record_of(row, 0, file.settings) if isinstance(row, dict) else None
    if not isinstance(record, Record):
        return False
    known = record.known
    return bare or any((known.title, known.published, known.url))
