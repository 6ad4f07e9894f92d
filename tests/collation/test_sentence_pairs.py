"""Sentence links on small texts that anyone can edit: `tests/cases/sentence_links.toml`."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from generator.collation import collate
from generator.model.article import Article
from generator.model.collation import Alignment, Link, Tier
from generator.settings import CollationSettings
from tests.collation.texts import article, story
from tests.conftest import ROOT

CASES = tomllib.loads((ROOT / "tests/cases/sentence_links.toml").read_text(encoding="utf-8"))["case"]
SETTINGS = CollationSettings()


def written(name: str, text: str) -> Article:
    lines = text.strip().splitlines()
    headline = lines.pop(0).removeprefix("# ") if lines[0].startswith("# ") else ""
    return article(name, *lines, headline=headline)


def aligned(a: Article, b: Article) -> Alignment:
    """The alignment as seen from `a`, whichever of the two became the base."""
    (alignment,) = collate(story(a, b), SETTINGS).alignments
    return alignment


def shown(link: Link, flipped: bool) -> str:
    sides = (link.b, link.a) if flipped else (link.a, link.b)
    numbers = " = ".join(" ".join(str(at + 1) for at in side) for side in sides)
    return numbers + (" moved" if link.moved else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_links_are_what_the_case_says(case: dict[str, Any]) -> None:
    a, b = written("a", case["a"]), written("b", case["b"])
    alignment = aligned(a, b)
    flipped = alignment.a == b.id
    firm = [shown(link, flipped) for link in alignment.links if link.tier == Tier.FIRM]
    assert sorted(firm) == sorted(case["links"])
    there = {shown(link, flipped).removesuffix(" moved") for link in alignment.links}
    assert not there & set(case.get("never", ()))


def test_copies_of_a_text_are_one_witness() -> None:
    """A text that speaks for a doubtful link speaks for it once, however many outlets printed it."""
    rest = ("Rain fell all day on the old harbour.", "Nobody in the village slept.", "The choir will sing.")
    other = ("Shops opened late.", "The school stayed shut for a week.", "Trains were full.")
    first = article("a", "Divers worked for nine hours to raise the barge.", *rest)
    second = article("b", "The wreck was raised by a salvage crew on Monday.", *other)
    third = "Divers and a salvage crew lifted the barge on Monday, said the owner of the wreck."

    def tier(names: str) -> Tier:
        copies = [article(name, third, "Fish is dear this year.", "Buses ran.") for name in names]
        alignments = collate(story(first, second, *copies), SETTINGS).alignments
        (own,) = (one for one in alignments if {one.a, one.b} == {"a", "b"})
        return own.links[0].tier

    assert tier("c") is Tier.POSSIBLE
    assert tier("cde") is Tier.POSSIBLE
