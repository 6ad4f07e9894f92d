"""Archives: what lies in them is read as if it lay in a folder of their name.

    pack.zip                    ->   pack.zip/north/storm.html, pack.zip/feed.jsonl#1, …
    feed.jsonl.gz               ->   feed.jsonl.gz#1, feed.jsonl.gz#2, …

Nothing is ever written to disk, so no name in an archive can lead out of its folder; one that tries is told
and passed over. A file that unpacks to more than its share is a trap or a mistake: reading stops there and
keeps what came before (`CorpusSettings.most_unpacked`, `most_ratio`).
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import PurePosixPath
from typing import Protocol

from generator.corpus.files.decoding import Problem
from generator.corpus.files.folders import printable
from generator.corpus.files.records import Excess, File, Item, Passed
from generator.corpus.formats.readers import of_member, records_of
from generator.errors import Fault
from generator.settings import CorpusSettings

__all__ = ["read_packed", "read_zip"]

_MEND = "pack it anew, or unpack it"
_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, UnicodeError, RuntimeError)
"""The last: packed in a way that is not known, or with a password."""


def read_packed(file: File) -> Iterator[Item]:
    """A file packed by gzip: one file, chosen for by its content and its name without .gz."""
    if file.depth >= file.settings.most_nested:
        yield file.fault(*_nested(file.settings))
        return
    most = _share(file.place.stat().st_size, file.settings)
    name = file.name[:-3] if file.name.lower().endswith(".gz") else file.name

    def unpack() -> BufferedReader:
        return BufferedReader(_Measured(gzip.GzipFile(fileobj=file.open()), most, _excess(file.settings)))

    for item in _unpacked(file, file.inside(name, unpack)):
        if isinstance(item, Fault) and not item.where.startswith(file.name):
            yield Fault(file.name + item.where.removeprefix(name), item.what, item.remedy)
        else:
            yield item


def read_zip(file: File) -> Iterator[Item]:
    """Every file of a zip archive, by name."""
    if file.depth >= file.settings.most_nested:
        yield file.fault(*_nested(file.settings))
        return
    try:
        with file.open() as stream:
            if not stream.seekable():  # it lies in another archive
                content = file.content(file.settings.largest_file, "largest_file")
                if isinstance(content, Problem):
                    yield file.fault(*content)
                    return
                stream = BufferedReader(io.BytesIO(content))
            with zipfile.ZipFile(stream) as archive:
                yield from _members(file, archive)
    except _BROKEN:
        yield file.fault("is a broken zip archive", _MEND)


def _members(file: File, archive: zipfile.ZipFile) -> Iterator[Item]:
    if office := _office(archive):
        yield file.fault(*office)
        return
    # By its end, because zipfile’s own question fails for a name without a character.
    files = (each for each in archive.infolist() if not each.filename.endswith("/"))
    members = sorted(files, key=_with_slashes)
    if len(members) > file.settings.most_members:
        what = f"holds more than {file.settings.most_members:,} files"
        yield file.fault(what, "split it, or raise the setting “most_members”")
        return
    if not members:
        yield file.fault("is an empty archive", "remove it, or put files into it")
    left = file.settings.most_unpacked
    for member in members:
        if _hidden(member):
            yield Passed("files that belong to a computer")
            continue
        name = printable(_with_slashes(member))
        inner = file.inside(f"{file.name}/{name}", _opener(archive, member, left, file.settings))
        if refusal := _refusal(member, left, file.settings):
            yield inner.fault(*refusal)
            continue
        left -= member.file_size
        yield from (of_member(item, name) for item in _unpacked(inner, inner))


def _opener(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, settings: CorpusSettings
) -> Callable[[], BufferedReader]:
    most = min(left, _share(member.compress_size, settings))
    return lambda: BufferedReader(_Measured(archive.open(member), most, _excess(settings)))


def _unpacked(packed: File, inner: File) -> Iterator[Item]:
    """The records of a packed file; what goes wrong in unpacking is told of the packed one."""
    try:
        yield from records_of(inner)
    except _BROKEN:
        yield packed.fault("is broken: it cannot be unpacked to its end", _MEND)


def _with_slashes(member: zipfile.ZipInfo) -> str:
    """Its name as it would be read on any system: some programs of Windows write a\\b.txt."""
    return member.filename.replace("\\", "/")


def _hidden(member: zipfile.ZipInfo) -> bool:
    """Names that belong to the computer, as in a folder."""
    parts = PurePosixPath(_with_slashes(member)).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts)


def _refusal(member: zipfile.ZipInfo, left: int, settings: CorpusSettings) -> Problem | None:
    """Why a file in an archive is not even opened."""
    parts = PurePosixPath(_with_slashes(member)).parts
    if not parts:
        return Problem("has no name", "pack the archive anew")
    if ".." in parts or parts[0] == "/" or parts[0].endswith(":"):
        return Problem("has a name that leads out of the archive", "pack the archive anew")
    if member.flag_bits & 0x1:
        return Problem("is locked with a password", "unpack it, and put the files into the corpus")
    if member.file_size > min(left, _share(member.compress_size, settings)):
        return _excess(settings)
    return None


class _Reading(Protocol):
    def read(self, size: int, /) -> bytes: ...

    def close(self) -> None: ...


class _Measured(io.RawIOBase):
    """A stream that stops where more comes out than may: what an archive says of its sizes may be a lie."""

    def __init__(self, stream: _Reading, most: int, excess: Problem) -> None:
        super().__init__()
        self._stream = stream
        self._left = most
        self._excess = excess

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._stream.read(len(buffer))
        self._left -= len(piece)
        if self._left < 0:
            raise Excess(self._excess)
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _share(packed: int, settings: CorpusSettings) -> int:
    return min(settings.most_unpacked, max(settings.least_unpacked, packed * settings.most_ratio))


def _excess(settings: CorpusSettings) -> Problem:
    what = (
        f"unpacks to more than {settings.most_ratio} times its size, or than {settings.most_unpacked:,} bytes"
    )
    return Problem(what, "unpack it yourself if it is sound, or raise the setting “most_unpacked”")


def _nested(settings: CorpusSettings) -> Problem:
    return Problem(f"lies in more than {settings.most_nested} archives", "unpack the outer ones")


_OFFICE = (
    ("word/document.xml", Problem("is a Word document", "save its text as .txt or .html")),
    ("xl/workbook.xml", Problem("is an Excel workbook", "save the sheet as .csv")),
    ("META-INF/container.xml", Problem("is an e-book", "save its text as .txt or .html")),
    ("content.xml", Problem("is an OpenDocument file", "save a text as .txt, a spreadsheet as .csv")),
)


def _office(archive: zipfile.ZipFile) -> Problem | None:
    names = set(archive.namelist())
    return next((problem for part, problem in _OFFICE if part in names), None)
