"""Every record of a corpus, before anything is made of it.

seeds/a.txt, seeds/feed.jsonl, seeds/pack.zip     files, in an order that no file system decides
a.txt · feed.jsonl#1 · feed.jsonl#2 · pack.zip/b.html     records, by their path
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from io import BufferedReader
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.corpus.files.folders import find, printable
from generator.corpus.files.records import File, Passed, Record
from generator.corpus.formats.readers import read_piped, records_of
from generator.errors import Fault
from generator.model.corrections import CORRECTIONS_FILE
from generator.settings import CorpusSettings

__all__ = ["PIPE", "Gathered", "gather"]

PIPE = Path("-")
"""Stands for records on standard input."""


class Gathered(Struct, frozen=True):
    """Records by their path, what could not be read, and what was passed over."""

    records: dict[str, Record]
    faults: tuple[Fault, ...]
    passed: Mapping[str, int]
    untold: int
    set_by_hand: Path | None
    """The file of corrections at the top of the corpus."""


def gather(source: Path, settings: CorpusSettings) -> Gathered:
    """Everything in a folder tree, in one file, or on standard input as JSON Lines.

    Raises `CopytrailError` where `source` does not exist or cannot be opened.
    """
    faults: list[Fault] = []
    passed: Counter[str] = Counter()
    records: dict[str, Record] = {}
    untold = 0
    set_by_hand: Path | None = None
    for file in _files(source, settings, faults, passed):
        if PurePosixPath(file.name).name == CORRECTIONS_FILE and source.is_dir():
            if file.name == CORRECTIONS_FILE:
                set_by_hand = file.place
            else:
                what = "is read at the top of the corpus alone"
                remedy = "move it there, and name articles by their paths from there"
                faults.append(file.fault(what, remedy))
            continue
        unused = 0
        for item in read_piped(file) if source == PIPE else records_of(file):
            if isinstance(item, Passed):
                passed[item.what] += 1
            elif isinstance(item, Fault):
                unused += 1
                if unused <= settings.most_faults:
                    faults.append(item)
            elif (path := _path(file.name, item)) in records:
                faults.append(Fault(path, "has a name that reads like that of another file", "rename it"))
            else:
                records[path] = item
        if unused > settings.most_faults:
            untold += unused - settings.most_faults - 1
            what = f"holds {unused - settings.most_faults:,} more records that are no articles"
            faults.append(Fault(file.name, what, "mend those that are named, and build again"))
    return Gathered(records, tuple(faults), passed, untold, set_by_hand)


def _files(source: Path, settings: CorpusSettings, faults: list[Fault], passed: Counter[str]) -> list[File]:
    if source == PIPE:
        return [File("standard input", source, settings, _standard_input)]
    folder = find(source)
    faults.extend(folder.faults)
    passed.update(folder.passed)
    return [File(printable(name), place, settings) for name, place in folder.files]


def _standard_input() -> BufferedReader:
    return os.fdopen(os.dup(0), "rb")


def _path(name: str, record: Record) -> str:
    """Where a record stands: a file, a file in an archive, or the n-th record of either."""
    file = f"{name}/{record.member}" if record.member else name
    return f"{file}#{record.number}" if record.number else file
