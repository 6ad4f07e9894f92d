"""What holds for the sources of any story, whatever its texts share and credit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.attribution import attribute
from generator.attribution.wording.kinship import SHARING
from generator.model.article import Article
from generator.model.attribution import Attribution, Confidence, DerivationKind
from generator.settings import AttributionSettings
from tests.attribution.builder import article, collation

SENTENCES = (
    "The ferry Sorrel left the quay an hour late because a goat had climbed into the wheelhouse.",
    "Passengers passed it from hand to hand until somebody thought of opening the galley door.",
    "“She has always wanted to steer,” said the goat’s owner, Berta Kling, who sells cheese on board.",
    "The harbour master wrote a report of two lines and stamped it three times.",
    "A second ferry waited outside the breakwater with its lamps lit and its band playing.",
    "Fishermen who had gone out before dawn said that the sea was flat and the fog thick.",
    "The Associated Press reported in June that goats had delayed four ferries since Easter.",
    "A clerk at the ministry, asked about it by telephone, laughed and then asked to be excused.",
    "“No animal is named in the timetable,” Captain Edda Lindqvist said.",
    "The Tarrow Ledger has learned that the company keeps a list of animals on its bridge.",
    "About 214 passengers got a bowl of soup and a voucher for the next crossing.",
    "Children drew the goat with a captain’s hat, and the drawings hang in the waiting room.",
    "State media said nothing of it, according to people who listen to them on the island.",
    "In 1998 a smaller boat turned back because a calf was born between its benches.",
)
HEADS = ("", "", "TARROW (AP) — ", "( – ", "TARROW, June 3 (Reuters) - ")
OUTLETS = (None, "Tarrow Ledger", "Reuters", "Harbor Gazette", "Associated Press")
FEET = (
    "",
    "",
    "Associated Press writer Jo Day contributed to this report.",
    "The Associated Press contributed to this report.",
    "Follow AP’s coverage of goats at https://example.org/goats",
    "Copyright 2024,",
)


@st.composite
def articles(draw: st.DrawFn, number: int) -> Article:
    """A text of sentences that other texts have too, in any order, with or without credits."""
    told = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=10))
    swaps = draw(st.sampled_from(((), (("the ", "that "),), (("said", "stated"), ("a ", "one ")))))
    body = "\n".join(told)
    for old, new in swaps:
        body = body.replace(old, new)
    foot = draw(st.sampled_from(FEET))
    text = f"A goat\n\n{draw(st.sampled_from(HEADS))}{body}\n" + (f"\n{foot}\n" if foot else "")
    return article(
        f"text-{number}",
        text,
        outlet=draw(st.sampled_from(OUTLETS)),
        published=draw(st.sampled_from((None, "2024-06-01", "2024-06-03", "2024-06"))),
        authors=draw(st.sampled_from(((), ("Ann Sorley",)))),
    )


@st.composite
def stories(draw: st.DrawFn) -> tuple[Article, ...]:
    return tuple(draw(articles(number)) for number in range(draw(st.integers(2, 6))))


def sources_of(story: tuple[Article, ...]) -> Attribution:
    return attribute(collation(*story), AttributionSettings())


@given(stories())
def test_every_derivation_has_words_that_show_it(story: tuple[Article, ...]) -> None:
    texts = {one.id: one.text for one in story}
    found = sources_of(story)
    for derivation in found.derivations:
        assert derivation.evidence
        assert any(evidence.places for evidence in derivation.evidence)
        for evidence in derivation.evidence:
            assert evidence.reason
            for place in evidence.places:
                assert place.span.of(texts[place.article]).strip()
    for finding in found.findings:
        assert finding.places
        assert finding.title
        assert all(place.span.end <= len(texts[place.article]) for place in finding.places)


@given(stories())
def test_nobody_descends_from_itself(story: tuple[Article, ...]) -> None:
    above: dict[str, set[str]] = {}
    for derivation in sources_of(story).derivations:
        above.setdefault(derivation.derived, set()).add(derivation.source)

    def ancestors(one: str, seen: frozenset[str]) -> None:
        assert one not in seen
        for source in above.get(one, ()):
            ancestors(source, seen | {one})

    for one in story:
        ancestors(one.id, frozenset())


@given(stories())
def test_every_source_is_an_article_or_a_named_absent_one_that_somebody_took_from(
    story: tuple[Article, ...],
) -> None:
    found = sources_of(story)
    absent = {source.id for source in found.absent_sources}
    assert len(absent) == len(found.absent_sources)
    assert {one.source for one in found.derivations} <= absent | {one.id for one in story}
    assert absent <= {one.source for one in found.derivations}
    assert all(source.name and source.evidence for source in found.absent_sources)


@given(stories())
def test_each_article_is_in_one_group_and_the_count_is_what_the_groups_say(
    story: tuple[Article, ...],
) -> None:
    reports = sources_of(story).independent
    assert sorted(one for group in reports.groups for one in group) == sorted(one.id for one in story)
    assert 1 <= reports.least <= reports.most == len(reports.groups)
    assert reports.reason


@given(stories())
def test_copying_between_articles_is_claimed_only_between_kin(story: tuple[Article, ...]) -> None:
    found = sources_of(story)
    close = {frozenset((kin.a, kin.b)) for kin in found.kinships if kin.kind in SHARING}
    ids = {one.id for one in story}
    for one in found.derivations:
        copied = one.kind in (DerivationKind.COPIED, DerivationKind.REWORDED)
        if copied and one.source in ids and one.confidence is not Confidence.UNPROVEN:
            assert frozenset((one.source, one.derived)) in close


@given(stories())
def test_a_text_that_names_no_source_and_shares_no_words_took_from_nobody(
    story: tuple[Article, ...],
) -> None:
    stranger = article("stranger", "Bread\n\nBakers in Ulm have at last agreed on the weight of a pretzel.")
    found = sources_of((*story, stranger))
    assert all("stranger" not in (one.source, one.derived) for one in found.derivations)
    assert ("stranger",) in found.independent.groups


@given(stories())
def test_the_same_story_gives_the_same_answer(story: tuple[Article, ...]) -> None:
    assert sources_of(story) == sources_of(story)
