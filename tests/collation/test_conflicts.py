"""Disagreements of variants, on stories whose truth is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from generator.collation import collate
from generator.corpus import read
from generator.model.article import Article, Found
from generator.model.collation import Collation, ConflictKind
from generator.model.spans import Place, Span
from generator.model.story import Story
from generator.settings import Settings
from tests.collation.texts import article, story
from tests.conftest import ROOT

CORPORA = ROOT / "tests" / "cases" / "corpora"
FOUND = {"quotation altered", "figure changed", "certainty changed", "contradiction"}
NOT_YET = {
    "all three are in critical condition",
    "Some 120 feet of deck went down",
    "A dozen strikers needed treatment",
}
"""Seen by a person, and not by a rule that finds no nonsense elsewhere."""


@cache
def collated(folder: str, *stems: str) -> Collation:
    """The texts of a folder, or some of them, as one story."""
    settings = Settings()
    path = ROOT / "seeds" if folder == "seeds" else CORPORA / folder
    articles = read(path, settings.corpus).articles
    chosen = tuple(article for article in articles if not stems or article.path.split(".")[0] in stems)
    return collate(Story(folder, chosen, ()), settings.collation)


def asked(collation: Collation) -> dict[str, tuple[ConflictKind, list[set[str]]]]:
    """Each question with its kind, and the articles that give each answer."""
    return {
        conflict.question: (
            conflict.kind,
            [{place.article.split(".")[0] for place in value.places} for value in conflict.values],
        )
        for conflict in collation.conflicts
    }


def test_who_answered_and_who_is_said_to_be_silent() -> None:
    kind, (silent, answered) = asked(collated("bridge"))["Did Tidewell Marine Inc respond?"]
    assert kind is ConflictKind.CONTRADICTION
    assert (silent, answered) == ({"page-118823"}, {"rtr-bridge", "beacon-0407", "newsbrook-2231"})
    kind, (silent, answered) = asked(collated("strike"))["Did Halden Freight respond?"]
    assert (silent, answered) == ({"chronicle-gate3"}, {"meridian-live"})


def test_tolls_are_compared_over_texts_that_share_no_sentence() -> None:
    kind, answers = asked(collated("strike"))["How many people were injured?"]
    assert kind is ConflictKind.CONTRADICTION
    assert answers == [{"coastline-dock", "dispatch-9931"}, {"chronicle-gate3"}]


def test_two_parties_counts_are_no_error() -> None:
    conflicts = {conflict.kind: conflict for conflict in collated("seeds").conflicts}
    counts = conflicts[ConflictKind.CLAIMANT]
    assert [value.value.split()[0] for value in counts.values] == ["13", "17"]
    assert "by North Korea" in counts.reason
    assert "by Japan" in counts.reason


def test_articles_without_a_story_in_common_disagree_on_nothing() -> None:
    assert collated("unrelated").conflicts == ()


@pytest.mark.parametrize(
    "stems", [("north-herald", "eskerdale-radio"), ("evening-mail", "wendside-argus")], ids=str
)
def test_what_changed_from_day_to_day_is_no_contradiction(stems: tuple[str, str]) -> None:
    assert not [c for c in collated("lookalike", *stems).conflicts if c.kind is ConflictKind.CONTRADICTION]


def test_every_answer_shows_its_words() -> None:
    for folder in ("bridge", "strike", "seeds"):
        collation = collated(folder)
        texts = {variant.id: variant.article.text for variant in collation.variants}
        for conflict in collation.conflicts:
            assert conflict.reason
            assert len(conflict.values) > 1
            for value in conflict.values:
                assert value.value in {value.places[0].span.of(texts[value.places[0].article])} or any(
                    value.value in place.span.of(texts[place.article]) for place in value.places
                )


def dated(name: str, day: str, *paragraphs: str) -> Article:
    return replace(article(name, *paragraphs), published=Found(day, None, "written for a test"))


@pytest.mark.parametrize(
    ("later", "how_many", "kind"),
    [
        ("2025-02-03", "About 12", ConflictKind.CONTRADICTION),
        ("2025-02-03", "At least 12", ConflictKind.DETAIL),
        ("2025-02-03", "At most 12", ConflictKind.CONTRADICTION),
        ("2025-02-03", "No fewer than 12", ConflictKind.DETAIL),
        ("2025-02-04", "At least 12", ConflictKind.DATED),
    ],
)
def test_a_toll_that_grew_and_one_that_both_texts_may_be_right_about_are_told_apart(
    later: str, how_many: str, kind: ConflictKind
) -> None:
    first = dated("a", "2025-02-03", f"{how_many} people were killed when the dam at Velm broke at dawn.")
    second = dated("b", later, "The dam at Velm broke at dawn and 15 people were killed, officials said.")
    (conflict,) = collate(story(first, second), Settings().collation).conflicts
    assert (conflict.kind, conflict.question) == (kind, "How many people were killed?")
    told = how_many.removeprefix("About ")  # a rounding is not the figure's own words, a bound is
    assert {v.value for v in conflict.values} == {f"{told} people were killed", "15 people were killed"}


@pytest.mark.parametrize(
    "silence",
    [
        "Oduya Marine did not respond to the charges of the harbour board.",
        "Oduya Marine, which owns the tug, has not yet commented on the charges.",
        "The tug belongs to Oduya Marine, which declined to comment on the charges.",
    ],
)
def test_silence_is_read_in_its_usual_words(silence: str) -> None:
    first = article("a", silence, "The tug of Oduya Marine sank in the harbour.")
    answer = "Oduya Marine rejected the charges and said the tug was sound."
    second = article("b", "The tug of Oduya Marine sank in the harbour.", answer)
    (conflict,) = collate(story(first, second), Settings().collation).conflicts
    assert conflict.question == "Did Oduya Marine respond?"


@pytest.mark.parametrize(
    "answer",
    [
        "In 2019 Oduya Marine rejected the charges of the harbour board.",
        "“We know the tug well,” said the harbour board of Oduya Marine.",
        "Oduya Marine owns the tug, said Ann Lee, who rejected the charges.",
    ],
)
def test_another_time_or_another_speaker_is_no_answer(answer: str) -> None:
    first = article("a", "Oduya Marine did not respond.", "The tug of Oduya Marine sank in the harbour.")
    second = article("b", "The tug of Oduya Marine sank in the harbour.", answer)
    assert collate(story(first, second), Settings().collation).conflicts == ()


def test_who_speaks_in_the_same_text_is_silent_on_one_matter_only() -> None:
    told = "Oduya Marine rejected the charges and said the tug was sound."
    first = article("a", "Oduya Marine would not comment on the tug's lamps.", told)
    second = article("b", "The tug of Oduya Marine sank in the harbour.", told)
    assert collate(story(first, second), Settings().collation).conflicts == ()


# What a person found in the invented stories


def marks(collation: Collation) -> Iterator[tuple[str, Place, Place]]:
    """Every grave flag and every contradiction, as its kind and two of its places."""
    for alignment in collation.alignments:
        for link in alignment.links:
            for run in link.runs:
                for flag in run.flags:
                    if flag.grave:
                        yield flag.kind, Place(alignment.a, run.a), Place(alignment.b, run.b)
    for conflict in collation.conflicts:
        if conflict.kind is ConflictKind.CONTRADICTION:
            places = [place for value in conflict.values for place in value.places]
            for one in places:
                for other in places:
                    yield conflict.kind, one, other


def told(folder: str, of: str) -> list[Any]:
    return json.loads((CORPORA / folder / "truth.json").read_text(encoding="utf-8"))[of]  # type: ignore[no-any-return]


def marked(collation: Collation, row: dict[str, str]) -> set[str]:
    """The kinds of mark that touch both wordings of a row of truth."""
    texts = {v.article.path.split(".")[0]: v.article for v in collation.variants}

    def touches(place: Place, stem: str, words: str) -> bool:
        article = texts[stem]
        start = article.text.find(words)
        return place.article == article.id and Span(start, start + len(words)).overlaps(place.span)

    a, b = (row["variant"], row["variant_text"]), (row["other"], row["other_text"])
    return {
        kind
        for kind, one, other in marks(collation)
        if (touches(one, *a) and touches(other, *b)) or (touches(one, *b) and touches(other, *a))
    }


@pytest.mark.parametrize("folder", ["bridge", "strike"])
def test_what_a_reviewer_has_to_see_is_marked(folder: str) -> None:
    collation = collated(folder)
    missed = [
        row["variant_text"]
        for row in told(folder, "flags")
        if row["kind"] in FOUND and not marked(collation, row) & {row["kind"], "contradiction"}
    ]
    assert set(missed) <= NOT_YET | {
        row["variant_text"] for row in told(folder, "flags") if row["other_text"] in NOT_YET
    }


@pytest.mark.parametrize("folder", ["bridge", "strike"])
def test_harmless_differences_stay_unmarked(folder: str) -> None:
    collation = collated(folder)
    assert {
        row["variant_text"]: found
        for row in told(folder, "must_not_flag")
        if (found := marked(collation, row))
    } == {}
