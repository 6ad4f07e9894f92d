"""The outside world becomes articles.

    seeds/flood.txt   ─┐                        headline, body, metadata, removed
    feed.jsonl#1, #2  ─┼─ read → decode → clean ─→ Article ─→ Corpus(articles, faults)
    logo.png          ─┤                        Fault: what can be read instead
    corrections.toml  ─┘                        what people set by hand stands before what is found

One broken file is one line and loses nothing else. The order in which a file system lists files never
counts, and nothing of an article is thrown away: what is not its text is kept with the reason.
"""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

from generator.corpus.article import make_article, without
from generator.corpus.decoding import Problem
from generator.corpus.folders import find, printable
from generator.corpus.naming import article_ids
from generator.corpus.readers import readable, records_of
from generator.corpus.records import File, Passed, Record
from generator.corpus.recurring import recurring
from generator.errors import Fault
from generator.model.article import Article
from generator.model.corrections import CORRECTIONS_FILE
from generator.model.dossier import Corpus
from generator.settings import CorpusSettings

__all__ = ["read"]


def read(source: Path, settings: CorpusSettings) -> Corpus:
    """Every article of a folder tree or of one file, ordered by id, and what could not be used.

    Raises `CopytrailError` where `source` does not exist or cannot be opened.
    """
    folder = find(source)
    faults = list(folder.faults)
    records: dict[str, Record] = {}
    set_by_hand: Path | None = None
    for written, place in folder.files:
        name, unused = printable(written), 0
        if PurePosixPath(name).name == CORRECTIONS_FILE and source.is_dir():
            if name == CORRECTIONS_FILE:
                set_by_hand = place
            else:
                what = "is read at the top of the corpus alone"
                faults.append(Fault(name, what, "move it there, and name articles by their paths from there"))
            continue
        for item in records_of(File(name, place, settings)):
            if isinstance(item, Passed):
                continue
            if isinstance(item, Fault):
                unused += 1
                if unused <= settings.most_faults:
                    faults.append(item)
                continue
            path = _path(name, item)
            if path in records:
                faults.append(Fault(path, "has a name that reads like that of another file", "rename it"))
            else:
                records[path] = item
        if unused > settings.most_faults:
            what = f"holds {unused - settings.most_faults:,} more records that are no articles"
            faults.append(Fault(name, what, "mend those that are named, and build again"))
    ids = article_ids((path, _name(record, path)) for path, record in records.items())
    articles: list[Article] = []
    for path in list(records):
        article = make_article(records.pop(path), ids[path], path, settings)
        if isinstance(article, Problem):
            faults.append(Fault(path, *article))
        else:
            articles.append(article)
    theirs = recurring(articles, settings.recurring)
    articles = [without(each, theirs[each.id]) if each.id in theirs else each for each in articles]
    if not articles and not faults:
        faults.append(
            Fault(printable(source.resolve().name), "holds no articles", f"put files into it: {readable()}")
        )
    articles.sort(key=lambda article: article.id)
    if set_by_hand is None:
        return Corpus(tuple(articles), tuple(sorted(faults, key=_by_place)))
    from generator.corpus.corrections import read_corrections  # most corpora have none
    from generator.corpus.overruling import overruled

    corrections, unusable = read_corrections(set_by_hand, articles)
    faults.extend(unusable)
    return Corpus(overruled(articles, corrections), tuple(sorted(faults, key=_by_place)), corrections)


def _path(name: str, record: Record) -> str:
    """Where a record stands: a file, a file in an archive, or the n-th record of either."""
    file = f"{name}/{record.member}" if record.member else name
    return f"{file}#{record.number}" if record.number else file


def _by_place(fault: Fault) -> tuple[str, int, str]:
    """By file, and in it by record: #2 stands before #10."""
    file, _, number = fault.where.rpartition("#")
    if file and number.isascii() and number.isdigit():
        return (file, int(number[:9]), fault.what)
    return (fault.where, sys.maxsize, fault.what)


def _name(record: Record, path: str) -> str:
    """What an article is called: its record's id, or its path without the suffix."""
    if record.known.id:
        return record.known.id
    number = f"#{record.number}" if record.number else ""
    stem = path.removesuffix(number)  # a # may stand in the file's own name as well
    return str(PurePosixPath(stem).with_suffix("")) + number.replace("#", "-")
