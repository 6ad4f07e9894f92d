"""Whose words came first: carried along what corresponds, through derivations that hold, and no further."""

from __future__ import annotations

import itertools

from generator.attribution.journeys.provenance import provenance_of
from generator.collation import collate
from generator.model.article import Article
from generator.model.attribution import Confidence, Derivation, DerivationKind, Evidence, SourceId
from generator.model.spans import ArticleId
from generator.model.story import Story
from generator.settings import CollationSettings, LineageSettings
from tests.attribution.builder import article

FIRST = "The mayor of Port Ellis quit on Friday after a week of angry protest against the bell tower plan."
SECOND = (
    "Late on Friday the mayor of Port Ellis quit after a week of angry protest against her plan for bells."
)
THIRD = "Late on Friday the mayor of Port Ellis quit after a week of angry protest, the harbour master said."
OTHER = "Grain ships waited for days outside the sand bar, where the pilots refused to board them in the fog."


def took(source: str, derived: str, confidence: Confidence = Confidence.LIKELY) -> Derivation:
    said = (Evidence("for a test", ()),)
    return Derivation(SourceId(source), ArticleId(derived), DerivationKind.REWORDED, confidence, said)


def carried(articles: tuple[Article, ...], *derivations: Derivation) -> dict[tuple[str, str, str], list[str]]:
    story = collate(Story("a-story", articles, ()), CollationSettings())
    texts = {one.id: one.text for one in articles}
    return {
        (each.article, each.source, each.witness): [span.of(texts[each.article]) for span in each.spans]
        for each in provenance_of(story.variants, story.alignments, derivations, LineageSettings())
    }


def texts(*bodies: str) -> tuple[Article, ...]:
    return tuple(article(name, f"{body}\n{OTHER}") for name, body in zip("abcd", bodies, strict=False))


def test_words_go_back_to_the_first_text_of_a_chain() -> None:
    found = carried(texts(FIRST, SECOND, THIRD), took("a", "b"), took("b", "c"))
    assert "quit" in " ".join(found["c", "a", "a"])
    assert any("after a week of angry protest" in words for words in found["c", "a", "a"])
    assert [words for words in found["c", "b", "b"] if words.startswith("Late")] == ["Late on Friday"]
    assert not [key for key in found if key[0] == "a"]


def test_what_is_unproven_or_only_cited_carries_nothing() -> None:
    assert carried(texts(FIRST, SECOND), took("a", "b", Confidence.UNPROVEN)) == {}
    cited = Derivation(
        SourceId("a"), ArticleId("b"), DerivationKind.CITES, Confidence.SHOWN, (Evidence("x", ()),)
    )
    assert carried(texts(FIRST, SECOND), cited) == {}
    assert carried(texts(FIRST, SECOND)) == {}


def test_two_that_took_from_an_absent_source_had_their_common_words_from_there() -> None:
    found = carried(texts(FIRST, SECOND), took("absent:wire", "a"), took("absent:wire", "b"))
    assert set(found) == {("a", "absent:wire", "b"), ("b", "absent:wire", "a")}
    assert all(OTHER.rstrip(".") in words for words in found.values())


def test_a_name_alone_proves_nothing() -> None:
    a = article("a", f"{OTHER}\nThe harbour office closed, Lt. Cmdr. Ann Lee Walker of Port Ellis told us.")
    b = article("b", f"{OTHER}\nLt. Cmdr. Ann Lee Walker of Port Ellis ate soup with the harbour master.")
    found = carried((a, b), took("a", "b"))
    assert not any("Walker" in words for spans in found.values() for words in spans)


def test_spans_are_in_order_and_apart() -> None:
    story = collate(Story("a-story", texts(FIRST, SECOND, THIRD), ()), CollationSettings())
    derivations = (took("absent:wire", "a"), took("a", "b"), took("b", "c"), took("absent:wire", "c"))
    for article_id in "abc":
        spans = sorted(
            span
            for each in provenance_of(story.variants, story.alignments, derivations, LineageSettings())
            if each.article == article_id
            for span in each.spans
        )
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
