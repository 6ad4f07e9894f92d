"""The runs that a reader sees, by the cases of `tests/cases/edits.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from generator.collation.links.runs import readability, readable, rewrite
from generator.model.article import Article
from generator.model.collation import Run, RunKind
from generator.settings import CollationSettings
from tests.collation.texts import of_sentences

CASES = Path(__file__).parent.parent / "cases" / "edits.txt"
SETTINGS = CollationSettings()
SHOWN = {
    RunKind.KEPT: "{a}",
    RunKind.REWORDED: "[{a} → {b}]",
    RunKind.ADDED: "[+ {b}]",
    RunKind.CUT: "[- {a}]",
    RunKind.MOVED: "[> {b}]",
    RunKind.SPELLING: "[= {a} | {b}]",
    RunKind.TYPOGRAPHY: "[~ {a} | {b}]",
}


def comparison(a: str, b: str) -> tuple[Article, Article, tuple[Run, ...]]:
    """Two articles of the sentences that `||` parts, and the runs from one to the other."""
    first, second = (
        of_sentences(name, [sentence.strip() for sentence in text.split("||")])
        for name, text in (("a", a), ("b", b))
    )
    a_spans, b_spans = (tuple(sentence.span for sentence in side.sentences) for side in (first, second))
    return first, second, rewrite(first, a_spans, second, b_spans, SETTINGS)


def rendered(a: Article, b: Article, runs: Sequence[Run]) -> str:
    parts = (SHOWN[run.kind].format(a=run.a.of(a.text).strip(), b=run.b.of(b.text).strip()) for run in runs)
    return re.sub(r"\s+", " ", " ".join(parts)).replace("[~ | ]", "").strip()


def cases() -> Iterator[tuple[str, str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    block = [line for line in lines if line[:3] in ("A  ", "B  ", "=  ")]
    for a, b, expected in zip(block[::3], block[1::3], block[2::3], strict=True):
        assert (a[0], b[0], expected[0]) == ("A", "B", "="), a
        yield a[3:], b[3:], expected[3:]


@pytest.mark.parametrize(("a", "b", "expected"), list(cases()))
def test_the_runs_read_as_the_case_says(a: str, b: str, expected: str) -> None:
    assert rendered(*comparison(a, b)) == expected


def test_an_edit_reads_better_than_a_retelling() -> None:
    _, _, edited = comparison(
        "The mayor said the bridge was safe and would open on Friday.",
        "The mayor claimed the bridge was safe and would open on Friday.",
    )
    _, _, retold = comparison(
        "The mayor said the bridge was safe and would open on Friday.",
        "On Friday cars may cross again, for she holds the crossing to be sound.",
    )
    assert readable(edited, SETTINGS)
    assert not readable(retold, SETTINGS)
    assert readability(edited) > readability(retold)


def test_a_change_says_its_reason_with_the_words() -> None:
    _, _, runs = comparison("The mayor said it.", "The mayor claimed it.")
    assert [run.reason for run in runs if run.kind is RunKind.REWORDED] == ["“said” against “claimed”"]


def test_an_added_run_still_tells_its_place() -> None:
    a, _, runs = comparison("She left Velm.", "She left old Velm.")
    (added,) = (run for run in runs if run.kind is RunKind.ADDED)
    assert a.text[: added.a.start] == "She left "
    assert added.a.start == added.a.end
