"""Findings, credits and quotations as Web Annotations, for tools that read others' marks.

    {"type": "Annotation", "motivation": "assessing",
     "body": {"type": "TextualBody", "value": "“full of” became “burdened with” …"},
     "target": {"source": "story.json", "scope": "../../articles/ledger.html",
                "selector": {"type": "FragmentSelector", "value": "/articles/1/text", "refinedBy": [
                  {"type": "TextQuoteSelector", "exact": "burdened with", "prefix": …, "suffix": …},
                  {"type": "TextPositionSelector", "start": 410, "end": 423}]}}}

The W3C's Web Annotation Data Model (2017). A position counts characters of a source, and the
only source where that is exact is the text as published, in `story.json`: a JSON Pointer (RFC 6901)
leads to it. The quotation finds the same words on any page; `scope` is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from generator.model.attribution import QuoteStatus
from generator.model.dossier import Investigation
from generator.model.spans import Place
from generator.publishing.elements.addresses import (
    article_page,
    relative,
    story_annotations,
    story_data,
    story_file,
)

__all__ = ["story_annotations_of"]

_CONTEXT = 32
"""Characters before and after the words, as the model's examples have it: enough to tell repeats apart."""
_POINTER = "http://tools.ietf.org/rfc/rfc6901"


_MOST_TARGETS = 30_000
"""Places in one file, about 20 MB."""


def story_annotations_of(
    investigation: Investigation, most: int = _MOST_TARGETS
) -> Iterator[tuple[str, bytes]]:
    """Annotation pages as JSON-LD, with their paths, of `most` places at most. A page names the next, and
    nearly every story has one."""
    slug = investigation.story.slug
    here = story_annotations(slug)
    pages = _pages(
        (
            {"id": f"#a{number}", "type": "Annotation", **annotation}
            for number, annotation in enumerate(_annotations(investigation, here), start=1)
        ),
        most,
    )
    items: list[dict[str, Any]] | None = next(pages, [])
    number = 1
    while items is not None:
        after = next(pages, None)
        page: dict[str, Any] = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": here.rpartition("/")[2],
            "type": "AnnotationPage",
            "items": items,
        }
        number += 1
        following = story_file(slug, f"annotations-{number}.jsonld")
        if after is not None:
            page["next"] = following.rpartition("/")[2]
        yield here, msgspec.json.format(msgspec.json.encode(page), indent=1) + b"\n"
        here, items = following, after


def _pages(items: Iterable[dict[str, Any]], most: int) -> Iterator[list[dict[str, Any]]]:
    """The annotations in order, on as few pages as hold `most` places at most."""
    page: list[dict[str, Any]] = []
    places = 0
    for item in items:
        places += len(item["target"])
        if page and places > most:
            yield page
            page, places = [], len(item["target"])
        page.append(item)
    if page:
        yield page


def _annotations(investigation: Investigation, here: str) -> Iterator[dict[str, Any]]:
    attribution = investigation.attribution
    target = _Targets(investigation, here)
    for finding in attribution.findings:
        if finding.places:
            body = _said(f"{finding.title} {finding.text}".strip())
            yield {"motivation": "assessing", "body": body, "target": target.of(finding.places)}
    for credit in attribution.credits:
        if credit.name:
            place = Place(credit.article, credit.span)
            body = _said(f"Credit: {credit.name} ({credit.kind.value})")
            yield {"motivation": "identifying", "body": body, "target": target.of((place,))}
    for quote in attribution.quotes:
        if quote.status is QuoteStatus.ALTERED and quote.counterpart:
            other = target.words(quote.counterpart)
            body = _said(f"Quotation altered; another text has “{other}”")
            place = Place(quote.article, quote.span)
            yield {"motivation": "assessing", "body": body, "target": target.of((place,))}


def _said(words: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en"}


class _Targets:
    """Makes targets; holds the texts."""

    def __init__(self, investigation: Investigation, here: str) -> None:
        variants = investigation.collation.variants
        self._articles = {variant.id: variant.article for variant in variants}
        self._pointers = {variant.id: f"/articles/{place}/text" for place, variant in enumerate(variants)}
        self._data = relative(here, story_data(investigation.story.slug))
        self._pages = {variant.id: relative(here, article_page(variant.id)) for variant in variants}

    def words(self, place: Place) -> str:
        return place.span.of(self._articles[place.article].text)

    def of(self, places: Iterable[Place]) -> list[dict[str, Any]]:
        return [self._target(place) for place in places]

    def _target(self, place: Place) -> dict[str, Any]:
        text, span = self._articles[place.article].text, place.span
        quote = {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(span.start - _CONTEXT, 0) : span.start],
            "suffix": text[span.end : span.end + _CONTEXT],
        }
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        return {
            "type": "SpecificResource",
            "source": self._data,
            "scope": self._pages[place.article],
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": _POINTER,
                "value": self._pointers[place.article],
                "refinedBy": [quote, position],
            },
        }
