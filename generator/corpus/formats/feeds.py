"""A feed: RSS or Atom, each entry an article.

    <rss><channel><title>The Beacon</title>             the outlet of entries that name no other
      <item><title>Mayor resigns</title>                the headline
            <content:encoded>&lt;p&gt;PORT ELLIS …      the text, else the description

feedparser reads what the many kinds of feeds and their mistakes have in common.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from generator.corpus.files.decoding import Problem
from generator.corpus.files.records import File, Item, Known, Record, Value, of_field
from generator.corpus.formats.fields import titled_text
from generator.corpus.formats.markup_text import text_of_fragment
from generator.corpus.formats.messages import dated

__all__ = ["read_feed"]


def read_feed(file: File) -> Iterator[Item]:
    """Every entry of a feed, in its order."""
    content = file.content(file.settings.largest_file, "largest_file")
    if isinstance(content, Problem):
        yield file.fault(*content)
        return
    # A stream, because bytes would be tried as the name of a file.
    try:
        feed = feedparser.parse(io.BytesIO(content))
    except UnicodeError:  # &#xD800; is half a character
        yield file.fault("names characters that do not exist", "save the feed anew")
        return
    if not feed.get("version") and not feed.get("entries"):
        yield file.fault("is no RSS or Atom feed", "save the feed anew, or remove it")
        return
    if not feed.entries:
        yield file.fault("is a feed without entries", "save the feed anew, or remove it")
    outlet = _plain(_stated(feed.feed, "title"))
    language = _stated(feed.feed, "language")
    for number, entry in enumerate(feed.entries, 1):
        text = _text(entry)
        if not text.strip():
            yield file.fault("has no text", "save the page that it links to", number)
            continue
        yield titled_text(Record(text, number, _known(entry, outlet, language)))


def _text(entry: Mapping[str, Any]) -> str:
    """The longest of what an entry holds: a feed may give the whole text as its description."""
    pieces = [_stated(piece, "value") for piece in entry.get("content", ())] + [_stated(entry, "summary")]
    return max((text_of_fragment(piece) for piece in pieces), key=len, default="")


def _known(entry: Mapping[str, Any], outlet: str, language: str) -> Known:
    source = _plain(_stated(entry.get("source", {}), "title"))
    authors = [_plain(_stated(author, "name")) for author in entry.get("authors", ())]
    return Known(
        title=_field(_plain(_stated(entry, "title")), "title"),
        outlet=_field(source, "source") or (Value(outlet, "the title of the feed") if outlet else None),
        authors=tuple(of_field(author, "author") for author in authors if author),
        published=_field(dated(_stated(entry, "published")), "published")
        or _field(dated(_stated(entry, "updated")), "updated"),
        url=_field(_stated(entry, "link"), "link"),
        language=_field(language, "language"),
    )


def _stated(part: Mapping[str, Any], name: str) -> str:
    """What a part of a feed states; feedparser has None where the markup is broken."""
    return part.get(name) or ""


def _field(text: str, name: str) -> Value | None:
    return of_field(text, name) if text else None


def _plain(markup: str) -> str:
    return " ".join(text_of_fragment(markup).split()) if "<" in markup or "&" in markup else markup.strip()
