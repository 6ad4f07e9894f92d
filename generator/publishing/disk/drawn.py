"""What earlier builds drew, found again in the site that lies there.

    key of a story  →  stories/dam/index.html  3f09…  61,204 bytes        still there, unchanged: kept
                       stories/dam/edits.csv   a1c4…   9,120 bytes        another's words in it: drawn again
                       what lists say of it

The key is a digest of everything that the files are drawn from, so a record of it is never out of date: it
says which bytes these things give. The cache holds the names and digests, and what lists are to say of the
story; the bytes lie in the site, and they are read and held against their digest before a file is kept. So a
page that somebody edited by hand, one that was cut short, and one that is gone are drawn again: the site is
what a clean build would make.

A time of writing would be cheaper to look at (make, git); it is also what a copy, a checkout and a restored
backup get wrong, and reading a site costs a fiftieth of drawing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.cache import Cache
from generator.model.article import Article
from generator.model.corrections import Corrections
from generator.model.dossier import Case, Corpus
from generator.publishing.disk.manifest import digest, read_manifest
from generator.settings import WorkSettings

__all__ = ["Content", "Drawing", "Drawings", "Kept"]


class Kept(Struct, frozen=True):
    """A file that lies in the old site just as it would be drawn."""

    digest: str
    """As the manifest has it."""
    size: int

    def __len__(self) -> int:
        return self.size


Content = bytes | Kept
"""What a file of the new site holds."""


class _Record(Struct, frozen=True, array_like=True):
    """A file that was drawn: its path from the site's root, its SHA-256, its bytes."""

    name: str
    digest: bytes
    size: int


class _Entry(Struct, frozen=True, array_like=True):
    """Files that were drawn of one thing, and what is to be known of it besides."""

    about: bytes
    files: tuple[_Record, ...]


class Drawing(Struct, frozen=True):
    """What lies in the old site of one thing, whole."""

    about: bytes
    """What was noted with it."""
    files: tuple[tuple[str, Kept], ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Entry).decode


_NOTHING_KEPT = WorkSettings()


def _article(article: Article) -> bytes:
    return _encode([getattr(article, name) for name in _OF_AN_ARTICLE])


_OF_AN_ARTICLE = tuple(name for name in Article.__struct_fields__ if name != "sentences")
"""Sentences are cut from the rest by rules that are in every key."""


class Drawings:
    """The records of earlier builds, beside the site that they made. Without a cache it knows none."""

    def __init__(self, output: Path | None = None, work: WorkSettings = _NOTHING_KEPT) -> None:
        """Raises `CopytrailError` where `output` is not the program's own."""
        self._cache = Cache(work.cache) if work.cache and output else None
        self._most = work.cache_size
        self._output = output or Path()
        self._rules = b""
        self._manifest = read_manifest(output) if self._cache and output else {}
        self._is_added = False

    def under(self, rules: bytes) -> None:
        """From here on: all that files depend on besides what their key is made of."""
        self._rules = rules

    def key_of(self, case: Case, picture: str) -> str:
        """Of a story; `picture` is the one that its pages name."""
        if self._cache is None:
            return case.story.slug
        whole = (case.story.slug, case.story.ties, case.corrections, picture)
        return self._key(_encode(whole), *map(_article, case.story.articles))

    def key_of_single(self, article: Article, corrections: Corrections, picture: str) -> str:
        """Of an article of no story."""
        if self._cache is None:
            return ""
        return self._key(_encode((corrections, picture)), _article(article))

    def key_of_all(self, corpus: Corpus, keys: Iterable[str]) -> str:
        """Of the lists of the whole site; `keys` are those of its stories and of its other articles."""
        return self._key(_encode((corpus.faults, corpus.corrections, tuple(keys))))

    def _key(self, *parts: bytes) -> str:
        made = sha256(self._rules)
        for part in parts:
            made.update(sha256(part).digest())
        return made.hexdigest()

    def kept(self, key: str) -> Drawing | None:
        """What was drawn under a key, where all its files lie in the site, whole; else None."""
        found = self._cache.get(key) if self._cache and self._manifest else None
        if found is None:
            return None
        try:
            entry = _decode(found)
        except msgspec.DecodeError:
            return None
        if not all(map(self._is_there, entry.files)):
            return None
        return Drawing(
            entry.about, tuple((each.name, Kept(each.digest.hex(), each.size)) for each in entry.files)
        )

    def noted(
        self, key: str, files: Iterable[tuple[str, bytes]], about: bytes = b""
    ) -> Iterator[tuple[str, bytes]]:
        """The same files; a record of them, and of what is to be known besides, is made when the last one has
        passed."""
        if self._cache is None:
            yield from files
            return
        records = []
        for name, content in files:
            records.append(_Record(name, sha256(content).digest(), len(content)))
            yield name, content
        self._cache.put(key, _encode(_Entry(about, tuple(records))))
        self._is_added = True

    def prune(self) -> None:
        """Drop what no build asked for the longest time, where something was added."""
        if self._cache and self._is_added:
            self._cache.prune(self._most)

    def _is_there(self, record: _Record) -> bool:
        """Whether the site holds these bytes under this name, as one that the program wrote itself."""
        if self._manifest.get(record.name) != record.digest.hex():
            return False
        path = self._output / record.name
        try:
            return path.stat().st_size == record.size and digest(path.read_bytes()) == record.digest.hex()
        except OSError:
            return False
