"""What is known of a story before anybody is said to have taken anything.

    Case(variants, credits, kinships, quotes, …)
        .letter("seeds/000")                      ->  "B"
        .close("seeds/000")                       ->  articles that share its wording
        .missing_from("seeds/000", "seeds/001")   ->  the sentences that only the first has

The rules of lineage read a case and nothing else, so each can be tested on a few lines of text.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.attribution.wording.gist import lacking
from generator.attribution.wording.kinship import CLOSE, SHARING, Profile, kinships, profile_of
from generator.model.article import Article
from generator.model.attribution import Credit, Evidence, Kinship, KinshipKind, Quote
from generator.model.collation import Alignment, Collation, Tier
from generator.model.spans import ArticleId, Place, Span
from generator.settings import AttributionSettings

__all__ = ["Case", "case_of"]


class Case(Struct, frozen=True, eq=False):
    """A story's articles in letter order, with what each of them says and shares."""

    order: Mapping[ArticleId, int]
    letters: Mapping[ArticleId, str]
    profiles: Mapping[ArticleId, Profile]
    credits: Mapping[ArticleId, tuple[Credit, ...]]
    kinships: tuple[Kinship, ...]
    kin: Mapping[ArticleId, Mapping[ArticleId, Kinship]]
    alignments: Mapping[tuple[ArticleId, ArticleId], Alignment]
    quotes: Mapping[ArticleId, tuple[Quote, ...]]
    settings: AttributionSettings

    def article(self, identity: ArticleId) -> Article:
        return self.profiles[identity].article

    def letter(self, identity: ArticleId) -> str:
        return self.letters[identity]

    def close(self, identity: ArticleId) -> tuple[Kinship, ...]:
        """Kinships by common wording, the closest first."""
        found = [kinship for kinship in self.kin.get(identity, {}).values() if kinship.kind in CLOSE]
        return tuple(sorted(found, key=self._closeness))

    def sharing(self, identity: ArticleId) -> tuple[Kinship, ...]:
        """These, and after them the articles that share passages with it and are otherwise their own."""
        found = [kinship for kinship in self.kin.get(identity, {}).values() if kinship.kind in SHARING]
        return tuple(sorted(found, key=self._closeness))

    def _closeness(self, kinship: Kinship) -> tuple[int, float, int, int, int]:
        rank = list(type(kinship.kind)).index(kinship.kind)
        places = (self.order[kinship.a], self.order[kinship.b])
        return (rank, -round(kinship.covered, 6), -kinship.words, *places)

    def kinship(self, one: ArticleId, other: ArticleId) -> Kinship | None:
        return self.kin.get(one, {}).get(other)

    def sentence_at(self, identity: ArticleId, offset: int) -> int | None:
        """The number of the sentence that a character lies in."""
        for index, sentence in enumerate(self.article(identity).sentences):
            if sentence.span.start <= offset < sentence.span.end:
                return index
        return None

    def line_of(self, credit: Credit) -> Span:
        """The sentence that a credit stands in, or else its line, without the space around it."""
        index = self.sentence_at(credit.article, credit.span.start)
        article = self.article(credit.article)
        if index is not None and article.sentences[index].span.covers(credit.span):
            return article.sentences[index].span
        text = article.text
        start = text.rfind("\n", 0, credit.span.start) + 1
        end = text.find("\n", credit.span.end)
        end = len(text) if end < 0 else end
        while start < credit.span.start and text[start].isspace():
            start += 1
        while end > credit.span.end and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def sentence_place(self, identity: ArticleId, index: int) -> Place:
        return Place(identity, self.article(identity).sentences[index].span)

    def missing_from(self, one: ArticleId, other: ArticleId) -> tuple[int, ...]:
        """The sentences of `one` that `other` has in no form: neither linked nor told in other words."""
        linked = self.linked(one, other)
        gists = self.profiles[one].gist, self.profiles[other].gist
        absent = lacking(*gists, self.settings.kinship)
        return tuple(index for index in absent if index not in linked)

    def mostly_own(self, one: ArticleId, other: ArticleId) -> bool:
        """Whether most sentences of `one` are in no form in `other`: then it took a part at most."""
        least = self.settings.kinship.lacking_words
        sentences = sum(1 for told in self.profiles[one].gist.told if len(told.matter) >= least)
        missing = len(self.missing_from(one, other))
        return missing > self.settings.lineage.mostly_own * sentences

    def wording(self, kinship: Kinship) -> Evidence:
        """What a kinship rests on, told of its two texts by their letters."""
        letters = f"{self.letter(kinship.a)} and {self.letter(kinship.b)}"
        return Evidence(f"{letters} {kinship.evidence.reason}", kinship.evidence.places)

    def linked(self, one: ArticleId, other: ArticleId) -> Mapping[int, tuple[int, ...]]:
        """The sentences of `one` that are linked, with their counterparts in `other`."""
        found: dict[int, tuple[int, ...]] = {}
        if (alignment := self.alignments.get((one, other))) is not None:
            pairs = [(link.a, link.b) for link in alignment.links]
        elif (alignment := self.alignments.get((other, one))) is not None:
            pairs = [(link.b, link.a) for link in alignment.links]
        else:
            pairs = []
        for mine, theirs in pairs:
            for index in mine:
                found[index] = (*found.get(index, ()), *theirs)
        return found


def case_of(
    collation: Collation,
    credited: Mapping[ArticleId, tuple[Credit, ...]],
    quotes: tuple[Quote, ...],
    settings: AttributionSettings,
) -> Case:
    """Compare the wording of a story's variants and lay everything side by side."""
    profiles = {variant.id: profile_of(variant.article, settings.kinship) for variant in collation.variants}
    aligned = {(alignment.a, alignment.b): alignment for alignment in collation.alignments}
    found = tuple(
        _corroborated(kinship, profiles, aligned)
        for kinship in kinships(tuple(profiles.values()), settings.kinship)
    )
    kin: dict[ArticleId, dict[ArticleId, Kinship]] = {}
    for kinship in found:
        kin.setdefault(kinship.a, {})[kinship.b] = kinship
        kin.setdefault(kinship.b, {})[kinship.a] = kinship
    said: dict[ArticleId, tuple[Quote, ...]] = {}
    for quote in quotes:
        said[quote.article] = (*said.get(quote.article, ()), quote)
    return Case(
        order={identity: place for place, identity in enumerate(profiles)},
        letters={variant.id: variant.letter for variant in collation.variants},
        profiles=profiles,
        credits=credited,
        kinships=found,
        kin=kin,
        alignments=aligned,
        quotes=said,
        settings=settings,
    )


def _corroborated(
    kinship: Kinship,
    profiles: Mapping[ArticleId, Profile],
    alignments: Mapping[tuple[ArticleId, ArticleId], Alignment],
) -> Kinship:
    """A retelling shown by the sentences that collation links firmly as well, where it links enough.

    Facts in common pair sentences for counting; some of those pairs share two names and no more, and would
    be poor evidence before a reader.
    """
    alignment = alignments.get((kinship.a, kinship.b))
    places = kinship.evidence.places
    if kinship.kind is not KinshipKind.RETOLD or alignment is None or len(places) % 2:
        return kinship
    firm = [link for link in alignment.links if link.tier is Tier.FIRM]
    mine, theirs = (profiles[one].article.sentences for one in (kinship.a, kinship.b))
    linked = {(mine[i].span, theirs[j].span) for link in firm for i in link.a for j in link.b}
    pairs = zip(places[::2], places[1::2], strict=True)
    kept = [pair for pair in pairs if (pair[0].span, pair[1].span) in linked]
    if len(kept) < _LEAST_CORROBORATED:
        return kinship
    shown = tuple(place for pair in kept for place in pair)
    return replace(kinship, evidence=Evidence(kinship.evidence.reason, shown))


_LEAST_CORROBORATED = 2
"""Pairs of sentences that must remain; with fewer, all are shown as they were counted."""
