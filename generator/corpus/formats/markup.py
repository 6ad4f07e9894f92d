"""What a web page says of itself in its markup.

    <script type="application/ld+json">{"@type": "NewsArticle", "headline": …, "datePublished": …}
    <meta property="og:site_name" content="The Beacon">
    <link rel="canonical" href="https://beacon.example/mayor-resigns">
    <!-- saved from url=(0038)https://beacon.example/mayor-resigns -->

    headline   a heading that the page shows and its markup repeats > JSON-LD > OpenGraph > heading > <title>
    published  JSON-LD > <meta> > <time> > htmldate's search
    outlet     JSON-LD publisher > og:site_name > application-name
    address    <link rel=canonical> > og:url > JSON-LD > where the browser saved it from

Every value says in which place of the markup it stood. The orders are the tables below. The words of a
heading come before those of JSON-LD: they are what readers of the page saw, and what a copy copies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any

from lxml import etree
from msgspec import Struct

from generator.corpus.files.records import Known, Value
from generator.corpus.formats.linked_data import linked
from generator.corpus.page.dates import iso_of
from generator.model.article import Origin
from generator.text.agencies import agency_named

__all__ = ["Markup", "known_of_markup", "markup_of"]


class Markup(Struct, frozen=True):
    """The parts of a page that speak of the page."""

    tree: etree._Element
    linked: Mapping[str, Any]
    """The article's node of the JSON-LD; empty where there is none."""
    meta: Mapping[str, str]
    """What each `<meta>` says, by its name in lower case; the first counts."""
    saved_from: str
    """The address that a browser wrote into the file; empty where none did."""


def markup_of(tree: etree._Element, page: str) -> Markup:
    """The markup of a parsed page. `page`: its characters, for the comments of browsers."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _tidy(element.get("content", ""))
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute, "").strip().lower()
            if name and content:
                meta.setdefault(name, content)
    saved = _SAVED_FROM.search(page[:_TOP])
    return Markup(tree, linked(tree), meta, saved[1] if saved else "")


_TOP = 5000
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s+url:\s)\s*(https?://[^\s>]+)"
)


def known_of_markup(markup: Markup) -> Known:
    """What the markup states of the article."""
    return Known(
        title=_first(_TITLE, markup),
        outlet=_first(_OUTLET, markup),
        agency=_agency(markup),
        authors=next((found for rule in _AUTHORS if (found := tuple(rule(markup)))), ()),
        published=_first(_PUBLISHED, markup),
        url=_first(_URL, markup),
        language=_first(_LANGUAGE, markup),
    )


_Rule = Callable[[Markup], "Value | None"]


def _first(rules: tuple[_Rule, ...], markup: Markup) -> Value | None:
    return next((found for rule in rules if (found := rule(markup)) is not None), None)


def _value(text: object, place: str) -> Value | None:
    words = _tidy(text) if isinstance(text, str) else ""
    return Value(words, f"the page’s {place}", Origin.MARKUP) if words and len(words) <= _LONGEST else None


_LONGEST = 1000


def _tidy(text: str) -> str:
    return " ".join(unescape(text).split())


# JSON-LD


def _publisher(markup: Markup) -> Value | None:
    """Who publishes, but for an agency, whose copy the page may be, and the makers of blogs."""
    for name in _names(markup.linked.get("publisher")):
        if agency_named(name) is None and name not in _HOSTS:
            return _value(name, "JSON-LD “publisher”")
    return None


_HOSTS = frozenset({"Blogger", "WordPress", "WordPress.com", "Medium", "Tumblr", "Blogspot"})


def _site_name(markup: Markup) -> Value | None:
    found = _of_meta("og:site_name", "dc.publisher", "application-name", "apple-mobile-web-app-title")(markup)
    if found is None or _WEB.match(found.text):
        return None
    return Value(found.text.split(" | ")[0], found.reason, found.origin)


def _agency(markup: Markup) -> Value | None:
    for name in _names(markup.linked.get("publisher")):
        if agency_named(name) is not None:
            return _value(name, "JSON-LD “publisher”")
    return None


def _names(value: object) -> Iterator[str]:
    """The names in a string, an object with a name, or a list of either."""
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for each in name if isinstance(name, list) else [name]:
            if isinstance(each, str) and each.strip() and not each.startswith(("http:", "https:", "/")):
                yield _tidy(each)


def _of_linked(*keys: str) -> _Rule:
    def rule(markup: Markup) -> Value | None:
        for key in keys:
            value = markup.linked.get(key)
            name = next(_names(value), "") if not isinstance(value, str) else value
            if found := _value(name, f"JSON-LD “{key}”"):
                return found
        return None

    return rule


def _address_of_linked(markup: Markup) -> Value | None:
    for key in ("url", "mainEntityOfPage"):
        value = markup.linked.get(key)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str) and _WEB.match(value.strip()):
            return _value(value, f"JSON-LD “{key}”")
    return None


# <meta>, <link>, <time>, headings


def _of_meta(*names: str) -> _Rule:
    def rule(markup: Markup) -> Value | None:
        return next(
            (_value(markup.meta[name], f"meta “{name}”") for name in names if name in markup.meta), None
        )

    return rule


def _address_of_meta(*names: str) -> _Rule:
    def rule(markup: Markup) -> Value | None:
        found = _of_meta(*names)(markup)
        return found if found and _WEB.match(found.text) else None

    return rule


_WEB = re.compile(r"https?://[^\s/]{3,}", re.IGNORECASE)


def _canonical(markup: Markup) -> Value | None:
    for link in markup.tree.iter("link"):
        if "canonical" in link.get("rel", "").lower().split() and _WEB.match(link.get("href", "").strip()):
            return _value(link.get("href"), "canonical link")
    return None


def _saved_from(markup: Markup) -> Value | None:
    return _value(markup.saved_from, "note of where it was saved from")


_DATED_CLASS = re.compile(r"publi|posted|entry-date|date", re.IGNORECASE)


def _dated(rule: _Rule) -> _Rule:
    """What a rule finds, where it is a date: some pages were published in the year 1."""

    def checked(markup: Markup) -> Value | None:
        found = rule(markup)
        return found if found and iso_of(found.text) else None

    return checked


def _each_dated(*names: str) -> tuple[_Rule, ...]:
    return tuple(_dated(_of_meta(name)) for name in names)


def _time(markup: Markup) -> Value | None:
    """The first `<time>` that is called the publication, else the first one of all."""
    times = [each for each in markup.tree.iter("time") if each.get("datetime", "").strip()]
    for each in times:
        called = " ".join(each.get(name, "") for name in ("itemprop", "class", "pubdate", "id"))
        if _DATED_CLASS.search(called) or "pubdate" in each.attrib:
            return _value(each.get("datetime"), "<time>")
    return _value(times[0].get("datetime"), "<time>") if times else None


def _searched(markup: Markup) -> Value | None:
    """What htmldate finds in attributes and classes of the page; the bound is no clock of this machine."""
    from htmldate import find_date

    found = find_date(
        markup.tree, original_date=True, extensive_search=False, min_date="1990-01-01", max_date="2100-01-01"
    )
    return _value(found, "markup, where htmldate found a date")


def _heading(markup: Markup) -> Value | None:
    """A heading whose words the markup repeats: the page shows it, and it is no logo."""
    repeated = [_key(title) for title in _repeated(markup)]
    for heading in _headings(markup):
        key = _key(heading)
        if any(key == other or (len(key) > _ENOUGH and key in other) for other in repeated):
            return _value(heading, "heading <h1>")
    return None


_ENOUGH = 20
"""Letters from which a heading that stands inside another title is that title without its trimmings."""


def _like_heading(markup: Markup) -> Value | None:
    """A heading that says what the markup's titles say, in other words."""
    titles = [frozenset(title.casefold().split()) for title in _repeated(markup)]
    alike, heading = max(
        ((_alike(frozenset(words.casefold().split()), titles), words) for words in _headings(markup)),
        key=lambda pair: pair[0],
        default=(0.0, ""),
    )
    return _value(heading, "heading <h1>") if alike >= _ALIKE else None


_ALIKE = 0.3
"""Share of the shorter one's words that a heading and a title must have in common."""
_FEW = 4


def _alike(heading: frozenset[str], titles: list[frozenset[str]]) -> float:
    if len(heading) < _FEW:
        return 0.0
    return max(
        (len(heading & title) / max(_FEW, min(len(heading), len(title))) for title in titles), default=0.0
    )


def _repeated(markup: Markup) -> list[str]:
    """The titles that the markup has apart from the headings."""
    titles = [markup.meta.get("og:title"), markup.meta.get("twitter:title"), markup.linked.get("headline")]
    titles.append(next((each.text for each in markup.tree.iter("title")), None))
    return [_tidy(title) for title in titles if isinstance(title, str)]


def _headings(markup: Markup) -> Iterator[str]:
    """The words of each <h1>, but for one that is the name of the site."""
    outlet = _first(_OUTLET, markup)
    site = _key(outlet.text) if outlet else ""
    for heading in markup.tree.iter("h1"):
        words = _tidy("".join(heading.itertext()))
        if words and _key(words) != site:
            yield words


def _key(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _only_heading(markup: Markup) -> Value | None:
    headings = [heading for heading in _headings(markup) if len(heading.split()) >= 3]
    return _value(headings[0], "heading <h1>") if len(headings) == 1 else None


_SITE = re.compile(r"\s[|–—·•»:-]+\s")


def _without_site(rule: _Rule) -> _Rule:
    """A title without the name of the site behind or before it: "Mayor resigns | The Beacon"."""

    def cut(markup: Markup) -> Value | None:
        found = rule(markup)
        if found is None:
            return None
        outlet = _first(_OUTLET, markup)
        site = _key(outlet.text) if outlet else ""
        start, end = 0, len(found.text)
        for mark in reversed(tuple(_SITE.finditer(found.text))):
            if _names_site(found.text[mark.end() : end], site, len(found.text[: mark.start()].split())):
                end = mark.start()
        first = _SITE.search(found.text, 0, end)
        if first and site and _key(found.text[: first.start()]) == site:
            start = first.end()
        return Value(found.text[start:end], found.reason, found.origin)

    return cut


def _names_site(part: str, site: str, before: int) -> bool:
    words = part.split()
    if site and (_key(part) in site or site in _key(part)):
        return len(words) <= 6
    return (
        len(words) <= 4
        and before >= 4
        and all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    )


def _title_element(markup: Markup) -> Value | None:
    return next((_value(each.text, "<title>") for each in markup.tree.iter("title") if each.text), None)


def _page_language(markup: Markup) -> Value | None:
    root = markup.tree.getroottree().getroot()
    return _value(
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"), "attribute “lang”"
    )


_TITLE: tuple[_Rule, ...] = (
    _heading,
    _like_heading,
    _without_site(_of_linked("headline")),
    _without_site(_of_meta("og:title", "twitter:title", "dc.title", "title")),
    _only_heading,
    _without_site(_title_element),
    _of_linked("name"),
)
_OUTLET: tuple[_Rule, ...] = (_publisher, _site_name)
_PUBLISHED: tuple[_Rule, ...] = (
    _dated(_of_linked("datePublished")),
    *_each_dated(
        "article:published_time", "og:published_time", "datepublished", "article:published",
        "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "pubdate",
        "publishdate", "publish-date", "publication_date", "publicationdate",
        "citation_publication_date", "date",
    ),
    _dated(_of_linked("dateCreated")),
    _dated(_time),
    _searched,
)  # fmt: skip
_URL: tuple[_Rule, ...] = (
    _canonical,
    _address_of_meta("og:url", "twitter:url"),
    _address_of_linked,
    _saved_from,
)
_LANGUAGE: tuple[_Rule, ...] = (
    _of_linked("inLanguage"),
    _page_language,
    _of_meta("og:locale", "content-language", "dc.language"),
)


def _authors_linked(markup: Markup) -> Iterator[Value]:
    for name in _names(markup.linked.get("author")):
        if found := _value(name, "JSON-LD “author”"):
            yield found


def _authors_meta(markup: Markup) -> Iterator[Value]:
    for name in (
        "author",
        "byl",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "citation_author",
    ):
        if name in markup.meta and not _WEB.match(markup.meta[name]) and "/" not in markup.meta[name]:
            if found := _value(markup.meta[name].removeprefix("By "), f"meta “{name}”"):
                yield found
            return


_AUTHORS: tuple[Callable[[Markup], Iterator[Value]], ...] = (_authors_linked, _authors_meta)
