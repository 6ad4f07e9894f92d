"""What holds when a collation is read against another variant: the same passages, nothing compared anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.collation import collate
from generator.collation.links.runs import replay
from generator.model.article import Article, SentenceRole
from generator.model.collation import Collation, RunKind, Tier
from generator.model.rebasing import rebased, turned
from generator.model.spans import ArticleId
from generator.settings import CollationSettings
from tests.collation.texts import article, story
from tests.laws.test_collation import seats, stories

WAYS = st.sampled_from([CollationSettings(), CollationSettings(all_pairs_up_to=1)])


def passages(collation: Collation) -> dict[str, set[tuple[ArticleId, int]]]:
    """The sentences of each passage, whichever of them are the base's."""
    found = {}
    for passage in collation.passages:
        members = {(collation.base.id, at) for at in passage.base}
        members |= {(reading.article, at) for reading in passage.readings for at in reading.sentences}
        found[passage.id] = members
    return found


@given(stories(), WAYS)
def test_every_passage_keeps_its_name_and_its_sentences(
    articles: tuple[Article, ...], settings: CollationSettings
) -> None:
    collation = collate(story(*articles), settings)
    for variant in collation.variants:
        turn = rebased(collation, variant.id)
        assert turn.base == variant
        assert passages(turn) == passages(collation)
        assert seats(turn) == seats(collation)
        assert {v.id: v.letter for v in turn.variants} == {v.id: v.letter for v in collation.variants}


@given(stories(), WAYS)
def test_there_and_back_is_the_same_collation(
    articles: tuple[Article, ...], settings: CollationSettings
) -> None:
    collation = collate(story(*articles), settings)
    for variant in collation.variants:
        assert rebased(rebased(collation, variant.id), collation.base.id) == collation


@given(stories(), WAYS)
def test_the_rows_follow_the_new_base(articles: tuple[Article, ...], settings: CollationSettings) -> None:
    collation = collate(story(*articles), settings)
    for variant in collation.variants:
        turn = rebased(collation, variant.id)
        rows = [passage.base for passage in turn.passages if passage.base and passage.id != "0"]
        assert rows == sorted(rows)
        heads = [at for at, s in enumerate(variant.article.sentences) if s.role is SentenceRole.HEADLINE]
        assert [p.base for p in turn.passages if p.id == "0"] in ([tuple(heads)], [] if not heads else None)
        assert all(passage.id != "0" for passage in turn.passages[1:])


@given(stories(), WAYS)
def test_links_lead_to_the_new_base_and_their_runs_rebuild_the_reading(
    articles: tuple[Article, ...], settings: CollationSettings
) -> None:
    collation = collate(story(*articles), settings)
    texts = {a.id: a for a in articles}
    for variant in collation.variants:
        turn = rebased(collation, variant.id)
        aligned = {each.b: each for each in turn.alignments if each.a == variant.id}
        assert [share.article for share in turn.shares] == [
            v.id for v in turn.variants[1:] if v.id in aligned
        ]
        for passage in turn.passages:
            for reading in passage.readings:
                link = reading.link
                if link is None:
                    continue
                assert link in aligned[reading.article].links
                assert set(reading.sentences) <= set(link.b)
                assert set(link.a) & set(passage.base) or (not passage.base and link.tier is Tier.FIRM)
                spans = [texts[reading.article].sentences[at].span for at in link.b]
                told = replay(variant.article.text, texts[reading.article].text, link.runs)
                assert told == "".join(span.of(texts[reading.article].text) for span in spans)


@given(stories())
def test_turning_an_alignment_twice_changes_nothing(articles: tuple[Article, ...]) -> None:
    for alignment in collate(story(*articles), CollationSettings()).alignments:
        assert turned(turned(alignment)) == alignment
        kinds = {RunKind.ADDED: RunKind.CUT, RunKind.CUT: RunKind.ADDED}
        before = sorted(kinds.get(run.kind, run.kind) for link in alignment.links for run in link.runs)
        assert before == sorted(run.kind for link in turned(alignment).links for run in link.runs)


def test_a_reason_names_the_words_of_the_base_first() -> None:
    a = article("a", "The mayor of Port Ellis never said a word about the old ferry on Monday.")
    b = article("b", "The mayor of Port Ellis never said a thing about the ferry on Monday, friends say.")
    collation = collate(story(a, b), CollationSettings())
    other = collation.variants[1].id
    (there,), (back,) = collation.alignments[0].links, rebased(collation, other).alignments[0].links
    reasons = {run.reason for run in there.runs if run.reason}
    assert reasons == {
        "“word” against “thing”",
        "only in the first: “old”",
        "only in the second: “, friends say”",
    }
    assert {run.reason for run in back.runs if run.reason} == {
        "“thing” against “word”",
        "only in the second: “old”",
        "only in the first: “, friends say”",
    }


def test_a_sentence_that_the_new_base_merges_says_where() -> None:
    fire = "A fire destroyed the paper mill in Eskerdale on Sunday night, officials said."
    driver = "A lorry driver saw the flames from the coast road and woke the watchman."
    a = article("a", fire, driver, "Mayor Ines Halloran promised new jobs for all 140 workers of the mill.")
    b = article(
        "b",
        "A fire destroyed the paper mill in Eskerdale on Sunday night, officials said, and a lorry driver "
        "who saw the flames from the coast road woke the watchman.",
    )
    collation = collate(story(a, b), CollationSettings())
    assert collation.base.id == "a"
    turn = rebased(collation, b.id)
    assert [(p.id, p.base, [r.sentences for r in p.readings]) for p in turn.passages] == [
        ("1", (0,), [(0,)]),
        ("2", (), [(1,)]),
        ("3", (), [(2,)]),
    ]
    (second,) = turn.passages[1].readings
    assert second.link is not None
    assert (second.link.a, second.link.b) == ((0,), (0, 1))
    assert turn.passages[2].readings[0].link is None


def test_an_article_of_another_story_is_no_base() -> None:
    collation = collate(
        story(article("a", "One ship sank."), article("b", "One ship sank.")), CollationSettings()
    )
    with pytest.raises(ValueError, match="no variant"):
        rebased(collation, ArticleId("c"))
