"""The quotations of a story from text to text, as records.

Stop(quote 7, against 2, runs "our" → "", "right" → "rights")
    →  {"article": "digest", "span": [410, 438], "status": "altered", "changes": [{"kind": "cut", …}, …]}
"""

from __future__ import annotations

from generator.model.attribution import Quote, Stop
from generator.model.collation import RunKind
from generator.model.dossier import Investigation
from generator.model.spans import Span
from generator.publishing.elements.addresses import quotes_page
from generator.publishing.exports import records
from generator.publishing.sections.quotes import journey_anchor

__all__ = ["journey_records"]


def journey_records(investigation: Investigation) -> tuple[records.Journey, ...]:
    """Every quotation that several articles have."""
    quotes = investigation.attribution.quotes
    page = quotes_page(investigation.story.slug)
    return tuple(
        records.Journey(
            id=each.name,
            number=each.number,
            page=f"{page}#{journey_anchor(each)}",
            fullest=_place(quotes[each.fullest]),
            stops=tuple(_stop(stop, quotes) for stop in each.stops),
        )
        for each in investigation.attribution.journeys
    )


def _stop(stop: Stop, quotes: tuple[Quote, ...]) -> records.Stop:
    quote = quotes[stop.quote]
    return records.Stop(
        article=quote.article,
        span=_span(quote.span),
        status=quote.status,
        against=_place(quotes[stop.against]) if stop.runs else None,
        changes=tuple(
            records.Change(run.kind, _span(run.a), _span(run.b))
            for run in stop.runs
            if run.kind is not RunKind.KEPT
        ),
        other_speaker=stop.other_speaker,
    )


def _place(quote: Quote) -> records.Place:
    return records.Place(quote.article, _span(quote.span))


def _span(span: Span) -> tuple[int, int]:
    return (span.start, span.end)
