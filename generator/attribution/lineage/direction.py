"""Rules for two texts that share wording while no credit tells whose it is.

    X   An internal forecast seen by the Northern Dispatch puts the losses at …      12 June
    Y   An internal forecast puts the losses at …                                    13 June
        ↑ the paper that speaks of itself had the words first

The earlier date alone is not the source, and neither is the longer text: no cue of length or style
tells direction in general. So a direction is given for one of two reasons, and each is shown: the
one names itself where the other is silent; or everything in the later one stands in the earlier one,
which has more, and no third text could be the source of both. Otherwise the pair stays without
direction, or with one that is marked as unproven, and the page says that it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.attribution.lineage.case import Case
from generator.attribution.lineage.steps import Steps
from generator.attribution.wording.kinship import runs_of
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
        kin = {_other(kinship, article): kinship for kinship in case.close(article)}
        found = _naming(case, kin, article) or _holding(case, kin, article)
        if found:
            source, evidence, sure = found
            confidence = Confidence.LIKELY if sure else Confidence.UNPROVEN
            evidence = (case.wording(kin[source]), *evidence)
            yield Derivation(SourceId(source), article, _kind(kin[source]), confidence, evidence)


_Kin = Mapping[ArticleId, Kinship]
"""The articles that are close to one, the closest first."""


def _other(kinship: Kinship, article: ArticleId) -> ArticleId:
    return kinship.b if kinship.a == article else kinship.a


def _naming(case: Case, kin: _Kin, article: ArticleId) -> tuple[ArticleId, tuple[Evidence, ...], bool] | None:
    """The closest text that names itself where the article is silent."""
    for source in kin:
        if evidence := _self_named(case, source, article):
            return source, evidence, not case.mostly_own(article, source)
    return None


def _holding(
    case: Case, kin: _Kin, article: ArticleId
) -> tuple[ArticleId, tuple[Evidence, ...], bool] | None:
    """An earlier text that has all of the article and more.

    Where others have it all too, it is the one that all of them stand in as well: whichever of them the
    article was taken from, the words are that one's. Without such a one, two texts that took from a
    third look like one that took from the other, so the closest is a hint and no more.
    """
    holding = {
        source: evidence for source in kin if (evidence := _contained_and_later(case, source, article))
    }
    if not holding:
        return None
    rivals = [
        other
        for other in kin
        if not earlier(case.article(article), case.article(other)) and not case.missing_from(article, other)
    ]
    for source, evidence in holding.items():
        if all(other == source or _contained_and_later(case, source, other) for other in rivals):
            return source, evidence, not case.mostly_own(article, source)
    source, evidence = next(iter(holding.items()))
    return source, (*evidence, *_also(case, article, [other for other in rivals if other != source])), False


def _also(case: Case, article: ArticleId, others: Sequence[ArticleId]) -> Iterator[Evidence]:
    """That another text has it all too, at the first sentence that the two have in common."""
    mine = case.letter(article)
    for other in others:
        counterparts = [index for indices in case.linked(article, other).values() for index in indices]
        place = case.sentence_place(other, min(counterparts, default=0))
        yield Evidence(f"every sentence of {mine} has a counterpart in {case.letter(other)} too", (place,))


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
        Evidence(f"every sentence of {mine} has a counterpart in {theirs}, which has more", places),
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
