"""Laws of credits and quotations, for any text at all."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.attribution.credits.credits import credits_of
from generator.attribution.journeys.trace import trace
from generator.attribution.quotations.quotes import attributions_of, quotes_of
from generator.model.article import Article
from generator.model.collation import Variant
from generator.model.spans import Span
from generator.settings import AttributionSettings
from tests.attribution.builder import article

SETTINGS = AttributionSettings()

PIECES = st.sampled_from(
    [
        *("“", "”", '"', "''", "‘", "’", "(", ")", ",", ".", "?", ":", ";", "—", "-", "\n", "\n\n", "©", "/"),
        *("said", "she", "He", "that", "Ann Lee", "Mr.", "Kim’s", "sister", "according to", "adding", "who"),
        *("AP", "(AP)", "Reuters", "the Ledger", "reported", "told", "state media", "By", "Copyright 2024,"),
        *(
            "Monday",
            "in",
            "the",
            "bridge",
            "13",
            "crucial",
            "of",
            "and",
            "but",
            "Reporting by",
            "contributed",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map(" ".join), st.text(max_size=200))


def letters(texts: list[str]) -> tuple[Variant, ...]:
    return tuple(Variant(chr(65 + at), article(f"v{at}", text or "-")) for at, text in enumerate(texts))


@given(TEXTS)
def test_quotations_lie_in_the_text_and_never_overlap(text: str) -> None:
    one = article("a", text)
    quotes = quotes_of(one, SETTINGS)
    for quote in quotes:
        for span in (quote.span, quote.speaker_span, quote.cue):
            assert span is None or span.end <= len(one.text)
        assert quote.span.of(one.text).strip()
        assert quote.reason
    assert all(left.span.end <= right.span.start for left, right in pairwise(quotes))


@given(TEXTS)
def test_attributions_point_into_the_text(text: str) -> None:
    for found in attributions_of(text):
        for span in (found.source, found.cue, *found.content):
            assert span is None or (span.of(text) and span.end <= len(text))
        assert found.source is None or found.cue is None or not found.source.overlaps(found.cue)


@given(TEXTS)
def test_credits_point_at_words(text: str) -> None:
    one = article("a", text)
    found = credits_of(one)
    assert all(credit.span.of(one.text).strip() for credit in found)
    assert [credit.span for credit in found] == sorted(credit.span for credit in found)


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_tracing_does_not_depend_on_the_order_of_its_input(texts: list[str]) -> None:
    variants = letters(texts)
    spoken = {variant.id: quotes_of(variant.article, SETTINGS) for variant in variants}
    turned = {key: tuple(reversed(spoken[key])) for key in reversed(spoken)}
    assert trace(variants, spoken, (), SETTINGS) == trace(variants, turned, (), SETTINGS)


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_every_quotation_is_traced_once(texts: list[str]) -> None:
    variants = letters(texts)
    spoken = {variant.id: quotes_of(variant.article, SETTINGS) for variant in variants}
    traced = trace(variants, spoken, (), SETTINGS)
    assert [(quote.article, quote.span) for quote in traced] == [
        (variant.id, one.span) for variant in variants for one in spoken[variant.id]
    ]
    journeys = [quote.journey for quote in traced]
    assert sorted(set(journeys)) == list(range(1, len(set(journeys)) + 1))
    for quote in traced:
        assert quote.counterpart is None or quote.counterpart.article != quote.article


HOSTILE = [
    *("said ", "“said ” ", '" ', "'' ", "‘a b ", ", said ", "according to ", "A ", "Ann Lee, ", "( ", "(AP "),
    *(
        "By Ann ",
        "Reporting by A; ",
        "AP contributed ",
        "told the ",
        "More AP ",
        "Copyright AP ",
        "— ",
        "...",
    ),
    *("of the ", "Ann’s ", "first appeared in The ", "state ", "she said, ", "A-", "AP/", "Photo by "),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_line_costs_no_more_than_a_long_one(piece: str) -> None:
    """Four times the text takes no more than about eight times as long."""

    def cost(size: int) -> float:
        one = made_of(piece, size)
        start = time.process_time()
        credits_of(one)
        quotes_of(one, SETTINGS)
        return time.process_time() - start

    cost(500)
    short = min(cost(4_000) for _ in range(3))
    assert min(cost(16_000) for _ in range(2)) < 8 * short + 0.25


def made_of(piece: str, size: int) -> Article:
    """One line, all of it prose."""
    text = (piece * (size // len(piece) + 1))[:size].strip() or "-"
    one = article("a", "Headline\n\n" + text)
    zones = (one.zones[0], replace(one.zones[1], span=Span(one.zones[1].span.start, len(one.text))))
    return replace(one, zones=zones)
