"""Stories with dates and credits: who took from whom has to be right, and nothing more may be said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.build import analyse
from generator.corpus import read
from generator.model.attribution import Attribution, Confidence, DerivationKind
from generator.settings import Settings

CORPORA = Path(__file__).parents[1] / "cases" / "corpora"
NAMES = ("relay", "kiln", "unseen", "hall")


@pytest.fixture(scope="module")
def attributed() -> dict[str, Attribution]:
    found: dict[str, Attribution] = {}
    for name in NAMES:
        (story,) = analyse(read(CORPORA / name, Settings().corpus), Settings()).stories
        found[name] = story.attribution
    return found


def truth(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPORA / name / "truth.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_source_is_found_and_none_is_made_up(attributed: dict[str, Attribution], name: str) -> None:
    found = {(str(one.source), str(one.derived), str(one.kind)) for one in attributed[name].derivations}
    assert found == {tuple(row) for row in truth(name)["derivations"]}


@pytest.mark.parametrize("name", NAMES)
def test_what_dates_and_credits_show_is_no_guess(attributed: dict[str, Attribution], name: str) -> None:
    assert all(one.confidence is not Confidence.UNPROVEN for one in attributed[name].derivations)


@pytest.mark.parametrize("name", NAMES)
def test_the_reports_are_counted(attributed: dict[str, Attribution], name: str) -> None:
    reports = attributed[name].independent
    assert (reports.least, reports.most) == (truth(name)["reports"],) * 2


def test_a_figure_bent_on_the_way_is_told(attributed: dict[str, Attribution]) -> None:
    grave = [one.title for one in attributed["relay"].findings if one.grave]
    assert any("eight inches" in title and "eighteen inches" in title for title in grave)


def test_who_printed_without_a_credit_is_told_and_who_gave_one_is_not(
    attributed: dict[str, Attribution],
) -> None:
    missing = [one for one in attributed["kiln"].findings if one.kind == "credit missing"]
    assert [one.places[0].article for one in missing] == ["newsmill"]


def test_a_citation_is_no_copy(attributed: dict[str, Attribution]) -> None:
    kinds = {one.kind for one in attributed["kiln"].derivations if one.derived in ("sheaf", "capital")}
    assert kinds == {DerivationKind.CITES}
