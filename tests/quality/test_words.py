"""Word alignment and edit spans against people.

Floors lie a little under what was measured when they were set; lowering one is a decision to be
written down. Precision, recall and F1 over all links (micro); exact spans of the best alternative.

    set                                                 P      R      F1     beside it
    mtref, two translations of a sentence, train      .929   .662   .773    identical words .587, difflib .606
      the same, dev (stricter annotators)             .895   .781   .834    identical words .646, difflib .692
    wiki, revisions                                   .986   .968   .977    identical words .748, difflib .968
    arXivEdits, exact spans, train                    .675   .709   .692    difflib .638
      the same, dev                                   .772   .769   .771    difflib .730
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.collation.words.alignment import align, align_forms
from generator.collation.words.forms import form
from generator.collation.words.hunks import hunks
from generator.settings import WordSettings
from tests.quality.evaluation import rows
from tests.quality.floors import hold

SETTINGS = WordSettings()
MTREF = ("words/mtref.jsonl", "2d6a229580885123")
WIKI = ("words/wiki.jsonl", "8b13bcb1ce309ace")
EDITS = ("edits/arxivedits.jsonl", "9011bf6d9b8e4f40")

Range = tuple[int, int] | None
Edit = tuple[Range, Range]


def f1(hits: int, found: int, true: int) -> float:
    return 2 * hits / (found + true)


def of_split(data: Iterable[dict[str, Any]], split: str) -> list[dict[str, Any]]:
    return [row for row in data if row["split"] == split]


@pytest.mark.parametrize(("name", "split"), [(MTREF, "train"), (MTREF, "dev"), (WIKI, "dev")])
def test_linked_words_are_those_that_people_link(name: tuple[str, str], split: str) -> None:
    hits = found = true = 0
    for row in of_split(rows(*name), split):
        mine = set(align(row["a"], row["b"], "en", SETTINGS))
        theirs = {(i, j) for i, j in row["links"]}
        hits, found, true = hits + len(mine & theirs), found + len(mine), true + len(theirs)
    hold(f"word links: {Path(name[0]).stem} {split}, F1", f1(hits, found, true))


@pytest.mark.parametrize("split", ["train", "dev"])
def test_edits_span_what_people_mark(split: str) -> None:
    hits = found = true = 0
    for row in of_split(rows(*EDITS), split):
        mine = edits(row["a"], row["b"])
        if not row["edits"]:
            continue
        theirs = max(
            ({(span(e["a"]), span(e["b"])) for e in marked} for marked in row["edits"]),
            key=lambda marked: f1(len(mine & marked), len(mine), len(marked)) if mine or marked else 1.0,
        )
        hits, found, true = hits + len(mine & theirs), found + len(mine), true + len(theirs)
    hold(f"edit spans: arXivEdits {split}, exact F1", f1(hits, found, true))


def edits(a: Sequence[str], b: Sequence[str]) -> set[Edit]:
    """What changed, with capitals that changed inside the sentence, as the annotators marked them."""
    left, right = tuple(form(word) for word in a), tuple(form(word) for word in b)
    found: set[Edit] = set()
    next_a = next_b = 0
    for hunk in (*hunks(left, right, align_forms(left, right, SETTINGS), SETTINGS), None):
        end_a = hunk.a_start if hunk else len(a)
        for i, j in zip(range(next_a, end_a), range(next_b, len(b)), strict=False):
            if i and j and a[i] != b[j]:
                found.add(((i, i + 1), (j, j + 1)))
        if hunk:
            found.add((span((hunk.a_start, hunk.a_end)), span((hunk.b_start, hunk.b_end))))
            next_a, next_b = hunk.a_end, hunk.b_end
    return found


def span(places: Sequence[int] | None) -> Range:
    return (places[0], places[1]) if places and places[0] < places[1] else None
