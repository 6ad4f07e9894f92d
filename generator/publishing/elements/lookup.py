"""Finds things in an investigation: whose letter, which sentence, which passage.

place (article 3, characters 410 to 422)  →  letter C, sentences (7,), passages ("4a",)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from generator.model.article import Article, SentenceRole
from generator.model.attribution import (
    AbsentSource,
    Credit,
    Derivation,
    DerivationKind,
    Finding,
    Journey,
    Kinship,
    KinshipKind,
    Provenance,
    Quote,
    QuoteStatus,
    SourceId,
)
from generator.model.collation import Alignment, FlagKind, Variant
from generator.model.dossier import Investigation
from generator.model.spans import ArticleId, Place, Span
from generator.publishing.elements.layout import Layout, lay_out
from generator.publishing.elements.tongues import direction_of, language_of
from generator.publishing.elements.visible import Html
from generator.publishing.elements.wording import opening_words
from generator.publishing.theme.catalogue import Catalogue, english
from generator.settings import SiteSettings

__all__ = ["Lookup"]

_NEAR = (KinshipKind.TWINS, KinshipKind.COPIED, KinshipKind.REWORDED)


class Lookup:
    """Everything about one story that a view asks for by name. Built once, then only read."""

    def __init__(
        self,
        investigation: Investigation,
        say: Catalogue | None = None,
        settings: SiteSettings | None = None,
        beside: Lookup | None = None,
    ) -> None:
        """`beside` is the story as it is read against its own base, where this is another one."""
        collation = investigation.collation
        self.say = say or english()
        """The words of the site, in its language."""
        self.investigation = investigation
        self.story_base: ArticleId = beside.story_base if beside else collation.base.id
        """The base that the story has by itself."""
        self.readings: dict[tuple[object, ...], tuple[Html, str]] = beside.readings if beside else {}
        """What has been drawn on any of its pages, by the words of both sides: half of it comes again."""
        self.sides: dict[tuple[str, str], tuple[Html, Html]] = {}
        """The same of the pages that set two texts side by side."""
        self.settings = settings or SiteSettings()
        self.collation = collation
        self.attribution = investigation.attribution
        self.variants: dict[ArticleId, Variant] = {v.id: v for v in collation.variants}
        self.base: Variant = collation.base
        self.absent: dict[SourceId, AbsentSource] = {s.id: s for s in self.attribution.absent_sources}
        self.kinships: dict[tuple[ArticleId, ArticleId], Kinship] = {}
        for kinship in self.attribution.kinships:
            self.kinships[kinship.a, kinship.b] = kinship
            self.kinships[kinship.b, kinship.a] = kinship
        self.alignments: dict[tuple[ArticleId, ArticleId], Alignment] = {
            (alignment.a, alignment.b): alignment for alignment in collation.alignments
        }
        self._sources: dict[ArticleId, tuple[Derivation, ...]] = {}
        for derivation in self.attribution.derivations:
            self._sources[derivation.derived] = (*self._sources.get(derivation.derived, ()), derivation)
        self._derived = {(ArticleId(d.source), d.derived): True for d in self.attribution.derivations}
        self._denied = frozenset(
            frozenset(one.articles) for one in investigation.corrections.derivations if one.kind is None
        )
        self._kin: dict[ArticleId, list[Kinship]] = {}
        for kinship in self.attribution.kinships:
            for article in dict.fromkeys((kinship.a, kinship.b)):
                self._kin.setdefault(article, []).append(kinship)
        self._credits: dict[ArticleId, list[Credit]] = {}
        for credit in self.attribution.credits:
            self._credits.setdefault(credit.article, []).append(credit)
        self._names: dict[ArticleId, str] = {}
        self._places = {v.id: place for place, v in enumerate(collation.variants)}
        self._starts = {v.id: [s.span.start for s in v.article.sentences] for v in collation.variants}
        self._passages: dict[tuple[ArticleId, int], str] = {}
        for passage in collation.passages:
            for index in passage.base:
                self._passages[self.base.id, index] = passage.id
            for reading in passage.readings:
                for index in reading.sentences:
                    self._passages[reading.article, index] = passage.id

    @cached_property
    def hiding(self) -> frozenset[ArticleId]:
        """The texts with a finding that says whom they do not name."""
        return frozenset(
            article
            for finding in self.attribution.findings
            if finding.kind is FlagKind.CREDIT_MISSING
            for article in finding.about
        )

    @cached_property
    def _findings(self) -> dict[ArticleId, list[Finding]]:
        found: dict[ArticleId, list[Finding]] = {}
        for finding in self.attribution.findings:
            for article in dict.fromkeys(place.article for place in finding.places):
                found.setdefault(article, []).append(finding)
        return found

    def findings_in(self, article: ArticleId) -> Sequence[Finding]:
        """The findings that have a place in a text, gravest first."""
        return self._findings.get(article, ())

    @cached_property
    def _quotes(self) -> dict[ArticleId, list[Quote]]:
        found: dict[ArticleId, list[Quote]] = {}
        for quote in self.attribution.quotes:
            found.setdefault(quote.article, []).append(quote)
        return found

    def quotes_in(self, article: ArticleId) -> Sequence[Quote]:
        return self._quotes.get(article, ())

    @cached_property
    def quoting(self) -> dict[int, tuple[ArticleId, ...]]:
        """The texts that have a quotation, by the number of its journey, in the order of the letters."""
        found: dict[int, set[ArticleId]] = {}
        for quote in self.attribution.quotes:
            found.setdefault(quote.journey, set()).add(quote.article)
        return {number: tuple(sorted(each, key=self._places.__getitem__)) for number, each in found.items()}

    @cached_property
    def quoted_verbatim(self) -> frozenset[Place]:
        """Where the quotations are that have their words unaltered."""
        quotes = self.attribution.quotes
        return frozenset(Place(q.article, q.span) for q in quotes if q.status is QuoteStatus.VERBATIM)

    @cached_property
    def journeys(self) -> dict[int, Journey]:
        """The quotations that travelled, by number."""
        return {journey.number: journey for journey in self.attribution.journeys}

    @cached_property
    def _provenance(self) -> dict[ArticleId, list[Provenance]]:
        found: dict[ArticleId, list[Provenance]] = {}
        for each in self.attribution.provenance:
            found.setdefault(each.article, []).append(each)
        return found

    def provenance_of(self, article: ArticleId) -> Sequence[Provenance]:
        """Whose words a text has, where they are known."""
        return self._provenance.get(article, ())

    @cached_property
    def layout(self) -> Layout:
        """Which page of the story holds what."""
        return lay_out(self.collation, self.investigation.story.slug, self.settings)

    def address(self, fragment: str) -> str:
        """The page and place of a fragment such as `#p4-B`; what is no fragment stays as it is."""
        return self.layout.address(fragment)

    @cached_property
    def compared(self) -> tuple[tuple[ArticleId, ArticleId], ...]:
        """The pairs that have a page side by side: all of a small story, in a large one each wording with
        the base, as many as the settings allow. In the order of the letters."""
        variants = sorted(self.collation.variants, key=lambda v: (len(v.letter), v.letter))
        pairs = [(a.id, b.id) for at, a in enumerate(variants) for b in variants[at + 1 :]]
        if len(variants) > self.settings.most_bases:
            firsts = {self.wording(v.letter): v.id for v in reversed(self.collation.variants)}
            others = [firsts[letter] for letter in self.columns[1:]]
            pairs = [(self.collation.base.id, other) for other in others][: self.settings.most_comparisons]
        return tuple((a, b) for a, b in pairs if (a, b) in self.alignments or (b, a) in self.alignments)

    def article(self, article: ArticleId) -> Article:
        return self.variants[article].article

    def letter(self, article: ArticleId) -> str:
        return self.variants[article].letter

    def letters(self, articles: Iterable[ArticleId]) -> tuple[str, ...]:
        """The letters of some articles, each once, in letter order."""
        asked = sorted(set(articles), key=self._places.__getitem__)
        return tuple(self.variants[article].letter for article in asked)

    def words(self, place: Place) -> str:
        """The original characters at a place."""
        return place.span.of(self.article(place.article).text)

    def outlet(self, article: ArticleId) -> str:
        outlet = self.article(article).outlet
        return outlet.value if outlet else ""

    def name(self, article: ArticleId) -> str:
        """What to call a text besides its letter: its outlet, its agency's copy, or its headline."""
        known = self._names.get(article)
        if known is None:
            known = self._names[article] = self._name(self.article(article))
        return known

    def _name(self, article: Article) -> str:
        if article.outlet:
            return article.outlet.value
        if article.agency:
            return self.say("words.agency_copy", agency=article.agency.value)
        return opening_words(self.say, article.headline.value, 5)

    @staticmethod
    def wording(letter: str) -> str:
        """A letter without the number of the place: `C` for `C12`."""
        return letter.rstrip("0123456789") or letter

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The letters of the wordings, in order, the base first."""
        return tuple(dict.fromkeys(self.wording(variant.letter) for variant in self.collation.variants))

    def language(self, article: ArticleId) -> str:
        """The language to name in `lang`; nothing where it is unknown or the page's own."""
        return language_of(self.article(article), self.say)

    def direction(self, article: ArticleId) -> str:
        return direction_of(self.article(article), self.say)

    def follows_base(self, article: ArticleId) -> bool:
        """Whether a text has the wording of the base as a whole, so that more words are additions."""
        kinship = self.kinships.get((self.base.id, article))
        return kinship is not None and kinship.kind in _NEAR

    def end(self, end: SourceId) -> str:
        """The letter of the wording that a neighbour is; a lost text stays what it is called."""
        article = ArticleId(end)
        return self.wording(self.letter(article)) if article in self.variants else str(end)

    def sources_of(self, article: ArticleId) -> tuple[Derivation, ...]:
        """Every derivation of a text."""
        return self._sources.get(article, ())

    def credits_of(self, article: ArticleId) -> tuple[Credit, ...]:
        return tuple(self._credits.get(article, ()))

    def flagged(self, kind: FlagKind) -> str:
        """The name of a kind of flag."""
        return self.say(f"flag.{kind.value}")

    def kin_without_direction(self, article: ArticleId) -> tuple[Kinship, ...]:
        """Texts too close in wording for chance, with no derivation on either side to explain it; and texts
        that tell the same, where it is not proved that this one is a report of its own, and no source says
        what it tells."""
        said = any(source.kind is DerivationKind.RETOLD for source in self.sources_of(article))
        doubted = article in self.attribution.independent.unproven and not said
        retold = (KinshipKind.RETOLD,) if doubted else ()
        return self._unexplained(article, (*_NEAR, KinshipKind.PASSAGES, *retold))

    def telling_the_same(self, article: ArticleId) -> tuple[Kinship, ...]:
        """Texts that tell what this one tells in other words, which reports of one event may do."""
        return self._unexplained(article, (KinshipKind.RETOLD,))

    def _unexplained(self, article: ArticleId, kinds: Sequence[KinshipKind]) -> tuple[Kinship, ...]:
        return tuple(
            kinship
            for kinship in self._kin.get(article, ())
            if kinship.kind in kinds
            and not any(
                self._derived.get((x, y)) for x, y in ((kinship.a, kinship.b), (kinship.b, kinship.a))
            )
            and frozenset((kinship.a, kinship.b)) not in self._denied
        )

    def called(self, source: SourceId) -> str:
        """What to call a source in a sentence: a text by its letter, an absent one by its name."""
        absent = self.absent.get(source)
        return (
            self.say("words.absent", name=self.say.source(absent.name))
            if absent
            else self.letter(ArticleId(source))
        )

    def sentence_at(self, place: Place) -> int | None:
        """The sentence that a place begins in, or None where it is in no sentence."""
        starts = self._starts[place.article]
        index = bisect_right(starts, place.span.start) - 1
        if index < 0:
            return None
        span = self.article(place.article).sentences[index].span
        return index if place.span.start < span.end or place.span.start == span.start else None

    def passage_at(self, place: Place) -> str | None:
        """The id of the passage that a place begins in."""
        index = self.sentence_at(place)
        return None if index is None else self._passages.get((place.article, index))

    def passage_of(self, article: ArticleId, index: int) -> str | None:
        return self._passages.get((article, index))

    def sentence_number(self, article: ArticleId, index: int) -> int:
        """A sentence's number as readers count: 0 for a headline, then from 1."""
        first = self.article(article).sentences[0].role
        return index if first is SentenceRole.HEADLINE else index + 1

    def sentence_span(self, article: ArticleId, index: int) -> Span:
        return self.article(article).sentences[index].span
