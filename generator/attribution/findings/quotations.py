"""Quotations that a reviewer should see: bent inside the marks, or without a source.

    A  “relations full of distrust and misunderstanding”      B  “relations burdened with distrust …”
    C  “is hostile”, in no other text, and C retells A

What is inside the marks is a promise that somebody said just that, so every text is held against every
other. A report of one's own may have quotations of its own; a retelling may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace
from rapidfuzz.distance import LCSseq

from generator.attribution.findings.changes import Standing, change, folded
from generator.attribution.lineage.absent import is_absent
from generator.attribution.lineage.case import Case
from generator.attribution.lineage.matters import Matter, lettered, phrase
from generator.model.attribution import Confidence, CreditKind, Derivation, DerivationKind, Quote, QuoteStatus
from generator.model.collation import FlagKind
from generator.model.spans import ArticleId, Place, Span
from generator.text.keys import fold, key
from generator.text.tokens import Token, TokenKind, tokenize

__all__ = ["altered_quotations", "unsourced_quotations"]


def altered_quotations(case: Case, standing: Standing) -> Iterator[Matter]:
    """Quotations whose words inside the marks differ from another text's."""
    same_words = _by_wording(case, standing)
    wordings: dict[int, list[_Wording]] = {}
    for wording in same_words:
        wordings.setdefault(wording[0], []).append(wording)
    having_old: dict[tuple[int, tuple[str, ...], tuple[str, ...]], list[Place]] = {}
    for article in case.order:
        for quote in case.quotes.get(article, ()):
            if quote.status is QuoteStatus.ALTERED and quote.counterpart is not None:
                here = Place(article, quote.span)
                change_of = (*_wording(case, quote.journey, here), _keys_at(case, quote.counterpart))
                if change_of not in having_old:  # a copy has the change of what it was copied from
                    of_journey = [same_words[one] for one in wordings[quote.journey]]
                    having_old[change_of] = _having_the_old(case, here, quote.counterpart, of_journey)
                same = [place for place in having_old[change_of] if place.article != article]
                same.sort(key=lambda place: _as_a_source(case, standing, article, place))
                counterpart = same[0] if same else quote.counterpart
                new, old = _differing(case, here, counterpart)
                letter, other = case.letter(article), _letters(case, (counterpart, *same))
                if _called(quote):
                    text = f"{letter} quotes {quote.speaker} with other words than {other}."
                else:
                    text = f"{letter} has other words inside the quotation marks than {other}."
                found = change(case, standing, FlagKind.QUOTATION_ALTERED, True, new, old, text)
                others = [place for place in same if place.article != counterpart.article]
                others.sort(key=lambda place: (case.order[place.article], place.span))
                against = (
                    _differing(case, Place(article, quote.span), place)[1] for place in others[:_MOST_AGAINST]
                )
                yield replace(found, against=tuple(dict.fromkeys((old, *against))))


def _called(quote: Quote) -> bool:
    """Whether a speaker can be named outside of the text: "his daughter" says nothing there."""
    return quote.speaker is not None and quote.speaker.split()[0].lower() not in _OF_THE_TEXT


_OF_THE_TEXT = frozenset({"his", "her", "their", "its", "my", "our"})

_MOST_AGAINST = 60
"""Other places of a wording that a finding lists. In a story of thousands each bent quotation would list
thousands; the sentence beside it gives the number."""

_Wording = tuple[int, tuple[str, ...]]
"""A quotation's journey and its words."""


def _having_the_old(
    case: Case, here: Place, against: Place, of_journey: Sequence[Sequence[Place]]
) -> list[Place]:
    """The places of a journey that have the words that were changed `here`, in a quotation of any length."""
    changed = tuple(_keys_at(case, place) for place in _differing(case, here, against))
    found: list[Place] = []
    for places in of_journey:  # of one wording
        if tuple(_keys_at(case, place) for place in _differing(case, here, places[0])) == changed:
            found.extend(places)
    return found


def _as_a_source(
    case: Case, standing: Standing, article: ArticleId, place: Place
) -> tuple[bool, int, int, Span]:
    """First what the text is taken from, or goes back to one report with."""
    related = standing.changed(place.article, article)
    return not related, standing.rank[place.article], case.order[place.article], place.span


def _wording(case: Case, journey: int, place: Place) -> _Wording:
    return journey, _keys_at(case, place)


def _by_wording(case: Case, standing: Standing) -> dict[_Wording, list[Place]]:
    """Where the words of a quotation stand, word for word, the text whose origin is surest first."""
    found: dict[_Wording, list[Place]] = {}
    for quotes in case.quotes.values():
        for quote in quotes:
            place = Place(quote.article, quote.span)
            found.setdefault(_wording(case, quote.journey, place), []).append(place)
    for places in found.values():
        places.sort(key=lambda place: (standing.rank[place.article], case.order[place.article], place.span))
    return found


def _letters(case: Case, places: Iterable[Place]) -> str:
    having = {place.article for place in places}
    return lettered([case.letter(article) for article in sorted(having, key=case.order.__getitem__)])


def _differing(case: Case, at: Place, against: Place) -> tuple[Place, Place]:
    """The words that differ: what is left when equal words are taken off both ends.

    A much longer quotation is first cut to the stretch that the shorter one resembles. At least one word
    stays on each side, so that there is something to show.
    """
    one, other = case.article(at.article), case.article(against.article)
    mine, theirs = at.span.of(one.text), against.span.of(other.text)
    here, there = _stretches(mine, one.language, theirs, other.language)
    return _within_place(at, here), _within_place(against, there)


def _within_place(place: Place, part: tuple[int, int]) -> Place:
    return Place(place.article, Span(place.span.start + part[0], place.span.start + part[1]))


# In a story of many texts each quotation is held against each other one, and most are copies.
@lru_cache(maxsize=1 << 12)
def _stretches(a: str, a_language: str, b: str, b_language: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """What differs between two quotations, in characters from their starts."""
    mine, theirs = list(_words_of(a, a_language)), list(_words_of(b, b_language))
    if not mine or not theirs:
        return (0, len(a)), (0, len(b))
    mine, theirs = _nearest_stretch(mine, theirs), _nearest_stretch(theirs, mine)
    mine, theirs = _within(mine, theirs)
    least = min(len(mine), len(theirs))
    front = 0
    while front < least - 1 and mine[front].key == theirs[front].key:
        front += 1
    back = 0
    while back < least - 1 - front and mine[-1 - back].key == theirs[-1 - back].key:
        back += 1
    return _between(mine, front, back), _between(theirs, front, back)


class _Word(NamedTuple):
    key: str
    stem: str
    token: Token


@lru_cache(maxsize=1 << 12)
def _words_of(text: str, language: str) -> tuple[_Word, ...]:
    return tuple(
        _Word(fold(word), key(word, language), token)
        for token in tokenize(text)
        if token.kind is not TokenKind.MARK and (word := token.of(text))
    )


def _keys_at(case: Case, place: Place) -> tuple[str, ...]:
    return _keys(case.article(place.article).text, place.span)


@lru_cache(maxsize=1 << 14)
def _keys(text: str, span: Span) -> tuple[str, ...]:
    tokens = tokenize(text, span)
    return tuple(fold(token.of(text)) for token in tokens if token.kind is not TokenKind.MARK)


def _between(words: list[_Word], front: int, back: int) -> tuple[int, int]:
    return words[front].token.start, words[len(words) - 1 - back].token.end


def _nearest_stretch(words: list[_Word], other: list[_Word]) -> list[_Word]:
    """Of a row of words twice as long as the other, the stretch that has most of the other's words."""
    if len(words) < 2 * len(other):
        return words
    wanted = {word.stem for word in other}
    hits = [word.stem in wanted for word in words]
    starts = range(len(words) - len(other) + 1)
    start = max(starts, key=lambda at: (sum(hits[at : at + len(other)]), -at))
    end = start + len(other)
    while start > 0 and hits[start - 1]:
        start -= 1
    while end < len(words) and hits[end]:
        end += 1
    return words[start:end]


def _within(words: list[_Word], others: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """From the first word that both have to the last, where something differs between them."""
    one, other = [word.stem for word in words], [word.stem for word in others]
    blocks = [block for block in LCSseq.editops(one, other).as_matching_blocks() if block.size]
    if not blocks:
        return words, others
    first, last = blocks[0], blocks[-1]
    mine, theirs = words[first.a : last.a + last.size], others[first.b : last.b + last.size]
    same = [word.key for word in mine] == [word.key for word in theirs]
    return (words, others) if same else (mine, theirs)


def unsourced_quotations(case: Case, standing: Standing) -> Iterator[Matter]:
    """Quotations that a text has alone, though its report is another's.

    A report of one's own has quotations of its own: nothing to say. A retelling, or a copy of an article
    that the corpus has, should have none; that is grave where it is in other words or its credit has a gap.
    Where the source is absent it may have had the words, so that is a quiet note, one for each text.
    """
    for article, derivation in standing.taken.items():
        alone = tuple(
            quote
            for quote in case.quotes.get(article, ())
            if quote.status is QuoteStatus.ONLY_HERE and quote.counterpart is None
        )
        if not alone:
            continue
        present = not is_absent(derivation.source)
        if present or derivation.kind is DerivationKind.RETOLD:
            for quote in alone:
                yield _unsourced(case, article, quote, _took(case, derivation))
        elif derivation.confidence is not Confidence.SHOWN:
            yield _perhaps_in_the_source(case, article, alone)


def _took(case: Case, derivation: Derivation) -> bool:
    """Whether a text shows that it was taken from another: in other words, or by a credit without its name.

    One that tells what others tell may have heard the speaker itself, and one that copies may have the
    fuller version: of five such quotations in the news none was shown to be made up.
    """
    gap = any(credit.kind is CreditKind.RESIDUE for credit in case.credits.get(derivation.derived, ()))
    reworded = derivation.kind is not DerivationKind.COPIED
    return gap or (reworded and derivation.confidence is not Confidence.UNPROVEN)


def _unsourced(case: Case, article: ArticleId, quote: Quote, proven: bool) -> Matter:
    words = quote.span.of(case.article(article).text)
    letter = case.letter(article)
    if _called(quote):
        text = f"{letter} tells what others tell and gives {quote.speaker} words that no other text has."
    else:
        text = f"{letter} tells what others tell and quotes words that no other text has."
    return Matter(
        FlagKind.QUOTATION_UNSOURCED,
        proven,
        (folded(words),),
        f"{phrase(words, case.settings.findings.longest_words)} stands in no other text",
        text,
        (Place(article, quote.span),),
        (),
    )


def _perhaps_in_the_source(case: Case, article: ArticleId, alone: tuple[Quote, ...]) -> Matter:
    letter = case.letter(article)
    count = "A quotation" if len(alone) == 1 else f"{len(alone)} quotations"
    verb = "stands" if len(alone) == 1 else "stand"
    return Matter(
        FlagKind.QUOTATION_UNSOURCED,
        False,
        (str(article),),
        f"{count} of {letter} {verb} in no other text",
        "The report that it likely goes back to is not in this corpus and may have had the words.",
        tuple(Place(article, quote.span) for quote in alone),
        (),
    )
