"""The same article twice in a corpus is one article, with every place that has it.

    feed.jsonl#3        https://beacon.example/mayor?utm_source=mail  ┐
    saved/mayor.html    https://www.beacon.example/mayor              ├─ one article, two copies
    clip.txt            no address, the same words                    ┘

One address means one article, where the words are mostly the same: what is cut short or saved with more
around it is no variant. The same words mean one article, unless two outlets are known to have run them: then
they are two articles of one wording, and who took it from whom is what this program is for.

The fullest text stands for all; what it does not state is taken from its copies. The mistake this leans away
from is to lose a version that was edited under one address: where the words differ, a line says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec.structs import replace

from generator.errors import Fault
from generator.model.article import Article, Copy, Found, Origin, ZoneKind
from generator.text.characters import OTHER_SPACES

__all__ = ["address_key", "opening_letters", "without_copies", "words_key"]


def without_copies(
    articles: Sequence[Article], alike: float
) -> tuple[tuple[Article, ...], tuple[Fault, ...]]:
    """Articles, each with its copies, and a line for each copy whose words differ.

    `alike`: share of the words of the shorter text that two of one address have in common at least.
    """
    faults: list[Fault] = []
    kept: list[Article] = []
    for group in _groups(articles, alike):
        if len(group) == 1:
            kept.append(group[0])
            continue
        first, *others = sorted(group, key=_fullest_first)
        copies = []
        for other in sorted(others, key=lambda article: article.path):
            same = words_key(first) == words_key(other)
            reason = "the same words" if same else "the same address"
            copies.append(Copy(other.path, other.url.value if other.url else "", reason))
            if not same:
                what = f"has the address of {first.path} and not quite its words, and was left for it"
                faults.append(Fault(other.path, what, "take the address away if it is a version of its own"))
        kept.append(_completed(first, others, tuple(copies)))
    return tuple(kept), tuple(faults)


def _fullest_first(article: Article) -> tuple[int, int, str]:
    known = (article.outlet, article.published, article.url, article.agency, *article.authors[:1])
    return -article.words, -sum(value is not None for value in known), article.path


def _groups(articles: Sequence[Article], alike: float) -> Iterator[list[Article]]:
    """Articles that are one, in the order of their first."""
    leader = list(range(len(articles)))

    def root(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    by_address: dict[str, list[int]] = {}
    by_opening: dict[str, list[int]] = {}
    for at, article in enumerate(articles):
        key = address_key(article.url.value) if article.url else ""
        if key:
            for other in by_address.setdefault(key, []):
                if _alike(articles[other], article) >= alike:
                    leader[root(at)] = root(other)
                    break
            else:
                by_address[key].append(at)
        by_opening.setdefault(opening_letters(article), []).append(at)
    for opening in by_opening.values():
        for same in _of_the_same_words(opening, articles):
            for part in _by_outlet([(at, articles[at]) for at in same]):
                for at in part[1:]:
                    leader[root(at)] = root(part[0])
    groups: dict[int, list[Article]] = {}
    for at, article in enumerate(articles):
        groups.setdefault(root(at), []).append(article)
    yield from groups.values()


def _of_the_same_words(opening: Sequence[int], articles: Sequence[Article]) -> Iterator[list[int]]:
    """Of articles that begin alike, those that are alike to their end, two and more."""
    if len(opening) < 2:
        return
    by_words: dict[bytes, list[int]] = {}
    for at in opening:
        by_words.setdefault(words_key(articles[at]), []).append(at)
    yield from (same for same in by_words.values() if len(same) > 1)


def _by_outlet(same: Iterable[tuple[int, Article]]) -> list[list[int]]:
    """Articles of one wording by the outlet that is known of them; those of none go with the only one."""
    parts: dict[str, list[int]] = {}
    for at, article in same:
        parts.setdefault(article.outlet.value.casefold() if article.outlet else "", []).append(at)
    if len(parts) == 2 and "" in parts:
        return [[at for part in parts.values() for at in part]]
    return list(parts.values())


def words_key(article: Article) -> bytes:
    """What two articles of the same words have in common: the letters of headline and body."""
    read = (z.span.of(article.text) for z in article.zones if z.kind in (ZoneKind.HEADLINE, ZoneKind.BODY))
    words = "".join(read).casefold()
    if any(map(words.__contains__, OTHER_SPACES)):
        words = "".join(words.split())
    return blake2b(words.encode("utf-8").translate(None, b" \n"), digest_size=16).digest()


_LETTERS = 40
_SURELY = 4 * _LETTERS
"""Characters that have so many letters, unless they are mostly space."""


def opening_letters(article: Article) -> str:
    """The first letters of headline and body: most articles are told apart by them."""
    text, letters = article.text, ""
    for zone in article.zones:
        if zone.kind in (ZoneKind.HEADLINE, ZoneKind.BODY):
            start, end = zone.span.start, zone.span.end
            more = "".join(text[start : min(end, start + _SURELY)].split())
            if len(more) < _LETTERS < end - start:
                more = "".join(text[start:end].split())
            letters += more
            if len(letters) >= _LETTERS:
                break
    return letters.casefold()[:_LETTERS]


def _alike(one: Article, other: Article) -> float:
    """Share of the words of the shorter text that the longer one has."""
    first, second = (frozenset(_body(article).casefold().split()) for article in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _body(article: Article) -> str:
    return " ".join(zone.span.of(article.text) for zone in article.zones if zone.kind is ZoneKind.BODY)


def _completed(article: Article, others: Sequence[Article], copies: tuple[Copy, ...]) -> Article:
    """The article with its copies, and with what they state and it does not."""

    def best(field: str) -> Found[str] | None:
        own: Found[str] | None = getattr(article, field)
        if own is not None and own.origin not in _WEAK:
            return own
        for other in sorted(others, key=lambda each: each.path):
            found: Found[str] | None = getattr(other, field)
            if found is not None and (own is None or found.origin not in _WEAK):
                return Found(found.value, None, f"{found.reason}, in {other.path}", found.origin)
        return own

    return replace(
        article, copies=copies, outlet=best("outlet"), published=best("published"), url=best("url")
    )


_WEAK = (Origin.ADDRESS, Origin.FILE_NAME)
"""What a copy that states a thing knows better."""

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|ocid|cmpid?|icid|ncid|smid|smtyp|ref|referrer|ref_src|igshid"
    r"|sr?_share|share|taid|guccounter|guce_\w+|at_\w+|xtor|amp|outputtype",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"https?://(?!(?:www\d?|m|mobile|amp|edition)\.)([a-z0-9.-]+/[\w/-]*[\w-])(?<!/amp)")
_SHOWS = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.")


def address_key(address: str) -> str:
    """What two addresses of one page have in common; empty for a front page, which has no article."""
    if plain := _PLAIN.fullmatch(address):
        return plain[1]
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    host = _SHOWS.sub("", (parts.hostname or "").casefold())
    path = re.sub(r"/(?:amp|index\.(?:html?|php))?/?$", "", parts.path).removesuffix(".amp")
    query = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key))
    if not host or not (path or query):
        return ""
    return f"{host}{path}?{urlencode(query)}" if query else host + path
