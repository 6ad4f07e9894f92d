"""A record becomes an article: cleaned, parted into zones, cut into sentences, with what it states.

    text   "World News\\n\\nMayor resigns\\nPORT ELLIS — The mayor …\\n"
    zones   removed─────┘└─headline──┘└─body──────────────────────┘

White space between two zones belongs to the one before it, white space at the very start to the first.
Lines next to each other with the same kind and reason are one zone.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

from msgspec.structs import replace

from generator.corpus.article.sentences import STANDFIRST, Sentences
from generator.corpus.cleaning.bylines import says_when
from generator.corpus.cleaning.cleaning import clean
from generator.corpus.files.decoding import Problem, plain
from generator.corpus.files.mojibake import Repair, repaired, repaired_text
from generator.corpus.files.records import Known, Record, Value
from generator.corpus.metadata.languages import language_of
from generator.corpus.metadata.metadata import Metadata, metadata_of
from generator.corpus.page.names import tidy
from generator.corpus.page.page import Label, Line, Page
from generator.model.article import Article, Found, SentenceRole, Zone, ZoneKind
from generator.model.spans import ArticleId, Span
from generator.settings import CorpusSettings

__all__ = ["make_article", "make_articles", "without"]

_WORD = re.compile(r"[^\W_]")
_BODY = "the text"
_AROUND = "what stands around the article on the web page"


def make_article(record: Record, name: ArticleId, path: str, settings: CorpusSettings) -> Article | Problem:
    """The article of a record, or why it is none."""
    return make_articles([(path, name, record)], settings)[0]


def make_articles(
    records: Sequence[tuple[str, ArticleId, Record]], settings: CorpusSettings
) -> list[Article | Problem]:
    """The article of each record, which has a path and a name, or why it is none.

    Step by step for all of them, as the passes of the cleaning: see there. A few dozen are best.
    """
    drafts = [_Draft(record, name, path, settings) for path, name, record in records]
    for step in _BEFORE_CLEANING:
        _do(step, drafts)
    clean([draft.page for draft in drafts if draft.problem is None])
    for step in _AFTER_CLEANING:
        _do(step, drafts)
    return [_article(draft) if draft.problem is None else draft.problem for draft in drafts]


class _Draft:
    """An article in the making."""

    __slots__ = (
        "known", "language", "name", "page", "paragraphs", "parts", "path", "problem", "record", "repairs",
        "sentences", "settings", "stated", "text", "title", "zones",
    )  # fmt: skip
    known: Known
    title: Value | None
    text: str
    repairs: tuple[Repair, ...]
    page: Page
    parts: list[_Part]
    paragraphs: list[tuple[int, int]]
    """The places of the first two."""
    language: str
    zones: tuple[Zone, ...]
    sentences: Sentences
    stated: Metadata

    def __init__(self, record: Record, name: ArticleId, path: str, settings: CorpusSettings) -> None:
        self.record = record
        self.name = name
        self.path = path
        self.settings = settings
        self.problem: Problem | None = None


def _do(step: Callable[[_Draft], Problem | None], drafts: Iterable[_Draft]) -> None:
    for draft in drafts:
        if draft.problem is None:
            draft.problem = step(draft)


def _read(draft: _Draft) -> Problem | None:
    whole, draft.repairs = repaired(draft.record.text)
    draft.text = text = unwrapped(plain(whole))
    if not text.strip():
        return Problem("is empty", "remove it, or put the article's text into it")
    if not _WORD.search(text):
        return Problem("holds no words", "remove it, or put the article's text into it")
    largest = draft.settings.largest_article
    if len(text) > largest:
        what = f"is longer than {largest:,} characters"
        return Problem(what, "split it, or raise the setting “largest_article”")
    return None


def _page(draft: _Draft) -> None:
    draft.known = draft.record.known.readable()
    draft.title = title = draft.known.title
    if title is not None and (whole := repaired_text(title.text)) != title.text:
        draft.title = replace(title, text=whole)
    draft.page = Page(draft.text, draft.settings.cleaning, _title_end(draft.text, draft.title))


def _part(draft: _Draft) -> Problem | None:
    draft.parts, draft.paragraphs = _parts(draft.page)
    if draft.paragraphs:
        return None
    titled = any(kind is ZoneKind.HEADLINE for kind, *_ in draft.parts)
    what = "holds a headline and no text" if titled else "holds nothing but a site's furniture"
    return Problem(what, "put the article's text into it, or remove it")


def _tell_language(draft: _Draft) -> None:
    draft.language = language_of(draft.text, draft.known.language, draft.settings)


def _zone(draft: _Draft) -> Problem | None:
    settings, own = draft.settings, draft.text
    if beside := _fitting(plain(draft.record.beside), settings.largest_article - len(own)):
        draft.text = f"{own.rstrip()}\n\n{beside}"
        draft.parts.append((ZoneKind.REMOVED, _AROUND, len(draft.text) - len(beside)))
    draft.zones = _zones(draft.text, draft.parts)
    draft.sentences = Sentences(draft.text, draft.zones, draft.language)
    most = settings.most_sentences
    if len(own) >= most < _most_ends(own) and most < len(draft.sentences):
        return Problem(f"has more than {most:,} sentences", "split it, or raise the setting “most_sentences”")
    return None


def _state(draft: _Draft) -> None:
    draft.stated = metadata_of(draft.page, draft.known, draft.paragraphs, draft.path, draft.settings)


_BEFORE_CLEANING = (_read, _page)
_AFTER_CLEANING = (_part, _tell_language, _zone, _state)


def _article(draft: _Draft) -> Article:
    stated = draft.stated
    return Article(
        id=draft.name,
        path=draft.path,
        text=draft.text,
        zones=draft.zones,
        sentences=draft.sentences,
        headline=_headline(draft),
        outlet=stated.outlet,
        authors=stated.authors,
        agency=stated.agency,
        dateline=stated.dateline,
        published=stated.published,
        url=stated.url,
        language=draft.language,
        doubts=stated.doubts,
        repairs=tuple(_shown(draft.repairs, draft.text)) if draft.repairs else (),
    )


def _shown(repairs: Iterable[Repair], text: str) -> Iterator[Found[str]]:
    """Repaired lines, where the text has them."""
    at = 0
    for repair in repairs:
        line = plain(repair.after).strip()
        start = text.find(line, at)
        if line and start >= 0:
            at = start + len(line)
            yield Found(plain(repair.words), Span(start, at), _REPAIRED)


_REPAIRED = "characters that had been broken, by reading UTF-8 as Windows-1252, were made whole"


def _most_ends(text: str) -> int:
    """No less than its sentences: cutting a text to count them would cost more than all else here."""
    return sum(map(text.count, ".!?…。！？\n")) + 1


def without(article: Article, paragraphs: Mapping[str, str]) -> Article:
    """The article with some paragraphs of its text taken out, each for its reason: they stay in a zone of
    their own. The article itself where nothing of its text would be left."""
    text = article.text
    parts: list[_Part] = []
    for zone in article.zones:
        at, end = zone.span.start, zone.span.end
        lines = _lines_of(paragraphs, text, at, end) if zone.kind is _IN_BODY else {}
        for start, line in sorted(lines.items()):
            if text[at:start].strip():
                parts.append((zone.kind, zone.reason, _first_letter(text, at)))
            parts.append((ZoneKind.REMOVED, paragraphs[line], start))
            at = start + len(line)
        if text[at:end].strip():
            parts.append((zone.kind, zone.reason, _first_letter(text, at)))
    if not any(kind is _IN_BODY for kind, *_ in parts):
        return article
    zones = _zones(text, parts)
    sentences = Sentences(text, zones, article.language)
    headline = article.headline
    if headline.reason == _FIRST_SENTENCE:
        headline = _first_sentence(text, sentences)
    return replace(article, zones=zones, sentences=sentences, headline=headline)


def _lines_of(paragraphs: Iterable[str], text: str, start: int, end: int) -> dict[int, str]:
    """Where paragraphs stand as whole lines."""
    found: dict[int, str] = {}
    for line in paragraphs:
        at = text.find(line, start, end)
        while at >= 0:
            until = at + len(line)
            before = text.rfind("\n", start, at) + 1 or start
            behind = text.find("\n", until, end)
            rest = text[until : end if behind < 0 else behind]
            if not text[before:at].strip() and not rest.strip():
                found[at] = line
            at = text.find(line, until, end)
    return found


def _first_letter(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


_IN_BODY = ZoneKind.BODY
_Part = tuple[ZoneKind, str, int]
"""What begins at a place, and why."""


def _title_end(text: str, title: Value | None) -> int:
    """Where a headline that a field gave ends, if it stands at the start as a line of its own.

    A brief whose one sentence is given as its headline too has a text and no headline before it.
    """
    if title is None:
        return 0
    start = len(text) - len(text.lstrip())
    end = start + len(title.text)
    own_line = text.startswith(title.text, start) and text[end : end + 1] == "\n"
    return end if own_line and text[end:].strip() else 0


# Some sites put their legal line behind the last sentence.
_TRAILING = re.compile(
    r"(?:©|\([cC]\) ?(?=\d)|\bCopyright\b)[^\n]{0,120}?\b[Aa]ll [Rr]ights [Rr]eserved\b[^\n]{0,250}$"
)
_TRAILING_REACH = 400


def _fitting(lines: str, most: int) -> str:
    """As many whole lines as there is room for."""
    return lines.strip() if len(lines) <= most else lines[: lines.rfind("\n", 0, max(most, 0)) + 1].strip()


def _parts(page: Page) -> tuple[list[_Part], list[tuple[int, int]]]:
    """What each stretch of lines is, and the places of the first two paragraphs."""
    own = page.open()
    labels = [_OWN if label is None else label for label in page.labels]
    if own and own[0] == page.heading.standfirst:  # below a line of the text it is one of its lines
        labels[own[0]] = Label(_IN_BODY, STANDFIRST)
    parts = [
        (label.kind, label.reason, line.start)
        for line, label, above in zip(page.lines, labels, (None, *labels), strict=False)
        if label is not above
    ]
    paragraphs = [index for index in own[:3] if labels[index] is _OWN] or own
    places = [(page.lines[index].start, page.lines[index].end) for index in paragraphs[:2]]
    legal = _legal_line(page.lines[own[-1]]) if own else None
    if legal is not None:
        until, start = legal
        insort(parts, (ZoneKind.REMOVED, "a copyright line", start), key=itemgetter(2))
        places = [(first, min(last, until)) for first, last in places]
    return parts, places


_OWN = Label(_IN_BODY, _BODY)


def _legal_line(line: Line) -> tuple[int, int] | None:
    """Where the last paragraph ends, and where a legal line behind it begins."""
    text = line.text
    if "eserved" not in text:
        return None
    legal = _TRAILING.search(text, max(0, len(text) - _TRAILING_REACH))
    until = len(text[: legal.start()].rstrip()) if legal else 0
    return (line.start + until, line.start + legal.start()) if legal and until else None


def _zones(text: str, parts: Sequence[_Part]) -> tuple[Zone, ...]:
    merged: list[tuple[ZoneKind, str, int]] = []
    before: tuple[ZoneKind, str] | None = None
    for kind, reason, start in parts:
        if before != (kind, reason):
            before = (kind, reason)
            merged.append((kind, reason, start if merged else 0))
    ends = [start for _, _, start in merged[1:]] + [len(text)]
    return tuple(
        Zone(kind, Span(start, end), reason) for (kind, reason, start), end in zip(merged, ends, strict=True)
    )


def _headline(draft: _Draft) -> Found[str]:
    text, title, headline = draft.text, draft.title, draft.page.heading.headline
    if title is not None and says_when(title.text):
        return _first_sentence(text, draft.sentences)  # the line keeps its zone: it stands where headlines do
    if title is not None:
        return Found(title.text, _place(text, title.text), title.reason, title.origin)
    if headline is not None:
        line = draft.page.lines[headline]
        return Found(tidy(line.text), Span(line.start, line.end), "the line above the text")
    return _first_sentence(text, draft.sentences)


_FIRST_SENTENCE = "the first sentence: no headline stands above the text"


def _first_sentence(text: str, sentences: Sentences) -> Found[str]:
    first = next((s for s in sentences if s.role is not SentenceRole.HEADLINE), sentences[0]).span
    return Found(tidy(first.of(text)), first, _FIRST_SENTENCE)


def _place(text: str, value: str) -> Span | None:
    start = text.find(value)
    return Span(start, start + len(value)) if start >= 0 else None


_WRAPPED_LINE = 50
_WRAPPED_LONGEST = 100
_FEWEST_WRAPPED = 5


def unwrapped(text: str) -> str:
    """A hard-wrapped text with its lines joined: each line break inside a paragraph becomes a space.

    Only where lines are evenly short and most of them break off in the middle of a sentence; one
    character replaces one, so places stay.
    """
    at = 0
    while at >= 0:  # a long line is found in most texts at once, and nothing needs to be cut for it
        end = text.find("\n", at)
        if (end if end >= 0 else len(text)) - at > _WRAPPED_LONGEST:
            return text
        at = end + 1 if end >= 0 else -1
    lines = text.split("\n")
    if len(lines) < _FEWEST_WRAPPED:
        return text
    breaks = [
        (here, there)
        for here, there in pairwise(lines)
        if len(here) >= _WRAPPED_LINE and there and not there[0].isspace()
    ]
    broken = sum(here[-1].isalnum() or here[-1] == "," for here, there in breaks if there[0].islower())
    if broken < _FEWEST_WRAPPED or 3 * broken < len(breaks):
        return text
    joined: list[str] = []
    for here, there in zip(lines, [*lines[1:], ""], strict=True):
        inside = len(here) >= _WRAPPED_LINE and bool(there.strip())
        joined.append(here + (" " if inside else "\n"))
    return "".join(joined)[:-1]
