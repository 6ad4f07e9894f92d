"""Rules for two texts that share wording while no credit tells whose it is.

    X   An internal forecast seen by the Northern Dispatch puts the losses at …      12 June
    Y   An internal forecast puts the losses at …                                    13 June
        ↑ the paper that speaks of itself had the words first

The earlier date alone is not the source, and neither is the longer text: no cue of length or style
tells direction in general. So a direction is given for one of two reasons, and each is shown: the
one names itself where the other is silent; or everything in the later one stands in the earlier one, which
has more. Otherwise the pair stays without direction, and the page says that it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.attribution.case import Case
from generator.attribution.kinship import runs_of
from generator.attribution.steps import Steps
from generator.model.article import Article, SentenceRole
from generator.model.attribution import (
    Confidence,
    Derivation,
    DerivationKind,
    Evidence,
    Kinship,
    KinshipKind,
    SourceId,
)
from generator.model.spans import ArticleId, Place, Span

__all__ = ["directed", "earlier"]


def directed(case: Case, before: Steps) -> Iterator[Derivation]:
    """Who took from whom where the words themselves or the dates say it. One source for each article."""
    for article in case.order:
        if before.took(article):
            continue
        for kinship in case.close(article):
            other = kinship.b if kinship.a == article else kinship.a
            evidence = _self_named(case, other, article) or _contained_and_later(case, other, article)
            if evidence:
                own = case.mostly_own(article, other)
                confidence = Confidence.UNPROVEN if own else Confidence.LIKELY
                evidence = (case.wording(kinship), *evidence)
                yield Derivation(SourceId(other), article, _kind(kinship), confidence, evidence)
                break


def _kind(kinship: Kinship) -> DerivationKind:
    reworded = kinship.kind is KinshipKind.REWORDED
    return DerivationKind.REWORDED if reworded else DerivationKind.COPIED


def _self_named(case: Case, source: ArticleId, derived: ArticleId) -> tuple[Evidence, ...]:
    """The source names its own outlet in a sentence whose wording the other has without the name."""
    outlet = case.article(source).outlet
    if outlet is None:
        return ()
    bare = outlet.value.removeprefix("The ").removeprefix("the ")
    if len(bare) < _SHORTEST_NAME:
        return ()
    name = re.escape(bare)
    pattern = re.compile(rf"(?i)(?<!\w){name}(?!\w)")
    theirs = case.article(source)
    mentions = [
        (index, Span(match.start(), match.end()))
        for index, sentence in enumerate(theirs.sentences)
        if sentence.role is SentenceRole.BODY
        for match in pattern.finditer(theirs.text, sentence.span.start, sentence.span.end)
    ]
    if not mentions:
        return ()
    one, other = case.profiles[source].narration, case.profiles[derived].narration
    for run in runs_of(one, other, case.settings.kinship):
        for index, span in mentions:
            if one.sentences[run.a] <= index <= one.sentences[run.a + run.length - 1]:
                counterpart = other.sentences[run.b]
                if not pattern.search(case.article(derived).words_of(counterpart)):
                    reason = (
                        f"{case.letter(source)} names itself here, and {case.letter(derived)} "
                        "has the same words without the name"
                    )
                    places = (Place(source, span), case.sentence_place(derived, counterpart))
                    return (Evidence(reason, places),)
    return ()


_SHORTEST_NAME = 3
"""Letters: an outlet that is called "A" is named in every line."""


def _contained_and_later(case: Case, source: ArticleId, derived: ArticleId) -> tuple[Evidence, ...]:
    """The derived text is later, has nothing of its own, and lacks something that the source has."""
    if not earlier(case.article(source), case.article(derived)):
        return ()
    more = case.missing_from(source, derived)
    if not more or case.missing_from(derived, source):
        return ()
    places = tuple(
        case.sentence_place(source, index) for index in more[: case.settings.lineage.shown_sentences]
    )
    mine, theirs = case.letter(derived), case.letter(source)
    dates = tuple(
        Place(identity, published.span)
        for identity in (source, derived)
        if (published := case.article(identity).published) is not None and published.span is not None
    )
    return (
        Evidence(f"all of {mine} stands in {theirs}, which has more", places),
        Evidence(f"{theirs} is dated before {mine}", dates),
    )


def earlier(one: Article, other: Article) -> bool:
    """Whether the texts' own dates put one before the other, as far as both are exact."""
    if one.published is None or other.published is None:
        return False
    first, second = one.published.value, other.published.value
    exact = min(len(first), len(second))
    # Clock times are compared only where both give one with the same kind of time zone.
    if exact > len("2024-03-25") and first[19:] != second[19:]:
        exact = len("2024-03-25")
    return first[:exact] < second[:exact]
