"""What to say beside a text: what to check, whom it names, who is quoted.

    ¹ Certainty changed. “may have been loose” became “had been loose”.
    i Credit. Names City Wire in its dateline, for the whole text.
    “ “We had no warning” Jon Aas · trimmed; A has more of it

Findings at issue in the text come first, in their own words; then what the story's page
notes under it and they have not said. Grave ones are numbered from the top of the page to its foot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from generator.model.article import Article
from generator.model.attribution import Credit, CreditKind, Quote, QuoteStatus
from generator.model.spans import Span
from generator.publishing.article.published_text import Block
from generator.publishing.elements.addresses import quotes_page
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.marks import Hot
from generator.publishing.elements.notes import Note, Notes, finding_language, finding_words
from generator.publishing.elements.wording import capital, opening_words, sentence
from generator.publishing.sections.by_hand import set_by
from generator.publishing.sections.quotes import journey_anchor
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["Remark", "remarks_on"]


class Remark(Struct, frozen=True):
    """A note beside a line. `tone`: empty for a numbered one, `i` for information, `said` for a quotation."""

    number: int
    label: str
    text: str
    tone: str
    see: tuple[Anchor, ...] = ()
    language: str = ""


class _Found(Struct, frozen=True):
    """A note before it has its number on this page, and where it stands."""

    note: Note
    at: int


def remarks_on(
    article: Article, lookup: Lookup, notes: dict[str, Notes], parts: Sequence[Block]
) -> tuple[dict[int, tuple[Remark, ...]], tuple[Hot, ...]]:
    """The remarks of each block by its place, and the words at issue, numbered down the page."""
    numbers: dict[tuple[str, str], int] = {}
    by_block: dict[int, list[Remark]] = defaultdict(list)
    hots: set[Hot] = set()
    starts = [block.span.start for block in parts]
    found = _joined(_findings(article, lookup), _noted(article, lookup, notes))
    for each in sorted(found, key=lambda each: (each.at, not each.note.number)):
        note = each.note
        number = numbers.setdefault((note.label, note.text), len(numbers) + 1) if note.number else 0
        see = tuple(Anchor(lookup.address(a.to), a.label) for a in note.see)
        tone = "" if number else "i"
        remark = Remark(number, f"{note.label}.", note.text, tone, see, note.language)
        block = max(bisect_right(starts, each.at) - 1, 0)
        if remark not in by_block[block]:
            by_block[block].append(remark)
        hots.update(Hot(span, number) for span in note.at if number)
    explained = [span for each in found for span in each.note.at if each.note.number]
    said = (*_by_hand(article, lookup), *_credits(article, lookup, explained), *_quotes(article, lookup))
    for at, remark in said:
        by_block[max(bisect_right(starts, at) - 1, 0)].append(remark)
    return {place: tuple(remarks) for place, remarks in by_block.items()}, tuple(sorted(hots))


def _noted(article: Article, lookup: Lookup, notes: dict[str, Notes]) -> Iterator[_Found]:
    """What the story's page notes under this text, passage by passage."""
    firsts: dict[str, int] = {}
    for index, told in enumerate(article.sentences):
        passage = lookup.passage_of(article.id, index)
        if passage is not None:
            firsts.setdefault(passage, told.span.start)
    for passage, at in firsts.items():
        here = notes.get(passage, Notes({}, {}))
        for note in here.notes.get(article.id, ()):
            yield _Found(note, min((span.start for span in note.at), default=at))


def _findings(article: Article, lookup: Lookup) -> Iterator[_Found]:
    """Findings at issue in this text, and those on words of it that are in no passage, such as a byline."""
    for finding in lookup.findings_in(article.id):
        places = [place for place in finding.places if place.article == article.id]
        outside = [place for place in places if lookup.passage_at(place) is None]
        here = places if finding.places and finding.places[0] in places else outside
        if here:
            spans = tuple(place.span for place in here)
            note = Note(
                int(finding.grave),
                lookup.flagged(finding.kind),
                finding_words(lookup.say, finding),
                at=spans,
                language=finding_language(lookup.say, finding),
            )
            yield _Found(note, spans[0].start)


def _joined(findings: Iterable[_Found], noted: Iterable[_Found]) -> list[_Found]:
    """Findings, and the notes that say something else. Of what both say, the finding has the words and
    the note, which goes by the edit, shows more exactly where."""
    found = list(findings)
    for each in noted:
        place = next((i for i, other in enumerate(found) if _repeats(each.note, other.note)), None)
        if place is None:
            found.append(each)
        else:
            found[place] = _narrowed(found[place], each.note.at)
    return found


def _repeats(note: Note, finding: Note) -> bool:
    return finding.text == note.text or (
        finding.label == note.label and any(_touch(a, b) for a in finding.at for b in note.at)
    )


def _narrowed(found: _Found, spans: Sequence[Span]) -> _Found:
    at = [
        exact
        for span in found.note.at
        for exact in ([each for each in spans if len(each) and span.covers(each)] or [span])
    ]
    return _Found(replace(found.note, at=tuple(sorted(set(at)))), found.at)


def _touch(a: Span, b: Span) -> bool:
    return a.overlaps(b) or (not (len(a) and len(b)) and a.start <= b.end and b.start <= a.end)


def _by_hand(article: Article, lookup: Lookup) -> Iterator[tuple[int, Remark]]:
    """What people noted on words of the text."""
    for one in lookup.investigation.corrections.notes:
        if one.article == article.id and one.span is not None:
            said = f"{sentence(capital(one.text))} {capital(set_by(lookup.say, one.hand))}."
            yield one.span.start, Remark(0, lookup.say("hand.note"), said, "i")


def _credits(article: Article, lookup: Lookup, explained: Sequence[Span]) -> Iterator[tuple[int, Remark]]:
    """What each credit names; nothing for residue that a finding has explained."""
    for credit in sorted(lookup.credits_of(article.id), key=lambda credit: credit.span):
        if not credit.name and any(_touch(credit.span, span) for span in explained):
            continue
        yield credit.span.start, Remark(0, lookup.say("remark.credit"), _credit(lookup.say, credit), "i")


def _credit(say: Catalogue, credit: Credit) -> str:
    if credit.kind is CreditKind.RESIDUE or not credit.name:
        return say("remark.residue")
    where = say(f"credit.{credit.kind.value}")
    return say(f"remark.names_{credit.certainty.value}", name=credit.name, where=where)


def _quotes(article: Article, lookup: Lookup) -> Iterator[tuple[int, Remark]]:
    page = quotes_page(lookup.investigation.story.slug)
    for quote in lookup.quotes_in(article.id):
        words = opening_words(lookup.say, quote.span.of(article.text), 4)
        speaker = quote.speaker or lookup.say("remark.no_speaker")
        journey = lookup.journeys.get(quote.journey)
        see: tuple[Anchor, ...] = ()
        if journey is not None:
            see = (Anchor(f"{page}#{journey_anchor(journey)}", lookup.say("quotes.journey")),)
        yield quote.span.start, Remark(0, words, f"{speaker} · {_status(quote, lookup)}", "said", see)


def _status(quote: Quote, lookup: Lookup) -> str:
    if quote.counterpart and quote.status is not QuoteStatus.ONLY_HERE and _agrees(quote, lookup):
        letter = lookup.letter(quote.counterpart.article)
        return lookup.say(f"quote.{quote.status.value}", letter=letter)
    others = len(lookup.quoting[quote.journey]) - 1
    if not others or quote.status is QuoteStatus.ONLY_HERE:
        return lookup.say("quote.only here")
    firsts = (each for each in lookup.quoting[quote.journey] if each != quote.article)
    named = [lookup.letter(each) for each in islice(firsts, _NAMED)]
    if others > _NAMED:
        named.append(lookup.say("words.others", others - _NAMED))
    return lookup.say("quote.also", letters=lookup.say.listed(named))


def _agrees(quote: Quote, lookup: Lookup) -> bool:
    """Whether the counterpart of a verbatim quotation is verbatim too: it may be the one that was bent."""
    return quote.status is not QuoteStatus.VERBATIM or quote.counterpart in lookup.quoted_verbatim


_NAMED = 3
"""Texts that have a quotation too and are named; more are counted."""
