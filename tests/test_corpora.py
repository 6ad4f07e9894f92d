"""Stories that are not the seeds: what the whole program says of them, against what is true of them.

`tests/cases/corpora/README.md` tells what each corpus is for. No rule may be fitted to one story, so
the same program has to be right about a bridge, a strike, two floods and six unrelated texts.
"""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.build import analyse
from generator.corpus import read
from generator.model.attribution import Confidence, DerivationKind
from generator.model.collation import FlagKind
from generator.model.dossier import Dossier
from generator.model.spans import ArticleId, Span
from generator.settings import Settings

CORPORA = Path(__file__).parent / "cases" / "corpora"
TAKEN = {DerivationKind.COPIED, DerivationKind.REWORDED, DerivationKind.RETOLD}


@cache
def truth(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPORA / name / "truth.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Dossier]:
    """The analysis of every corpus, made once."""
    made = {}
    for name in ("bridge", "strike", "lookalike", "unrelated", "dirty"):
        folder = tmp_path_factory.mktemp(name)
        for text in (CORPORA / name).glob("*.txt"):
            shutil.copy(text, folder)
        made[name] = analyse(read(folder, Settings().corpus), Settings())
    return made


def stem(dossier: Dossier, article: ArticleId | str) -> str:
    return next(
        (PurePosixPath(each.path).stem for each in dossier.corpus.articles if each.id == article),
        str(article),
    )


def stories(dossier: Dossier) -> set[frozenset[str]]:
    return {
        frozenset(stem(dossier, article.id) for article in each.story.articles) for each in dossier.stories
    }


@pytest.mark.parametrize("name", ["bridge", "strike", "lookalike", "unrelated", "dirty"])
def test_the_stories_are_the_true_ones(dossiers: dict[str, Dossier], name: str) -> None:
    expected = {frozenset(story) for story in truth(name)["stories"] if len(story) > 1}
    assert stories(dossiers[name]) == expected


def test_everything_in_one_pile_gives_the_same_stories(tmp_path: Path, seeds: Path) -> None:
    for name in ("bridge", "strike", "lookalike", "unrelated"):
        for text in (CORPORA / name).glob("*.txt"):
            shutil.copy(text, tmp_path)
    for text in seeds.glob("*.txt"):
        shutil.copy(text, tmp_path)
    dossier = analyse(read(tmp_path, Settings().corpus), Settings())
    expected = {
        frozenset(story)
        for name in ("bridge", "strike", "lookalike")
        for story in truth(name)["stories"]
        if len(story) > 1
    } | {frozenset(text.stem for text in seeds.glob("*.txt"))}
    assert stories(dossier) == expected


@pytest.mark.parametrize("name", ["bridge", "strike", "lookalike"])
def test_nobody_is_accused_of_taking_what_they_did_not_take(dossiers: dict[str, Dossier], name: str) -> None:
    """Every copied, reworded or retold claim between two articles, in any direction, is a true one."""
    dossier = dossiers[name]
    true = {frozenset((row["source"], row["derived"])) for row in truth(name)["derivations"]}
    # Texts that go back to one source are kin as well.
    for row in truth(name)["derivations"]:
        for other in truth(name)["derivations"]:
            if row["source"] == other["source"] and row["relation"] in ("copied", "reworded", "retold"):
                true.add(frozenset((row["derived"], other["derived"])))
    for each in dossier.stories:
        for derivation in each.attribution.derivations:
            if derivation.kind in TAKEN and not derivation.source.startswith("absent:"):
                pair = frozenset((stem(dossier, derivation.source), stem(dossier, derivation.derived)))
                assert pair in true, derivation


@pytest.mark.parametrize("name", ["bridge", "strike"])
def test_a_derivation_between_articles_points_the_right_way(dossiers: dict[str, Dossier], name: str) -> None:
    dossier = dossiers[name]
    turned = {(row["derived"], row["source"]) for row in truth(name)["derivations"]}
    for each in dossier.stories:
        for derivation in each.attribution.derivations:
            if derivation.confidence is not Confidence.UNPROVEN:
                pair = (stem(dossier, derivation.source), stem(dossier, derivation.derived))
                assert pair not in turned, derivation


@pytest.mark.parametrize("name", ["bridge", "strike"])
def test_the_true_number_of_independent_reports_is_within_what_is_said(
    dossiers: dict[str, Dossier], name: str
) -> None:
    (investigation,) = dossiers[name].stories
    independent = investigation.attribution.independent
    assert independent.least <= truth(name)["independent_reports"] <= independent.most
    assert independent.most - independent.least <= 1


@pytest.mark.parametrize("name", ["bridge", "strike", "lookalike", "unrelated", "dirty"])
def test_the_metadata_is_what_the_text_shows(dossiers: dict[str, Dossier], name: str) -> None:
    """A missing value is a gap; a wrong one is a fault."""
    wrong, missing, right = [], [], 0
    for article in dossiers[name].corpus.articles:
        expected = truth(name)["metadata"].get(PurePosixPath(article.path).stem)
        if expected is None:
            continue
        found = {
            "headline": article.headline.value,
            "outlet": article.outlet and article.outlet.value,
            "dateline": article.dateline and article.dateline.value,
            "published": article.published and article.published.value[:10],
            "agency": article.agency and article.agency.value,
            "authors": [author.value for author in article.authors] or None,
        }
        for field, value in found.items():
            true = expected[field] or None
            if _plain(value) == _plain(true):
                right += true is not None
            elif value is None:
                missing.append((article.path, field, true))
            else:
                wrong.append((article.path, field, value, true))
    assert not wrong
    assert len(missing) <= 0.25 * (right + len(missing)), missing


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value.casefold().removeprefix("the ").replace("’", "'")
    return value


@pytest.mark.parametrize("name", ["bridge", "strike", "lookalike", "unrelated"])
def test_furniture_is_taken_out_and_sentences_are_not(dossiers: dict[str, Dossier], name: str) -> None:
    for article in dossiers[name].corpus.articles:
        known = PurePosixPath(article.path).stem
        taken = "\n".join(zone.span.of(article.text) for zone in article.zones if zone.kind == "removed")
        for line in truth(name)["removed"].get(known, []):
            assert line in taken, f"{known}: {line!r} was left in"
        for row in truth(name)["sentence_pairs"]:
            for side in ("a", "b"):
                if row[side] == known:
                    assert row[f"{side}_text"] not in taken, f"{known}: {row[f'{side}_text']!r} was taken out"


def test_the_graver_changes_are_found_and_nothing_harmless_is_called_grave(
    dossiers: dict[str, Dossier],
) -> None:
    """Red flags cost trust when they are wrong, so the harmless changes are the harder half."""
    found, missed, false = [], [], []
    for name in ("bridge", "strike"):
        (investigation,) = dossiers[name].stories
        articles = {PurePosixPath(each.path).stem: each for each in dossiers[name].corpus.articles}
        grave = [
            finding
            for finding in investigation.attribution.findings
            if finding.grave and finding.kind is not FlagKind.CREDIT_MISSING
        ]

        def at_issue(row: dict[str, str], first: bool, known: Any = articles, findings: Any = grave) -> bool:
            """Whether a finding points at the words: at all, or as the wording that is at fault."""
            article = known[row["variant"]]
            start = article.text.index(row["variant_text"])
            words = Span(start, start + len(row["variant_text"]))
            return any(
                place.article == article.id and place.span.overlaps(words)
                for finding in findings
                for place in (finding.places[:1] if first else finding.places)
            )

        for row in truth(name)["flags"]:
            (found if at_issue(row, first=False) else missed).append(row["variant_text"])
        false += [row for row in truth(name)["must_not_flag"] if at_issue(row, first=True)]
    assert not false
    assert len(found) > len(missed), missed
