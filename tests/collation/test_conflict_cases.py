"""Disagreements, as the cases of `tests/cases/conflicts.txt` have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from generator.collation import collate
from generator.model.article import Found
from generator.settings import Settings
from tests.collation.texts import article, story
from tests.conftest import ROOT


class Case(NamedTuple):
    heading: str
    texts: tuple[tuple[str, str, str], ...]
    """Letter, day, words."""
    expected: tuple[str, ...]


def cases() -> Iterator[Case]:
    heading, texts, expected = "", [], []
    lines = (ROOT / "tests" / "cases" / "conflicts.txt").read_text(encoding="utf-8").splitlines()
    for line in [*lines, ""]:
        if line.startswith("## "):
            heading = line[3:]
        elif told := re.fullmatch(r"([A-Z])  (\S+)  (.+)", line):
            texts.append((told[1], told[2], told[3]))
        elif line.startswith("= "):
            expected += [] if line == "= none" else [line[2:]]
        elif not line and texts:
            yield Case(heading, tuple(texts), tuple(expected))
            texts, expected = [], []
        else:
            assert not line or line.startswith("#"), line


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.heading}: {case.texts[-1][2][:60]}")
@pytest.mark.parametrize("turned", [False, True], ids=["in order", "turned"])
def test_the_texts_disagree_on_this_and_nothing_else(case: Case, turned: bool) -> None:
    texts = [
        replace(
            article(letter, words), published=Found(day, None, "written for a test") if day != "-" else None
        )
        for letter, day, words in case.texts
    ]
    found = collate(story(*(texts[::-1] if turned else texts)), Settings().collation).conflicts
    told = [
        f"{conflict.kind.value}: {conflict.question} "
        + " / ".join(
            sorted(
                _answer(value.value, {place.article for place in value.places}) for value in conflict.values
            )
        )
        for conflict in found
    ]
    assert told == [
        f"{head}? " + " / ".join(sorted(rest.split(" / "))) for head, rest in map(_parted, case.expected)
    ]


def _answer(words: str, letters: set[str]) -> str:
    return f"“{words}” of {' '.join(sorted(letters))}"


def _parted(line: str) -> tuple[str, str]:
    head, _, rest = line.partition("? ")
    return head, rest
