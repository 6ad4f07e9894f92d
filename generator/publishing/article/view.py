"""Everything that an article's page shows: the text as published, with notes beside the words.

      taken out: a section label                      (one click opens it)
  0   Mayor resigns
  1   PORT ELLIS (AP) — The mayor quit on Friday.¹    ¹ Certainty changed. A has “may quit”.
                                                      i Credit. Names AP in its dateline.

The numbers at the left lead to the passages of the story. An article of no story has the same page
without them: nothing is claimed about it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.article import SET, Article, Found, SentenceRole, ZoneKind
from generator.model.attribution import Provenance, SourceId
from generator.model.corrections import NO_CORRECTIONS, Corrections
from generator.model.hand import Hand
from generator.model.spans import ArticleId, Span
from generator.publishing.article.published_text import Block, Marker, blocks, words_in
from generator.publishing.article.remarks import Remark, remarks_on
from generator.publishing.elements.addresses import passage_anchor, story_page, text_anchor
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.notes import Notes
from generator.publishing.elements.tongues import direction_of, language_of
from generator.publishing.elements.visible import Html
from generator.publishing.elements.wording import capital, short
from generator.publishing.sections.by_hand import HandNote, set_by, set_by_hand
from generator.publishing.sections.texts import relation_words
from generator.publishing.theme.catalogue import Catalogue

__all__ = [
    "ArticleView",
    "Fact",
    "Line",
    "PassageLink",
    "Remark",
    "article_facts",
    "article_view",
    "is_web_address",
]


class PassageLink(Struct, frozen=True):
    """A passage of the story that a line belongs to."""

    to: Anchor
    flagged: bool


class Line(Struct, frozen=True):
    """A paragraph, or a stretch that was taken out. `kind` is `text`, `hl`, `byl` or `cut`."""

    kind: str
    words: tuple[Html, ...]
    """One for each line; a paragraph has one."""
    passages: tuple[PassageLink, ...]
    remarks: tuple[Remark, ...]
    title: str
    """Of a cut: what it was taken for."""
    count: str

    @property
    def flagged(self) -> bool:
        return any(remark.number for remark in self.remarks)


class Fact(Struct, frozen=True):
    """A thing known of the article, and from where."""

    name: str
    value: str
    source: str
    link: str = ""
    """An address on the web, http or https."""
    language: str = ""
    """The code for `lang`, where `source` is not in the page's language."""


class ArticleView(Struct, frozen=True):
    """An article's page."""

    letter: str
    headline: str
    facts: str
    relation: tuple[str, ...]
    story: Anchor | None
    others: Anchor | None
    """Where the article stands among the texts of its story."""
    language: str
    direction: str
    lines: tuple[Line, ...]
    summary: str
    """What is marked on the text, in a sentence; empty where there is nothing to switch off."""
    known: tuple[Fact, ...]
    first: tuple[tuple[str, str], ...]
    """Whose words came first: the letter that marks them, and whose they are."""
    by_hand: tuple[HandNote, ...]
    """What people set on this page."""


def article_facts(say: Catalogue, article: Article) -> str:
    """Outlet, day and length on one line."""
    return " · ".join(
        (
            article.outlet.value if article.outlet else say("words.no_outlet"),
            say.day(article.published.value) if article.published else say("words.no_date"),
            say("words.length", article.words),
            *((say("words.places", len(article.copies) + 1),) if article.copies else ()),
        )
    )


def article_view(
    article: Article,
    lookup: Lookup | None,
    notes: dict[str, Notes],
    say: Catalogue,
    corrections: Corrections = NO_CORRECTIONS,
) -> ArticleView:
    """The view of one article. `notes` are those of its story, by passage; empty where it has none."""
    parts = blocks(article)
    remarks, hots = remarks_on(article, lookup, notes, parts) if lookup else ({}, ())
    named = [credit.span for credit in lookup.credits_of(article.id)] if lookup else []
    carried = lookup.provenance_of(article.id) if lookup else ()
    letters = [(span, lookup.letter(each.witness)) for each in carried for span in each.spans if lookup]
    marker = Marker(article, named, hots, letters)
    lines = tuple(
        _line(article, lookup, notes, block, marker, remarks.get(place, ()), say)
        for place, block in enumerate(parts)
    )
    numbers = {remark.number for line in lines for remark in line.remarks if remark.number}
    page = story_page(lookup.investigation.story.slug) if lookup else ""
    letter = lookup.letter(article.id) if lookup else ""
    row = lookup.address(f"#{text_anchor(lookup.wording(letter))}") if lookup else ""
    return ArticleView(
        letter=letter,
        headline=article.headline.value,
        facts=article_facts(say, article),
        relation=relation_words(lookup, article.id) if lookup else (),
        story=Anchor(page, lookup.base.article.headline.value) if lookup else None,
        others=Anchor(row, say("article.among", letter=letter)) if row else None,
        language=language_of(article, say),
        direction=direction_of(article, say),
        lines=lines,
        summary=_summary(say, len(numbers)) if lookup else "",
        known=tuple(_known(say, article)),
        first=tuple(_first(lookup, each) for each in carried if lookup),
        by_hand=set_by_hand(corrections, lookup, say, article.id),
    )


def _first(lookup: Lookup, carried: Provenance) -> tuple[str, str]:
    """The letter that marks words, and whose they were."""
    letter = lookup.letter(carried.witness)
    if carried.source == SourceId(carried.witness):
        return letter, lookup.say("article.first_in", letter=letter)
    if ArticleId(carried.source) in lookup.variants:
        source = lookup.letter(ArticleId(carried.source))
        return letter, lookup.say("article.first_through", letter=letter, source=source)
    source = lookup.called(carried.source).removeprefix("the ")
    return letter, lookup.say("article.first_absent", letter=letter, source=source)


def _summary(say: Catalogue, places: int) -> str:
    found = capital(say("article.check", places)) if places else say("article.check_nothing")
    return f"{found} {say('article.figures')}"


def _line(
    article: Article,
    lookup: Lookup | None,
    notes: dict[str, Notes],
    block: Block,
    marker: Marker,
    remarks: tuple[Remark, ...],
    say: Catalogue,
) -> Line:
    cut = block.kind is ZoneKind.REMOVED
    if block.kind is ZoneKind.METADATA:
        remarks = (*remarks, Remark(0, "", f"{capital(say.told(block.reason))}.", "i"))
    broken = (short(repair.value, _LONGEST_REPAIRED) for repair in _repairs_in(article, block.span))
    remarks = (*remarks, *(Remark(0, "", say("article.repaired", was=was), "i") for was in broken))
    return Line(
        kind=_kind(block),
        words=tuple(marker.words(block, line) for line in block.lines),
        passages=_passages(article, lookup, notes, block) if lookup else (),
        remarks=remarks,
        title=say.told(block.reason) if cut else "",
        count=say("words.words", words_in(article.text, block.lines)) if cut else "",
    )


def _repairs_in(article: Article, span: Span) -> Iterator[Found[str]]:
    """The repaired lines of a stretch; they are in order, and a text may have thousands."""
    at = bisect_right(article.repairs, span.start, key=lambda repair: repair.span.end if repair.span else 0)
    for repair in article.repairs[at : at + span.end - span.start]:
        if repair.span is None or repair.span.start >= span.end:
            return
        yield repair


_LONGEST_REPAIRED = 120
"""Characters of the broken words that a note shows."""


def _kind(block: Block) -> str:
    if block.kind is ZoneKind.BODY:
        return "hl" if block.role is SentenceRole.HEADLINE else "text"
    return {ZoneKind.HEADLINE: "hl", ZoneKind.METADATA: "byl", ZoneKind.REMOVED: "cut"}[block.kind]


def _passages(
    article: Article, lookup: Lookup, notes: dict[str, Notes], block: Block
) -> tuple[PassageLink, ...]:
    letter = "" if article.id == lookup.base.id else lookup.letter(article.id)
    ids = [lookup.passage_of(article.id, index) for index in block.sentences]
    return tuple(
        PassageLink(
            Anchor(lookup.address(f"#{passage_anchor(passage, letter)}"), passage),
            passage in notes and any(note.number for note in notes[passage].notes.get(article.id, ())),
        )
        for passage in dict.fromkeys(each for each in ids if each is not None)
    )


def _known(say: Catalogue, article: Article) -> Iterator[Fact]:
    """Where each fact about the article comes from."""
    fields: tuple[tuple[str, Sequence[Found[str] | None]], ...] = (
        ("headline", (article.headline,)),
        ("outlet", (article.outlet,)),
        ("by", article.authors),
        ("agency", (article.agency,)),
        ("dateline", (article.dateline,)),
        ("published", (article.published,)),
        ("address", (article.url,)),
    )
    for name, values in fields:
        for found in values:
            if found:
                link = found.value if name == "address" and is_web_address(found.value) else ""
                source = (
                    say.told(found.reason) if found.hand is None else _by_hand(say, found.reason, found.hand)
                )
                yield Fact(say(f"known.{name}"), found.value, source, link, _language(say, found.reason))
    for doubt in article.doubts:
        yield Fact(
            say("known.not_told"), doubt.value, say.told(doubt.reason), "", _language(say, doubt.reason)
        )
    yield Fact(say("known.file"), article.path, say("known.in_corpus"))
    for copy in article.copies:
        link = copy.url if is_web_address(copy.url) else ""
        yield Fact(say("known.also"), copy.url or copy.path, f"{copy.path}, {say.told(copy.reason)}", link)


def _language(say: Catalogue, reason: str) -> str:
    """The code for `lang` of a reason that the site's language has no sentence for."""
    return "en" if say.phrases.told(reason) is None else ""


def _by_hand(say: Catalogue, reason: str, hand: Hand) -> str:
    """Whose word a fact is, after what shows it in the text, if anything does."""
    told = say("hand.told", mark=set_by(say, hand), why=hand.why)
    return told if reason == SET else say("hand.shown_too", shown=reason, told=told)


def is_web_address(address: str) -> bool:
    """Whether a link may lead there: http and https, nothing that runs or hides."""
    head, mark, rest = address.partition("://")
    return bool(mark and rest) and head.lower() in ("http", "https") and not any(c.isspace() for c in address)
