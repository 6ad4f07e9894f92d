"""A quotation cut so that it says the opposite.

    A  “They are not breaking up,” a spokeswoman told the magazine.
    B  She confirmed that they are “breaking up”.              the “not” before it was cut away

Each word inside the marks was said, so no wording was bent; the one that turns it around stands just before
the cut. Only where the shorter text denies nothing outside the marks either: he said that they were not
“breaking up” is as true as the whole. "Not only" turns nothing around, nor does the negation of a verb that
was cut away too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.attribution.findings.changes import folded
from generator.attribution.lineage.case import Case
from generator.attribution.lineage.matters import Matter, phrase
from generator.attribution.quotations.bending import position, wording_of
from generator.model.attribution import Quote, QuoteStatus
from generator.model.collation import FlagKind
from generator.model.spans import ArticleId, Place, Span
from generator.text.language import tables

__all__ = ["cut_negations"]

_REACH = 6
"""Words before the cut in which a negation is still that of the words after it."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[.,;:!?—–()]")


def cut_negations(case: Case) -> Iterator[Matter]:
    """Quotations that another text has longer, with a negation right before the words that were kept."""
    for quotes in case.quotes.values():
        for quote in quotes:
            if quote.status is QuoteStatus.TRIMMED and quote.counterpart is not None:
                cut = _cut_away(case, quote, quote.counterpart)
                if cut is not None and not _denies(case, quote):
                    yield _matter(case, quote, quote.counterpart.article, *cut)


_Told = list[tuple[str, Span]]
"""Words and marks, each with its place."""


def _cut_away(case: Case, quote: Quote, longer: Place) -> tuple[Span, Span] | None:
    """The negation that the longer quotation has before the words of the shorter, and those words there."""
    one, other = case.article(quote.article), case.article(longer.article)
    kept = wording_of(quote.span.of(one.text), one.language)
    if len(kept.pieces) != 1 or not kept.content:
        return None
    told: _Told = [
        (match.group().lower(), Span(longer.span.start + match.start(), longer.span.start + match.end()))
        for match in _WORD.finditer(longer.span.of(other.text))
    ]
    for at, (_, here) in enumerate(told):
        rest = other.text[here.start : longer.span.end]
        if position(kept.words, wording_of(rest, other.language).words) == 0:
            negation = _negation_in(told[:at], other.language)
            last = told[min(at + len(kept.words), len(told)) - 1][1]
            return None if negation is None else (negation, Span(here.start, last.end))
    return None


def _negation_in(before: _Told, language: str) -> Span | None:
    """The negation that is right before, or parted off by no more than "mean that": "we will not stop until"
    has its own verb, which was cut away too."""
    following = ""
    for low, span in before[: -_REACH - 1 : -1]:
        if _negates(low, language):
            return None if following in _NOT_ONLY else span
        if low in _ELSEWHERE or not (low in _CLAIMING or low in tables(language).function_words):
            return None
        following = low
    return None


_ELSEWHERE = frozenset({"but", "and", "or", "because", "if", "while", "although"})
_CLAIMING = frozenset({"mean", "think", "believe", "say", "suggest", "imply", "claim", "expect", "feel"})
_NOT_ONLY = frozenset({"only", "just", "merely", "simply", "until"})


def _negates(low: str, language: str) -> bool:
    return tables(language).word_classes.get(low) == "negator" or low.endswith(("n't", "n’t"))


def _denies(case: Case, quote: Quote) -> bool:
    """Whether the sentence of a quotation has a negation, a denial, a doubt or a question of its own."""
    article = case.article(quote.article)
    index = case.sentence_at(quote.article, quote.span.start)
    if index is None:
        return True
    sentence = article.sentences[index].span
    if quote.span.end > sentence.end:
        sentence = Span(sentence.start, quote.span.end)
    lows = [match.group().lower() for match in _WORD.finditer(sentence.of(article.text))]
    doubts = tables(article.language).certainty.get("denials", frozenset()) | {"?", "if", "whether"}
    return any(_negates(low, article.language) or low in doubts for low in lows)


def _matter(case: Case, quote: Quote, other: ArticleId, negation: Span, there: Span) -> Matter:
    most, letters = case.settings.findings.longest_words, (case.letter(quote.article), case.letter(other))
    kept = phrase(quote.span.of(case.article(quote.article).text), most)
    no = phrase(negation.of(case.article(other).text), most)
    return Matter(
        FlagKind.NEGATION_CHANGED,
        True,
        (folded(no), folded(kept)),
        f"{kept} is quoted without the {no} before it",
        f"{letters[0]} has the words alone, {letters[1]} with the {no} that turns them around.",
        (Place(quote.article, quote.span),),
        (Place(other, Span(negation.start, there.end)),),
    )
