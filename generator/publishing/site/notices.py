"""What the lists of the whole site say of a story: all that stays of it when its own pages are drawn.

    Investigation ─┬─→ pages of the story      written, then dropped
                   └─→ Notice                  the front page, lists, outlets, finder, feed, search

A notice is a kilobyte an article, and kept from build to build beside the names of the files that were drawn
with it: where those still lie in the site, the story is not even looked up.
"""

from __future__ import annotations

import zlib

import msgspec
from markupsafe import Markup
from msgspec import Struct

from generator.model.brief import Brief, brief_of
from generator.publishing.elements.lookup import Lookup
from generator.publishing.site.front import Front, front_of
from generator.publishing.site.index_rows import StoryRow, story_row
from generator.publishing.site.publishers import Ran, ran_by
from generator.publishing.site.search import Records, story_records
from generator.publishing.story.view import StoryView
from generator.settings import SiteSettings

__all__ = ["Notice", "decoded", "encoded", "notice_of"]


class Notice(Struct, frozen=True):
    """A story as lists have it."""

    brief: Brief
    row: StoryRow
    standfirst: str
    ran: tuple[Ran, ...]
    """Its texts, in the order of its letters."""
    packed: bytes
    """Its words for full-text search, compressed; nothing without that."""

    def records(self) -> Records:
        """The pages of words that are searched."""
        return _records(zlib.decompress(self.packed)) if self.packed else ()


def notice_of(view: StoryView, lookup: Lookup, settings: SiteSettings) -> tuple[Notice, Front]:
    """What lists say of a story, and what the front page says where it stands there."""
    row = story_row(lookup)
    words = tuple(story_records(lookup)) if settings.search else ()
    packed = zlib.compress(msgspec.msgpack.encode(words), 1) if words else b""
    notice = Notice(
        brief_of(lookup.investigation), row, view.standfirst, tuple(ran_by(lookup)), packed
    )
    return notice, front_of(view, row, lookup)


def encoded(notice: tuple[Notice, Front] | None) -> bytes:
    """As bytes that travel between processes, and from build to build; None: the site leaves the story out."""
    return _encode(notice)


def decoded(content: bytes) -> tuple[Notice, Front] | None:
    """What `encoded` made them of. Raises `msgspec.DecodeError` where that is something else."""
    found: tuple[Notice, Front] | None = _decode(content)
    return found


def _plain(value: object) -> str:
    if isinstance(value, Markup):
        return str(value)
    raise TypeError(type(value))


def _marked(kind: type, value: object) -> object:
    return kind(value)


_encode = msgspec.msgpack.Encoder(enc_hook=_plain).encode
_decode = msgspec.msgpack.Decoder(tuple[Notice, Front] | None, dec_hook=_marked).decode
_records = msgspec.msgpack.Decoder(Records).decode
