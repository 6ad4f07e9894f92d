"""One investigation as the record that `story.json` is made of.

    Run(REWORDED, a 10..14, b 10..27)  →  {"a": "ledger", "a_span": [10, 14], "b": …, "kind": "reworded"}

Nothing is chosen or worded here: every field of the model has its place in the record, edits in one
flat list so that a table program can read them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from generator.model.article import Article, Found, ZoneKind
from generator.model.attribution import Attribution, Evidence, IndependentReports
from generator.model.collation import Alignment, Collation, FlagKind, Link, Run, RunKind
from generator.model.dossier import Investigation
from generator.model.spans import ArticleId, Place, Span
from generator.publishing.elements.addresses import article_page, story_page
from generator.publishing.exports import records
from generator.publishing.exports.corrections import correction_records
from generator.publishing.exports.journeys import journey_records

__all__ = ["article_record", "independent_record", "story_record"]


def story_record(investigation: Investigation, schema: str, generator: str) -> records.Story:
    """Everything of one story; `schema` is the address of its JSON Schema, `generator` what made it."""
    story, collation, attribution = investigation.story, investigation.collation, investigation.attribution
    return records.Story(
        schema=schema,
        generator=generator,
        id=story.slug,
        slug=story.slug,
        page=story_page(story.slug),
        headline=collation.base.article.headline.value,
        base=collation.base.id,
        independent_reports=independent_record(attribution.independent),
        findings=tuple(
            records.Finding(each.kind, each.grave, each.title, each.text, each.passage, _places(each.places))
            for each in attribution.findings
        ),
        articles=tuple(
            _story_article(variant.article, story.slug, variant.letter) for variant in collation.variants
        ),
        ties=tuple(records.Tie(tie.a, tie.b, _rounded(tie.similarity), tie.shared) for tie in story.ties),
        absent_sources=tuple(
            records.AbsentSource(
                each.id, each.name, "; ".join(one.reason for one in each.evidence), _evidence(each.evidence)
            )
            for each in attribution.absent_sources
        ),
        derivations=tuple(
            records.Derivation(
                each.source,
                each.derived,
                each.kind,
                each.confidence,
                _evidence(each.evidence),
                each.hand is not None,
            )
            for each in attribution.derivations
        ),
        kinships=_kinships(attribution),
        neighbours=tuple(records.Neighbours(each.a, each.b) for each in attribution.neighbours),
        corrections=correction_records(investigation),
        credits=tuple(
            records.Credit(each.article, each.name, each.kind, each.certainty, _span(each.span))
            for each in attribution.credits
        ),
        quotes=tuple(_quotes(collation, attribution)),
        journeys=journey_records(investigation),
        provenance=tuple(
            records.Provenance(each.article, each.source, each.witness, tuple(map(_span, each.spans)))
            for each in attribution.provenance
        ),
        conflicts=_conflicts(collation),
        passages=_passages(collation),
        shares=tuple(
            records.Share(each.article, _rounded(each.kept), _rounded(each.reworded), _rounded(each.absent))
            for each in collation.shares
        ),
        alignments=tuple(_alignment(alignment) for alignment in collation.alignments),
        edits=tuple(edit for alignment in collation.alignments for edit in _edits(alignment)),
    )


def article_record(article: Article, story: str | None, letter: str | None) -> records.Article:
    """What is known of an article, without its words."""
    return records.Article(
        id=article.id,
        path=article.path,
        page=article_page(article.id),
        headline=article.headline.value,
        outlet=_value(article.outlet),
        authors=tuple(author.value for author in article.authors),
        agency=_value(article.agency),
        published=_value(article.published),
        url=_value(article.url),
        language=article.language,
        words=article.words,
        copies=tuple(records.Copy(copy.path, copy.url or None, copy.reason) for copy in article.copies),
        story=story,
        letter=letter,
    )


def independent_record(independent: IndependentReports) -> records.IndependentReports:
    return records.IndependentReports(
        independent.least, independent.most, independent.groups, independent.reason
    )


def _story_article(article: Article, story: str, letter: str) -> records.StoryArticle:
    headline = article.headline.span
    return records.StoryArticle(
        **msgspec.structs.asdict(article_record(article, story, letter)),
        text=article.text,
        headline_span=_span(headline) if headline else None,
        dateline=_value(article.dateline),
        sentences=tuple(_span(sentence.span) for sentence in article.sentences),
        found=tuple(_found(article)),
        zones=tuple(records.Zone(zone.kind, _span(zone.span), zone.reason) for zone in article.zones),
        removed=tuple(
            records.Removed(zone.span.of(article.text), zone.reason, _span(zone.span))
            for zone in article.zones
            if zone.kind is ZoneKind.REMOVED
        ),
    )


def _found(article: Article) -> Iterator[records.Found]:
    fields: tuple[tuple[str, Sequence[Found[str] | None]], ...] = (
        ("headline", (article.headline,)),
        ("outlet", (article.outlet,)),
        ("author", article.authors),
        ("agency", (article.agency,)),
        ("dateline", (article.dateline,)),
        ("published", (article.published,)),
        ("url", (article.url,)),
    )
    for name, values in fields:
        for found in values:
            if found:
                span = _span(found.span) if found.span else None
                by_hand = found.hand is not None
                yield records.Found(name, found.value, span, found.reason, found.origin, by_hand)


def _kinships(attribution: Attribution) -> tuple[records.Kinship, ...]:
    return tuple(
        records.Kinship(
            each.a,
            each.b,
            each.kind,
            each.runs,
            each.words,
            _rounded(each.covered),
            _evidence((each.evidence,)),
        )
        for each in attribution.kinships
    )


def _quotes(collation: Collation, attribution: Attribution) -> Iterator[records.Quote]:
    texts = {variant.id: variant.article.text for variant in collation.variants}
    travellers: defaultdict[int, dict[ArticleId, None]] = defaultdict(dict)
    for quote in attribution.quotes:
        travellers[quote.journey][quote.article] = None
    others = {journey: sorted(articles) for journey, articles in travellers.items()}
    for quote in attribution.quotes:
        counterpart = quote.counterpart
        yield records.Quote(
            article=quote.article,
            span=_span(quote.span),
            text=quote.span.of(texts[quote.article]),
            speaker=quote.speaker,
            speaker_span=_span(quote.speaker_span) if quote.speaker_span else None,
            status=quote.status,
            journey=quote.journey,
            variants=tuple(
                islice((each for each in others[quote.journey] if each != quote.article), _MOST_NAMED)
            ),
            counterpart=_place(counterpart) if counterpart else None,
        )


_MOST_NAMED = 100
"""Articles that a quotation names. All of them, for each of them, would grow with the square of a story."""


def _conflicts(collation: Collation) -> tuple[records.Conflict, ...]:
    return tuple(
        records.Conflict(
            each.kind,
            each.question,
            tuple(records.ConflictValue(value.value, _places(value.places)) for value in each.values),
            each.reason,
        )
        for each in collation.conflicts
    )


def _passages(collation: Collation) -> tuple[records.Passage, ...]:
    return tuple(
        records.Passage(
            passage.id,
            passage.base,
            tuple(records.Reading(reading.article, reading.sentences) for reading in passage.readings),
        )
        for passage in collation.passages
    )


def _alignment(alignment: Alignment) -> records.Alignment:
    return records.Alignment(alignment.a, alignment.b, tuple(_link(link) for link in alignment.links))


def _link(link: Link) -> records.Link:
    return records.Link(
        a=link.a,
        b=link.b,
        relation=link.relation,
        tier=link.tier,
        similarity=_rounded(link.similarity),
        probability=_rounded(link.probability),
        moved=link.moved,
        reason=link.reason,
        by_hand=link.hand is not None,
    )


def _edits(alignment: Alignment) -> Iterator[records.Edit]:
    for index, link in enumerate(alignment.links):
        for run in link.runs:
            if run.kind is not RunKind.KEPT or run.flags:
                yield _edit(alignment, index, run)


_GRAVEST = tuple(FlagKind)


def _edit(alignment: Alignment, link: int, run: Run) -> records.Edit:
    gravest = min(run.flags, key=lambda flag: (not flag.grave, _GRAVEST.index(flag.kind)), default=None)
    return records.Edit(
        a=alignment.a,
        a_span=_span(run.a),
        b=alignment.b,
        b_span=_span(run.b),
        link=link,
        kind=run.kind,
        flag=gravest.kind if gravest else None,
        reason=run.reason or (gravest.reason if gravest else ""),
        flags=tuple(records.Flag(flag.kind, flag.grave, flag.reason) for flag in run.flags),
    )


def _evidence(pieces: Iterable[Evidence]) -> tuple[records.Evidence, ...]:
    return tuple(record for piece in pieces for record in _reasons(piece))


def _reasons(evidence: Evidence) -> Iterator[records.Evidence]:
    for place in evidence.places:
        yield records.Evidence(evidence.reason, place.article, _span(place.span))
    if not evidence.places:
        yield records.Evidence(evidence.reason, None, None)


def _places(places: Iterable[Place]) -> tuple[records.Place, ...]:
    return tuple(_place(place) for place in places)


def _place(place: Place) -> records.Place:
    return records.Place(place.article, _span(place.span))


def _span(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _value(found: Found[str] | None) -> str | None:
    return found.value if found else None


def _rounded(share: float) -> float:
    """Three places, and never outside 0 to 1 by an error of rounding."""
    return min(max(round(share, 3), 0.0), 1.0)
