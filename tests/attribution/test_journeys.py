"""A quotation from text to text: in the order of lineage, with what changed inside the marks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.attribution.journeys.journeys import depths, journeys_of, runs_between
from generator.attribution.journeys.trace import trace
from generator.attribution.quotations.quotes import quotes_of
from generator.model.article import Article
from generator.model.attribution import (
    Confidence,
    Derivation,
    DerivationKind,
    Evidence,
    Journey,
    Quote,
    SourceId,
)
from generator.model.collation import RunKind
from generator.model.spans import ArticleId, Span
from generator.settings import AttributionSettings
from generator.text.keys import fold
from generator.text.tokens import TokenKind, tokenize
from tests.attribution.builder import article, collation

SETTINGS = AttributionSettings()


def took(source: str, derived: str, confidence: Confidence = Confidence.SHOWN) -> Derivation:
    said = (Evidence("for a test", ()),)
    return Derivation(SourceId(source), ArticleId(derived), DerivationKind.COPIED, confidence, said)


def journeys(
    *articles: Article, derivations: tuple[Derivation, ...] = ()
) -> tuple[tuple[Journey, ...], tuple[Quote, ...]]:
    variants = collation(*articles).variants
    spoken = {one.id: quotes_of(one, SETTINGS) for one in articles}
    quotes = trace(variants, spoken, (), SETTINGS)
    return journeys_of(variants, quotes, derivations, SETTINGS.quotations), quotes


WHOLE = "“We will not open the lock gates before the flood has passed the lower mill,” Mayor Ada Wren said."
BENT = "“We will never open the lock gates before the flood has passed the mill,” said Ada Wren."
CUT = "Ada Wren said the council would not open “the lock gates before the flood has passed.”"
OTHER = "“We will not open the lock gates before the flood has passed the lower mill,” said Bo Hale."


def test_what_changed_inside_the_marks_is_told_word_by_word() -> None:
    a, b, c = article("a", WHOLE), article("b", BENT), article("c", CUT)
    (journey,), quotes = journeys(a, b, c)
    assert journey.name == "we-will-not-open-the"
    texts = {one.id: one.text for one in (a, b, c)}
    told = {
        quotes[stop.quote].article: [
            (
                run.kind,
                run.a.of(texts[quotes[stop.against].article]),
                run.b.of(texts[quotes[stop.quote].article]),
            )
            for run in stop.runs
            if run.kind is not RunKind.KEPT
        ]
        for stop in journey.stops
    }
    assert told["a"] == []
    assert told["b"] == [(RunKind.REWORDED, "not", "never"), (RunKind.CUT, "lower", "")]
    assert told["c"] == [(RunKind.CUT, "We will not open", ""), (RunKind.CUT, "the lower mill", "")]


def test_the_order_is_that_of_lineage_and_what_nobody_knows_comes_last() -> None:
    texts = [article(name, WHOLE) for name in "abcd"]
    (journey,), quotes = journeys(
        *texts, derivations=(took("d", "b"), took("b", "a"), took("d", "c", Confidence.UNPROVEN))
    )
    assert [quotes[stop.quote].article for stop in journey.stops] == ["d", "b", "a", "c"]


def test_another_speaker_is_told_only_where_both_are_named() -> None:
    (journey,), _ = journeys(article("a", WHOLE), article("b", OTHER))
    assert [stop.other_speaker for stop in journey.stops] == [False, True]
    (journey,), _ = journeys(article("a", WHOLE), article("b", OTHER.replace("Bo Hale", "he")))
    assert not any(stop.other_speaker for stop in journey.stops)


def test_what_one_text_has_alone_is_no_journey() -> None:
    found, quotes = journeys(
        article("a", WHOLE), article("b", "“Ask the bishop about his bells,” said Bo Hale.")
    )
    assert found == ()
    assert len(quotes) == 2


def test_two_quotations_that_begin_alike_have_two_addresses() -> None:
    second = "“We will not open the school before the snow has gone from the roof,” Ada Wren said."
    found, _ = journeys(article("a", f"{WHOLE}\n{second}"), article("b", f"{WHOLE}\n{second}"))
    assert [each.name for each in found] == ["we-will-not-open-the", "we-will-not-open-the-2"]


def test_a_long_chain_of_derivations_is_no_deep_call() -> None:
    names = [ArticleId(str(n)) for n in range(3000)]
    chain = [took(a, b) for a, b in pairwise(names)]
    assert depths(names[::-1], chain)[names[-1]] == 2999


WORDS = st.lists(st.sampled_from(["the", "mill", "Mill", "flood", "will", "not", ",", "—"]), max_size=9)


@given(WORDS, WORDS)
def test_the_changes_rebuild_one_wording_from_the_other(old: list[str], new: list[str]) -> None:
    a, b = " ".join(old), " ".join(new)
    runs = tuple(runs_between(a, Span(0, len(a)), b, Span(0, len(b))))
    rebuilt = [
        word
        for run in runs
        if run.kind is not RunKind.CUT
        for word in words(run.a.of(a) if run.kind is RunKind.KEPT else run.b.of(b))
    ]
    assert rebuilt == words(b)
    assert [word for run in runs for word in words(run.a.of(a))] == words(a)


def words(text: str) -> list[str]:
    return [fold(token.of(text)) for token in tokenize(text) if token.kind is not TokenKind.MARK]
