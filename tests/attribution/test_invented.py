"""The invented corpora: their derivations are what `truth.json` says, no fewer and no more."""

from __future__ import annotations

import json
import shutil
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.attribution import attribute
from generator.collation import collate
from generator.corpus import read
from generator.model.attribution import Attribution, Confidence
from generator.model.story import Story
from generator.settings import Settings

CORPORA = Path(__file__).parents[1] / "cases" / "corpora"
TAKEN = ("copied", "reworded", "retold")


def truth(folder: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPORA / folder / "truth.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def attributed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Attribution]]:
    """The stories of each corpus, as the truth groups them."""
    settings = Settings()
    found: dict[str, list[Attribution]] = {}
    for folder in ("bridge", "strike", "lookalike"):
        place = tmp_path_factory.mktemp(folder)
        for text in (CORPORA / folder).glob("*.txt"):
            shutil.copy(text, place)
        articles = read(place, settings.corpus).articles
        for stems in truth(folder)["stories"]:
            members = tuple(one for one in articles if PurePosixPath(one.path).stem in stems)
            collation = collate(Story(folder, members, ()), settings.collation)
            found.setdefault(folder, []).append(attribute(collation, settings.attribution))
    return found


def claims(stories: list[Attribution]) -> set[tuple[str, str, str]]:
    return {
        (str(one.source), str(one.derived), str(one.kind)) for story in stories for one in story.derivations
    }


@pytest.mark.parametrize("folder", ["bridge", "strike", "lookalike"])
def test_nobody_took_more_or_less_than_is_true(attributed: dict[str, list[Attribution]], folder: str) -> None:
    true = {
        (row["source"], row["derived"], row["relation"])
        for row in truth(folder)["derivations"]
        if row["relation"] in TAKEN
    }
    assert {one for one in claims(attributed[folder]) if one[2] in TAKEN} == true


@pytest.mark.parametrize("folder", ["bridge", "strike", "lookalike"])
def test_citations_between_articles_are_the_true_ones(
    attributed: dict[str, list[Attribution]], folder: str
) -> None:
    true = {
        (row["source"], row["derived"], "cites")
        for row in truth(folder)["derivations"]
        if row["relation"] == "cites" and not row["source"].startswith("absent:")
    }
    found = {one for one in claims(attributed[folder]) if one[2] == "cites"}
    assert {one for one in found if not one[0].startswith("absent:")} == true


def test_a_cited_station_that_is_not_here_is_an_absent_source(
    attributed: dict[str, list[Attribution]],
) -> None:
    (bridge,) = attributed["bridge"]
    assert "Corran Valley Public Radio report" in {source.name for source in bridge.absent_sources}


@pytest.mark.parametrize("folder", ["bridge", "strike", "lookalike"])
def test_the_reports_are_counted_as_they_are(attributed: dict[str, list[Attribution]], folder: str) -> None:
    least = sum(story.independent.least for story in attributed[folder])
    most = sum(story.independent.most for story in attributed[folder])
    unproven = sum(
        one.confidence is Confidence.UNPROVEN and str(one.kind) in TAKEN
        for story in attributed[folder]
        for one in story.derivations
    )
    assert least == truth(folder)["independent_reports"]
    assert most == least + unproven
