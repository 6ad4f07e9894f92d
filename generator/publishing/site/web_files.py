"""What a site with a public address has besides its pages: a feed of its stories, and a map of its pages.

    feed.xml       Atom (RFC 4287), the newest stories first
    sitemap.xml    every page but the one for no page; an index of several where there are too many

Both need whole addresses, so without one they are not made. No clock: a story's date is the day of its
newest text, and a story without a date cannot stand in a feed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from generator.publishing.elements.addresses import INDEX, public_address, story_page
from generator.publishing.theme.catalogue import Catalogue
from generator.publishing.site.notices import Notice
from generator.publishing.elements.visible import without_controls

__all__ = ["FEED", "MAP", "feed", "site_maps"]

FEED, MAP = "feed.xml", "sitemap.xml"
_NEWEST = 50
"""Stories in the feed: readers ask for what is new."""
_NEVER = "1970-01-01T00:00:00Z"
"""When an empty feed was last updated: the format wants a moment."""
_A_MAP = 50_000
"""Addresses in one file: the most that sitemaps.org allows."""


def feed(stories: Iterable[Notice], site_url: str, say: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The feed, by its path. Stories without a day are not in it."""
    dated = [(_moment(story.row.date), story) for story in stories]
    dated = sorted((each for each in dated if each[0]), key=lambda each: each[1].brief.slug)
    dated.sort(key=lambda each: each[0], reverse=True)
    newest = dated[0][0] if dated else _NEVER
    entries = [_entry(when, story, site_url) for when, story in dated[:_NEWEST]]
    yield FEED, "\n".join([*_head(newest, site_url, say), *entries, "</feed>\n"]).encode()


def _moment(day: str) -> str:
    """RFC 3339; the first day where only a month or a year is known."""
    return f"{day}{'-01' * (2 - day.count('-'))}T00:00:00Z" if day else ""


def _head(when: str, site_url: str, say: Catalogue) -> Iterator[str]:
    home = public_address(site_url, INDEX)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{say.code}">'
    yield f"<title>{escape(say('site.name'))}</title><subtitle>{escape(say('site.purpose'))}</subtitle>"
    yield f'<id>{escape(home)}</id><link href="{escape(home)}"/>'
    yield f'<link rel="self" href="{escape(public_address(site_url, FEED))}"/><updated>{when}</updated>'
    yield f"<author><name>{escape(say('site.name'))}</name></author>"


def _entry(when: str, story: Notice, site_url: str) -> str:
    page = escape(public_address(site_url, story_page(story.brief.slug)))
    title = escape(" ".join(without_controls(story.brief.headline).split()))
    return (
        f'<entry><title>{title}</title><id>{page}</id><link href="{page}"/><updated>{when}</updated>'
        f"<summary>{escape(without_controls(story.standfirst))}</summary></entry>"
    )


def site_maps(pages: Iterable[str], site_url: str) -> Iterator[tuple[str, bytes]]:
    """The map of these pages; with more than fit into one file, an index of maps."""
    addresses = [public_address(site_url, page) for page in sorted(pages)]
    if len(addresses) <= _A_MAP:
        yield MAP, _list("urlset", "url", addresses)
        return
    maps: list[str] = []
    for place in range(0, len(addresses), _A_MAP):
        maps.append(f"sitemap-{len(maps) + 1}.xml")
        yield maps[-1], _list("urlset", "url", addresses[place : place + _A_MAP])
    yield MAP, _list("sitemapindex", "sitemap", [public_address(site_url, name) for name in maps])


def _list(whole: str, part: str, addresses: Sequence[str]) -> bytes:
    lines = "".join(f"<{part}><loc>{escape(address)}</loc></{part}>\n" for address in addresses)
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="{namespace}">\n'
    return f"{head}{lines}</{whole}>\n".encode()
