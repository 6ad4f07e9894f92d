"""Credits, by the cases that anyone can edit in `tests/cases/credits.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.attribution.credits.credits import credits_of
from generator.model.article import Zone, ZoneKind
from generator.model.attribution import CreditKind
from generator.model.spans import Span
from tests.attribution.builder import article
from tests.attribution.cases import Case, cases

CASES = cases("credits.txt")


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_credits_are_found_with_their_words(case: Case) -> None:
    one = article("a", case.text)
    found = [
        (credit.kind.value, credit.certainty.value, credit.name, credit.span.of(one.text))
        for credit in credits_of(one)
    ]
    wanted = [tuple(line) for line in case.expected if line != ("none",)]
    assert found == wanted


def test_residue_counts_in_text_that_was_taken_out() -> None:
    from msgspec.structs import replace

    one = article("a", "Barge hits bridge\n\nA barge broke away on Monday.\nCopyright 2024,")
    cut = one.text.index("Copyright")
    zones = (
        one.zones[0],
        Zone(ZoneKind.BODY, Span(one.zones[1].span.start, cut), "running text"),
        Zone(ZoneKind.REMOVED, Span(cut, len(one.text)), "a bare copyright line"),
    )
    found = credits_of(replace(one, zones=zones))
    assert [credit.kind for credit in found] == [CreditKind.RESIDUE]
    assert found[0].span == Span(cut, len(one.text))


def test_a_credit_deep_in_the_prose_is_none() -> None:
    filler = "\n".join(f"Paragraph {number} tells of the river and the town." for number in range(40))
    lines = filler.split("\n")
    lines[20] = "By Ann Lee, Associated Press"
    assert credits_of(article("a", "Barge hits bridge\n\n" + "\n".join(lines))) == ()


def test_a_line_of_the_seeds_is_found(seeds: Path) -> None:
    """The contributor line, the promotion and both remains of a stripped credit."""
    text = (seeds / "001_d2c3f751e3b8d9c7.txt").read_text(encoding="utf-8")
    kinds = [credit.kind for credit in credits_of(article("b", text))]
    assert CreditKind.CONTRIBUTION in kinds
    assert CreditKind.PROMOTION in kinds
    stripped = (seeds / "004_5f615c97c60a5964.txt").read_text(encoding="utf-8")
    residue = [c for c in credits_of(article("e", stripped)) if c.kind is CreditKind.RESIDUE]
    assert [credit.span.of(stripped.strip("\n")) for credit in residue] == ["( –", "Copyright 2024,"]
