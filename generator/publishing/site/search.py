"""Full-text search: every passage of every text, found in the browser by Pagefind.

    <h1>Mayor resigns</h1>                          a record for each page, with a place for
    <p><span id="p4"></span>She said …</p>          each passage of the base and for each other
    <p><span id="p4-B"></span>She remarked …</p>    wording of it: #p4-B is where a hit leads

    search/pagefind.js, search/index/…, search/fragment/…    loaded piece by piece as words are typed

Pagefind (MIT) is one binary in a wheel, an optional part of the installation. It asks for files in a folder,
so these records are written into one of the system's and what it makes is read back. What it makes of the
same records is the same bytes, as long as there is one language: of several it lists the order of a hash
map. So the whole site is one index, stemmed by the language of most texts; a question is stemmed alike.

It needs a server, since a page in a folder may not read files. The finder of names works in both.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import CopytrailError
from generator.model.article import Article
from generator.model.brief import Overview
from generator.publishing.elements.addresses import article_page, passage_anchor, sentence_anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.visible import without_controls
from generator.settings import SiteSettings

__all__ = ["SEARCH", "Records", "check_search", "search_files", "story_records", "wheel"]

Records = tuple[tuple[str, str], ...]
"""Pages of words, each with the page of the site where they stand."""

SEARCH = "search/pagefind.js"
"""What the page that finds things loads."""

_WHEELS = ("pagefind_bin_extended", "pagefind_bin")
"""Where the binary may be: the extended one, where somebody chose it, also parts Chinese and Japanese."""
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_*")
"""Of what Pagefind writes; the rest are its own pages and styles, which no page of ours uses."""


def check_search(settings: SiteSettings) -> None:
    """Raise `CopytrailError` where full-text search is asked for and cannot be made."""
    if settings.search and wheel() is None:
        raise CopytrailError("--search", "needs Pagefind", "pip install 'copytrail[search]'")


def search_files(
    overview: Overview, told: Iterable[Records], settings: SiteSettings
) -> Iterator[tuple[str, bytes]]:
    """The files of the index, with their paths. `told` are the records of the stories. Raises `CopytrailError`
    where it cannot be made."""
    with TemporaryDirectory(prefix="copytrail-") as folder:
        records, made = Path(folder, "records"), Path(folder, "made")
        for page, record in chain(chain.from_iterable(told), map(_of_single, overview.singles())):
            path = records / page
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(record, encoding="utf-8", newline="\n")
        language = _language(overview, settings)
        _index(records, made, language)
        spoken = made / f"wasm.{language}.pagefind"
        found = {path for pattern in _NEEDED for path in made.rglob(pattern)}
        for path in sorted({*found, spoken if spoken.exists() else made / "wasm.unknown.pagefind"}):
            yield f"search/{path.relative_to(made).as_posix()}", path.read_bytes()


def wheel() -> str | None:
    """The module that has the binary; None where it is not installed."""
    return next((name for name in _WHEELS if find_spec(name)), None)


def _index(records: Path, made: Path, language: str) -> None:
    from importlib import import_module

    binary = import_module(wheel() or _WHEELS[-1]).get_executable()
    command = [binary, "--site", records, "--output-path", made, "--force-language", language]
    try:
        subprocess.run([*command, "--keep-index-url", "--silent"], check=True, capture_output=True)  # noqa: S603 - no shell
    except (OSError, subprocess.CalledProcessError) as error:
        told = getattr(error, "stderr", b"") or str(error).encode()
        why = " ".join(told.decode(errors="replace").split())[-200:]
        raise CopytrailError("full-text search", f"cannot be made: {why}", "leave out --search") from error


def _language(overview: Overview, settings: SiteSettings) -> str:
    """The language of most texts, as a plain code; the site's own where no text's is known."""
    known = Counter(
        article.language.partition("-")[0].lower()
        for article in overview.corpus.articles
        if article.language != "und"
    )
    ranked = sorted(known, key=lambda code: (-known[code], code))
    return ranked[0] if ranked else settings.language.partition("-")[0].lower()


def _of_single(article: Article) -> tuple[str, str]:
    places = ((sentence_anchor(n), article.words_of(n)) for n in range(len(article.sentences)))
    return article_page(article.id), _record(article, places)


def story_records(lookup: Lookup) -> Iterator[tuple[str, str]]:
    """A page of words for each page of a story that has passages."""
    pages: dict[str, list[tuple[str, str]]] = {}
    for anchor, words in _places(lookup):
        page, _, fragment = lookup.address(f"#{anchor}").partition("#")
        pages.setdefault(page, []).append((fragment, words))
    for page, places in pages.items():
        yield page, _record(lookup.base.article, places, lookup.base.letter)


def _places(lookup: Lookup) -> Iterator[tuple[str, str]]:
    """Where each different wording of each passage stands, and its words."""
    for passage in lookup.collation.passages:
        base = " ".join(lookup.base.article.words_of(index) for index in passage.base)
        told = {_plain(base)}
        if base:
            yield passage_anchor(passage.id), base
        for reading in sorted(passage.readings, key=lambda each: lookup.letter(each.article)):
            article = lookup.article(reading.article)
            words = " ".join(article.words_of(index) for index in reading.sentences)
            if _plain(words) not in told:
                told.add(_plain(words))
                yield passage_anchor(passage.id, lookup.letter(reading.article)), words


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _record(article: Article, places: Iterable[tuple[str, str]], base: str = "") -> str:
    headline = escape(without_controls(article.headline.value))
    rows = "".join(f'<p><span id="{at}"></span>{escape(without_controls(words))}</p>' for at, words in places)
    meta = f'<meta data-pagefind-meta="base[content]" content="{base}">' if base else ""
    return f"<!doctype html><html><body>{meta}<h1>{headline}</h1>{rows}</body></html>"
