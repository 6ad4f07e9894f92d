"""Finding headlines, outlets and speakers, from a folder as from a server.

    find.html          a field, and what it finds
    find/all.js        copytrail("all", [["Mayor resigns", "story", "stories/mayor/index.html"], …])
    find/m.js          in a large site: what has a word that begins with m

A page opened from a folder may not read files, but it may load scripts; so the index is one, or a few that
are loaded when a word that begins with their letter is typed. The words of the texts are not in it: that is
what full-text search is for, and it needs a server.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.model.brief import Overview
from generator.publishing.elements.addresses import FIND, INDEX, article_page, publisher_page, story_page
from generator.publishing.exports.json_files import CORPUS_DATA
from generator.publishing.elements.frame import Anchor, Frame
from generator.publishing.site.publishers import Publisher
from generator.publishing.site.search import SEARCH
from generator.publishing.theme.templates import Theme
from generator.publishing.elements.visible import without_controls
from generator.publishing.elements.wording import short

__all__ = ["find_pages"]

Entry = tuple[str, str, str]
"""Words, kind, and where they lead."""

_ONE_FILE = 4_000
"""Entries that one file may have, about 400 kB; more are parted by letter."""
_LONGEST = 140
_WORD = re.compile(r"\w+")


def find_pages(
    overview: Overview, publishers: Sequence[Publisher], theme: Theme, *, search: bool = False
) -> Iterator[tuple[str, bytes]]:
    """The page with the field, and the files that it looks things up in. With `search` it also asks the
    full-text index, where a server sends the page."""
    say = theme.say
    parts = _parted(sorted(set(_entries(overview, publishers))))
    for name, entries in parts.items():
        data = msgspec.json.encode([name, entries]).decode()
        yield f"find/{name}.js", f"copytrail(...{data})\n".encode()
    frame = Frame(
        picture=theme.picture(),
        title=say("find.title"),
        description=say("find.text_all" if search else "find.text"),
        section="find",
        crumbs=(Anchor(INDEX, say("site.stories")),),
        data=(Anchor(CORPUS_DATA, say("site.corpus_data")),),
    )
    yield FIND, theme.render("find", FIND, frame=frame, parts=" ".join(parts), search=SEARCH if search else "")


def _entries(overview: Overview, publishers: Sequence[Publisher]) -> Iterator[Entry]:
    headlines = {article.id: article.headline.value for article in overview.corpus.articles}
    for story in overview.stories:
        page = story_page(story.slug)
        yield _words(story.headline), "story", page
        for _, text in story.letters:
            if headlines[text] != story.headline:
                yield _words(headlines[text]), "text", article_page(text)
        for speaker in story.speakers:
            yield _words(speaker), "speaker", page
    for article in overview.singles():
        yield _words(article.headline.value), "text", article_page(article.id)
    for publisher in publishers:
        kind = "agency" if publisher.is_agency else "outlet"
        yield _words(publisher.name), kind, publisher_page(publisher.name)


def _words(text: str) -> str:
    return short(without_controls(text), _LONGEST)


def _parted(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """All in one, or by the first letters of their words: `a` to `z`, digits, `other` for the rest."""
    found = list(entries)
    if len(found) <= _ONE_FILE:
        return {"all": found}
    parts: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        plain = unicodedata.normalize("NFKD", entry[0].lower())
        for letter in sorted({_letter(word) for word in _WORD.findall(plain)}):
            parts[letter].append(entry)
    return {letter: parts[letter] for letter in sorted(parts)}


def _letter(word: str) -> str:
    return word[0] if word[0].isascii() and word[0].isalnum() else "other"
