"""The outside world becomes articles.

    seeds/flood.txt   ─┐                        headline, body, metadata, removed
    feed.jsonl#1, #2  ─┼─ read → decode → clean ─→ Article ─→ Corpus(articles, faults)
    logo.png          ─┤                        Fault: what can be read instead
    corrections.toml  ─┘                        what people set by hand stands before what is found

One broken file is one line and loses nothing else. The order in which a file system lists files never
counts, and nothing of an article is thrown away: what is not its text is kept with the reason.

    corrections          what people set by hand
    article              a record becomes an article, told from its copies
    metadata  cleaning   who, where and when; what is the article's own
    formats              a reader for each format
    files                what lies in a folder, and bytes as text
    page                 a text as a page of lines
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from generator.corpus.article.article import make_article, make_articles, without
from generator.corpus.article.copies import without_copies
from generator.corpus.article.naming import article_ids
from generator.corpus.article.recurring import recurring
from generator.corpus.files.decoding import Problem
from generator.corpus.files.folders import printable
from generator.corpus.files.records import Known, Record
from generator.corpus.formats.gathering import Gathered, gather
from generator.corpus.formats.readers import readable
from generator.corpus.metadata.day_order import day_orders, settled
from generator.crew import ALONE, Crew
from generator.errors import CopytrailError, Fault
from generator.model.article import Article
from generator.model.dossier import Corpus, Tally
from generator.model.spans import ArticleId
from generator.settings import CorpusSettings
from generator.track import Track

__all__ = ["read", "read_text", "read_texts"]


_UNSEEN = Track()


def read(source: Path, settings: CorpusSettings, track: Track = _UNSEEN, crew: Crew = ALONE) -> Corpus:
    """Every article of a folder tree, of one file or of standard input (`-`), ordered by id, and what could
    not be used. Raises `CopytrailError` where `source` does not exist or cannot be opened.
    """
    gathered = gather(source, settings)
    corpus = _corpus(gathered, settings, track, crew)
    if corpus.articles or corpus.faults:
        return corpus
    what = f"put files into it: {readable()}"
    return replace(corpus, faults=(Fault(printable(source.resolve().name), "holds no articles", what),))


def read_texts(texts: Mapping[str, str], settings: CorpusSettings) -> Corpus:
    """The articles of texts that a program holds, by their names, as `read` would find them in files."""
    records = {name: _of_text(name, text) for name, text in texts.items()}
    return _corpus(Gathered(records, (), {}, 0, None), settings, _UNSEEN, ALONE)


def read_text(name: str, text: str, settings: CorpusSettings) -> Article:
    """The article of one text. Raises `CopytrailError` where it is none."""
    made = make_article(_of_text(name, text), article_ids(((name, name),))[name], name, settings)
    if isinstance(made, Problem):
        raise CopytrailError(name, *made)
    return made


def _of_text(name: str, text: str) -> Record:
    return Record(text, known=Known(id=name.removesuffix(".txt") or "text"), kind="text")


def _corpus(gathered: Gathered, settings: CorpusSettings, track: Track, crew: Crew) -> Corpus:
    """Every record as an article or a fault, what is said twice said once, people's word before ours."""
    records = _with_settled_days(gathered.records)
    faults = list(gathered.faults)
    ids = article_ids((path, _name(record, path)) for path, record in records.items())
    made: list[Article] = []
    kinds: Counter[str] = Counter()
    for path, kind, article in track.each(_made(records, ids, settings, crew), len(records)):
        if isinstance(article, Problem):
            faults.append(Fault(path, *article))
        else:
            made.append(article)
            kinds[kind] += 1
    # First: what stands in two copies of one article does not recur.
    articles, differing = without_copies(made, settings.same_page)
    faults.extend(differing)
    theirs = recurring(articles, settings.recurring)
    articles = tuple(without(each, theirs[each.id]) if each.id in theirs else each for each in articles)
    doubts = tuple(_doubts(articles))
    faults.extend(doubts[: settings.most_faults])
    untold = gathered.untold + max(0, len(doubts) - settings.most_faults)
    tally = Tally(_most_first(kinds), _most_first(gathered.passed), untold)
    ordered = sorted(articles, key=lambda article: article.id)
    if gathered.set_by_hand is None:
        return Corpus(tuple(ordered), tuple(sorted(faults, key=_by_place)), tally=tally)
    from generator.corpus.corrections.corrections import read_corrections  # most corpora have none
    from generator.corpus.corrections.overruling import overruled

    corrections, unusable = read_corrections(gathered.set_by_hand, ordered)
    faults.extend(unusable)
    return Corpus(overruled(ordered, corrections), tuple(sorted(faults, key=_by_place)), corrections, tally)


_Made = tuple[str, str, Article | Problem]
"""The path and the kind of a record, and what was made of it."""
_AS_MUCH_AS_ONE = 100
"""Articles that are made in the time that it takes to investigate one in a story."""
_SHARE = 32
_SHARE_CHARACTERS = 500_000
"""Records, and characters, that are made into articles at once, in this process or by a worker."""


def _made(
    records: dict[str, Record], ids: Mapping[str, ArticleId], settings: CorpusSettings, crew: Crew
) -> Iterator[_Made]:
    """What becomes of each record, in their order. The records are used up."""
    make, shares = partial(_make, settings), _shares(records, ids)
    shared = crew.pays(len(records) / _AS_MUCH_AS_ONE)
    for made in crew.in_turn(make, shares) if shared else map(make, shares):
        yield from made


def _make(settings: CorpusSettings, share: Sequence[tuple[str, ArticleId, Record]]) -> list[_Made]:
    made = make_articles(share, settings)
    return [(path, record.kind, article) for (path, _, record), article in zip(share, made, strict=True)]


def _shares(
    records: dict[str, Record], ids: Mapping[str, ArticleId]
) -> Iterator[list[tuple[str, ArticleId, Record]]]:
    share: list[tuple[str, ArticleId, Record]] = []
    characters = 0
    for path in list(records):
        record = records.pop(path)
        share.append((path, ids[path], record))
        characters += len(record.text)
        if len(share) == _SHARE or characters > _SHARE_CHARACTERS:
            yield share
            share, characters = [], 0
    if share:
        yield share


def _with_settled_days(records: dict[str, Record]) -> dict[str, Record]:
    """The records, with each 03/04/2025 read as the rest of its file reads dates."""
    orders = day_orders((_file(path), record.known.published) for path, record in records.items())
    if not orders:
        return records
    return {
        path: replace(record, known=settled(record.known, orders[_file(path)]))
        if _file(path) in orders
        else record
        for path, record in records.items()
    }


def _file(path: str) -> str:
    return path.rpartition("#")[0] or path


def _doubts(articles: Iterable[Article]) -> Iterator[Fault]:
    for article in articles:
        for doubt in article.doubts:
            what = f"states no date that can be told: “{doubt.value[:60]}” ({doubt.reason})"
            yield Fault(article.path, what, "write it as YYYY-MM-DD")


def _most_first(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


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
