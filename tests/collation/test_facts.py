"""What is read as a figure, by the cases of `tests/cases/facts.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from generator.collation.words.facts import Fact, FactKind, agree, facts
from generator.collation.words.forms import form
from generator.text.tokens import tokenize

CASES = Path(__file__).parent.parent / "cases" / "facts.txt"


def read(text: str) -> tuple[Fact, ...]:
    return facts(tuple(form(token.of(text)) for token in tokenize(text)))


def shown(fact: Fact) -> str:
    marks = ["about"] * fact.about + ["part"] * fact.part
    return " ".join([fact.kind, f"{fact.value:.10g}", *(word.word for word in fact.counts), *marks])


def cases() -> Iterator[tuple[str, list[str]]]:
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line[:3] in ("T  ", "=  ")]
        if lines:
            text, *expected = (line[3:].strip() for line in lines)
            yield text, [] if expected == ["none"] else expected


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_figures_are_read_as_the_case_says(text: str, expected: list[str]) -> None:
    assert [shown(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("80,000 troops", "eighty thousand troops", True),
        ("about 80,000 troops", "83,100 troops", True),
        ("1,400 tons", "1,387 tons", True),
        ("31,000 cars", "13,000 cars", False),
        ("13 men", "17 men", False),
        ("51 men", "53 men", False),
    ],
)
def test_figures_agree_where_both_can_be_true(one: str, other: str, holds: bool) -> None:
    assert agree(read(one)[0], read(other)[0], 0.9) is holds


def test_no_figure_reaches_over_another() -> None:
    found = read("In 2002 and 2003, 13 of the 45 men paid $2 million on Monday, March 25.")
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert FactKind.NONE not in {fact.kind for fact in found}
