"""What holds for the collation of any story: nothing is lost, and it matters not what came first."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.collation import collate
from generator.collation.links.runs import replay
from generator.collation.sentences.features import describe
from generator.collation.words.chain import heaviest_chain
from generator.model.article import Article, SentenceRole
from generator.model.collation import Collation, Relation, Tier
from generator.settings import CollationSettings
from tests.collation.texts import article, story

SETTINGS = CollationSettings()
NAMES = ["Ann Lee", "Mayor Okoro", "the Harbour Board", "Port Ellis", "the union"]
VERBS = ["closed", "rejected", "repaired", "inspected", "praised", "sold", "flooded"]
THINGS = [
    "the bridge",
    "13 ferries",
    "a disputed contract",
    "the old mill",
    "its winter timetable",
    "two piers",
]
TAILS = ["", " on Monday", ", which nobody expected", ", but workers protested", " “as soon as possible”"]

sentences = st.builds(
    lambda *parts: "{} {} {}{}.".format(*parts).capitalize(),
    *(st.sampled_from(parts) for parts in (NAMES, VERBS, THINGS, TAILS)),
) | st.sampled_from(["“Yes.”", "No.", "He left.", "…", "It rained; it rained."])
paragraphs = st.lists(st.lists(sentences, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)


@st.composite
def stories(draw: st.DrawFn, most: int = 4) -> tuple[Article, ...]:
    """Variants that share, drop, add and reorder paragraphs."""
    first = draw(paragraphs)
    found = [article("n0", *first, headline=draw(st.sampled_from(["", "Bridge closed"])))]
    for number in range(1, draw(st.integers(2, most))):
        kept = draw(st.permutations(first)) if draw(st.booleans()) else list(first)
        kept = kept[: draw(st.integers(0, len(kept)))] + draw(paragraphs)
        found.append(article(f"n{number}", *kept, headline=draw(st.sampled_from(["", "Old mill sold"]))))
    return tuple(found)


def seats(collation: Collation) -> list[tuple[str, int]]:
    base = [(collation.base.id, at) for passage in collation.passages for at in passage.base]
    others = [
        (reading.article, at)
        for passage in collation.passages
        for reading in passage.readings
        for at in reading.sentences
    ]
    return sorted([*base, *others])


@given(stories())
def test_every_sentence_of_every_variant_is_in_exactly_one_row(articles: tuple[Article, ...]) -> None:
    collation = collate(story(*articles), SETTINGS)
    assert seats(collation) == sorted((a.id, at) for a in articles for at in range(len(a.sentences)))


@given(stories(), st.integers(1, 2))
def test_the_same_holds_where_only_the_base_is_aligned(articles: tuple[Article, ...], limit: int) -> None:
    collation = collate(story(*articles), CollationSettings(all_pairs_up_to=limit))
    assert seats(collation) == sorted((a.id, at) for a in articles for at in range(len(a.sentences)))
    assert len({passage.id for passage in collation.passages}) == len(collation.passages)
    assert len(collation.alignments) == len(articles) - 1


@given(stories(), st.randoms(use_true_random=False), st.sampled_from([8, 1]))
def test_the_order_in_which_articles_come_does_not_matter(
    articles: tuple[Article, ...], random: object, limit: int
) -> None:
    """Neither where every pair is aligned nor where each is aligned with the base."""
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    way = CollationSettings(all_pairs_up_to=limit)
    assert collate(story(*shuffled), way) == collate(story(*articles), way)


@given(stories())
def test_the_edits_of_every_link_rebuild_the_other_text(articles: tuple[Article, ...]) -> None:
    texts = {each.id: each for each in articles}
    for alignment in collate(story(*articles), SETTINGS).alignments:
        a, b = texts[alignment.a], texts[alignment.b]
        for link in alignment.links:
            told = "".join(b.words_of(at) for at in link.b)
            assert replay(a.text, b.text, link.runs) == told


@given(paragraphs)
def test_a_text_against_itself_is_verbatim_and_nothing_moved(text: list[str]) -> None:
    collation = collate(story(article("a", *text), article("b", *text)), SETTINGS)
    (alignment,) = collation.alignments
    assert [(link.a, link.b) for link in alignment.links] == [
        ((n,), (n,)) for n in range(len(alignment.links))
    ]
    assert {link.relation for link in alignment.links} == {Relation.VERBATIM}
    assert not any(link.moved for link in alignment.links)
    assert [variant.letter for variant in collation.variants] == ["A1", "A2"]


@given(paragraphs, st.data())
def test_swapping_two_paragraphs_gives_moves_and_nothing_else(text: list[str], data: st.DataObject) -> None:
    one, other = sorted((data.draw(st.integers(0, len(text) - 1)), data.draw(st.integers(0, len(text) - 1))))
    swapped = [*text[:one], text[other], *text[one + 1 : other], text[one], *text[other + 1 :]]
    if one == other:
        swapped = list(text)
    a, b = article("a", *text), article("b", *swapped)
    (alignment,) = collate(story(a, b), SETTINGS).alignments
    assert {link.relation for link in alignment.links} == {Relation.VERBATIM}
    assert sorted(at for link in alignment.links for at in link.a) == list(range(len(a.sentences)))
    assert sorted(at for link in alignment.links for at in link.b) == list(range(len(b.sentences)))
    in_order = [a.words_of(n) for n in range(len(a.sentences))] == [
        b.words_of(n) for n in range(len(b.sentences))
    ]
    assert any(link.moved for link in alignment.links) != in_order


@given(stories())
def test_links_are_runs_of_neighbours_and_share_no_pair(articles: tuple[Article, ...]) -> None:
    for alignment in collate(story(*articles), SETTINGS).alignments:
        pairs = [(i, j) for link in alignment.links for i in link.a for j in link.b]
        assert len(pairs) == len(set(pairs))
        for link in alignment.links:
            assert all(after - before == 1 for side in (link.a, link.b) for before, after in pairwise(side))
            assert 0 <= link.similarity <= 1
            assert SETTINGS.links.possible <= link.probability <= 1
            assert (link.tier == Tier.FIRM) == (link.probability >= SETTINGS.links.firm)


@given(stories())
def test_headlines_and_nothing_else_stand_in_row_0(articles: tuple[Article, ...]) -> None:
    collation = collate(story(*articles), SETTINGS)
    by_id = {a.id: a for a in articles}
    for passage in collation.passages:
        members = [(collation.base.id, at) for at in passage.base]
        members += [(reading.article, at) for reading in passage.readings for at in reading.sentences]
        roles = {by_id[name].sentences[at].role == SentenceRole.HEADLINE for name, at in members}
        assert roles == {passage.id == "0"}


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.floats(0.1, 9)), max_size=7))
@settings(max_examples=200)
def test_no_chain_is_heavier_than_the_heaviest(steps: list[tuple[int, int, float]]) -> None:
    def forward(chain: tuple[int, ...]) -> bool:
        ordered = sorted(chain, key=lambda n: (steps[n][0], steps[n][1]))
        return all(steps[x][1] <= steps[y][1] for x, y in pairwise(ordered))

    def weight(chain: tuple[int, ...]) -> float:
        return sum(steps[n][2] for n in chain)

    found = heaviest_chain(steps)
    every = (chain for size in range(len(steps) + 1) for chain in combinations(range(len(steps)), size))
    assert forward(found)
    assert weight(found) >= max(weight(chain) for chain in every if forward(chain)) - 1e-6


@given(stories(2))
def test_the_clauses_of_a_sentence_are_the_sentence(articles: tuple[Article, ...]) -> None:
    for features in map(describe, articles):
        begins = [features.sentences + int(at) for at in features.clauses]
        for sentence, (begin, end) in enumerate(pairwise([*begins, len(features.units)])):
            clauses = features.units[begin:end]
            assert clauses
            assert frozenset().union(*clauses) == features.units[sentence]
