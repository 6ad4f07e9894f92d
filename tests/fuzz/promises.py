"""What is promised of any file and of any site, for whoever makes them up."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

from msgspec.structs import replace

from generator.build import build
from generator.corpus import read
from generator.corpus.files.decoding import plain
from generator.errors import Fault, NothingReadError
from generator.model.article import Article, SentenceRole, ZoneKind
from generator.model.dossier import Corpus
from generator.settings import CorpusSettings, Settings
from tests.publishing.reading import Page, text_on

__all__ = ["built", "in_folder", "is_one_line", "kept", "read_or_told"]

T = TypeVar("T")
SETTINGS = CorpusSettings()
LONGEST = 10.0
"""Seconds of processor time for anything that is made up here: a thousand times what most of it takes."""
LONGEST_LINE = 2000
NO_ID = set('/\\:*?"<>|\0')


def read_or_told(name: str, content: bytes) -> Corpus:
    """The corpus of one file: each record is an article that is whole, or one line."""
    corpus = in_folder(name, content, lambda place: read(place, SETTINGS))
    for fault in corpus.faults:
        is_one_line(fault)
    for article in corpus.articles:
        is_sound(article)
    ids = [article.id for article in corpus.articles]
    assert len({each.casefold() for each in ids}) == len(ids)
    assert corpus.articles or corpus.faults or corpus.tally.passed
    return corpus


def in_folder(name: str, content: bytes, work: Callable[[Path], T]) -> T:
    """What comes of a file that lies alone in a folder. It stays as it is, and nothing comes beside it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / name
        place.write_bytes(content)
        result = work(place)
        assert [each.name for each in Path(folder).iterdir()] == [name]
        assert place.read_bytes() == content
        return result


def is_one_line(fault: Fault) -> None:
    assert str(fault).isprintable(), fault
    assert len(str(fault)) < LONGEST_LINE, fault


def is_sound(article: Article) -> None:
    """Nothing of the text is lost, and everything that was found lies inside it."""
    assert article.text == plain(article.text)
    at = 0
    for zone in article.zones:
        assert zone.span.start == at
        at = zone.span.end
    assert at == len(article.text)
    read = [zone.span for zone in article.zones if zone.kind in (ZoneKind.HEADLINE, ZoneKind.BODY)]
    at = 0
    for sentence in article.sentences:
        if sentence.role is not SentenceRole.BODY:  # those stand first, wherever they are in the text
            continue
        assert at <= sentence.span.start < sentence.span.end
        assert any(span.start <= sentence.span.start and sentence.span.end <= span.end for span in read)
        at = sentence.span.end
    assert not NO_ID & set(article.id)
    assert 0 < len(article.id) < 200
    stated = [
        article.headline,
        article.outlet,
        *article.authors,
        article.agency,
        article.published,
        article.url,
    ]
    for found in stated:
        if found is not None:
            assert found.value == plain(found.value)
            assert found.span is None or 0 <= found.span.start < found.span.end <= len(article.text)


def built(pile: Mapping[str, bytes]) -> dict[str, bytes]:
    """The site of a pile of files; none where nothing can be read. Nothing else is written."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, site = Path(folder) / "corpus", Path(folder) / "site"
        corpus.mkdir()
        for name, content in pile.items():
            (corpus / name).write_bytes(content)
        overview = None
        with suppress(NothingReadError):
            overview, _ = build(replace(Settings(), source=corpus, output=site))
        if overview is None:
            assert [each.name for each in Path(folder).iterdir()] == ["corpus"]
            return {}
        assert {each.name for each in Path(folder).iterdir()} == {"corpus", "site"}
        assert {each.name: each.read_bytes() for each in corpus.iterdir()} == dict(pile)
        paths = [path for path in site.rglob("*") if path.is_file()]
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
    for name, content in files.items():
        can_be_read(name, content)
    for article in overview.corpus.articles:
        is_sound(article)
        assert text_on(files[f"articles/{article.id}.html"]) == article.text
    return files


def can_be_read(name: str, content: bytes) -> None:
    suffix = name.rpartition(".")[2]
    if suffix == "html":
        page = Page(content)
        assert len(page.ids) == len(set(page.ids)), name
        assert not [link for link in page.links if link.startswith(("javascript:", "data:", "//"))], name
        for tag, attributes in page.tags:
            assert tag not in ("iframe", "object", "embed", "base", "img"), name
            assert not [each for each in attributes if each.startswith("on")], name
    elif suffix in ("json", "jsonld"):
        json.loads(content)
    elif suffix in ("xml", "svg"):
        ElementTree.fromstring(content)
    elif suffix == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), strict=True))
        assert len({len(row) for row in rows}) == 1, name


def kept(folder: Path, target: str, example: object, promise: Callable[[], object]) -> Iterator[str]:
    """Ask for a promise; keep what breaks it, once for each place in the code. Gives the names."""
    start, told = time.process_time(), ""
    try:
        promise()
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        name = f"{target}-{Path(last.filename).stem}-{last.lineno}-{type(error).__name__}"
        told = traceback.format_exc()
    else:
        seconds = time.process_time() - start
        if seconds < LONGEST:
            return
        name, told = f"{target}-slow", f"{seconds:.1f} s"
    place = folder / name
    if not place.exists():
        place.mkdir(parents=True)
        (place / "told.txt").write_text(told, encoding="utf-8")
        files = example if isinstance(example, dict) else {"example": example}
        for each, content in files.items():
            (place / each).write_bytes(content)
    yield name
