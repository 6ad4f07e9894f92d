"""The red pencil, by the cases of `tests/cases/flags.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.collation import collate
from generator.collation.links.runs import rewrite
from generator.model.article import Found
from generator.model.collation import FlagKind, RunKind
from generator.settings import CollationSettings
from tests.collation.texts import of_sentences, story

CASES = Path(__file__).parent.parent / "cases" / "flags.txt"


def marks(a: str, b: str) -> list[str]:
    """The flags of two sentences, as a case writes them."""
    left, right = of_sentences("a", [a]), of_sentences("b", [b])
    runs = rewrite(left, (left.sentences[0].span,), right, (right.sentences[0].span,), CollationSettings())
    assert not any(run.flags for run in runs if run.kind is RunKind.KEPT)
    return [
        f"{'grave' if flag.grave else 'quiet'}: {flag.kind}: {flag.reason}"
        for run in runs
        for flag in run.flags
    ]


def cases() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for block in CASES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line[:2] in ("A ", "B ", "= ")]
        if lines:
            a, b, *expected = (line[2:].strip() for line in lines)
            yield a, b, () if expected == ["none"] else tuple(expected)


@pytest.mark.parametrize(("a", "b", "expected"), list(cases()))
def test_the_red_pencil_marks_what_the_case_says(a: str, b: str, expected: tuple[str, ...]) -> None:
    assert tuple(marks(a, b)) == expected


@pytest.mark.parametrize(("a", "b", "expected"), list(cases()))
def test_the_other_way_round_the_same_is_marked(a: str, b: str, expected: tuple[str, ...]) -> None:
    def kinds(found: tuple[str, ...] | list[str]) -> list[str]:
        return sorted(": ".join(mark.split(": ")[:2]) for mark in found)

    loaded = any("attribution changed" in mark for mark in expected)
    assert kinds(marks(b, a)) == kinds(expected) or loaded


def test_another_figure_is_red_only_where_the_texts_tell_one_report() -> None:
    poll = "The lead of the Lamp League over the Mill League in Velm is 214 votes, a poll says."
    later = "The lead of the Lamp League over the Mill League in Velm is 126 votes, a poll says."
    rest = [
        "Pilots guide heavy ships past the wrecks at night.",
        "A baker sold warm bread to hungry sailors there.",
        "Rain fell on the grey hills for weeks and weeks.",
    ]
    others = [
        "Divers found an old bronze bell in deep mud.",
        "Goats ate all the roses of a sleeping mayor.",
        "No dam needs new gates before the next flood.",
    ]
    for right, grave in (([later, *others], False), ([later, *rest], True)):
        left, other = of_sentences("a", [poll, *rest]), of_sentences("b", right)
        (alignment,) = collate(story(left, other), CollationSettings()).alignments
        marked = [flag for link in alignment.links for run in link.runs for flag in run.flags]
        assert [(flag.kind, flag.grave) for flag in marked] == [(FlagKind.FIGURE_CHANGED, grave)]


def test_a_phrase_said_again_on_another_day_bears_no_mark() -> None:
    """Two texts of two days that each tell mostly their own: what people like to say they say again."""
    words = "Joan Petrie told the press of Orrin: “Safety comes first, {} on this old railway.”"
    own = [
        "The viaducts of Velm were built of red brick.",
        "Nobody had looked at them for thirty years.",
        "Two had been struck by barges.",
    ]
    other = [
        "Buses ran along the coast in the rain.",
        "Dockers walked to work over the hills at five.",
        "A ferry took the children home before dark fell.",
    ]
    found = {}
    for day in ("2026-09-08", "2026-09-09"):
        out = [Found("2026-09-08", None, "given"), Found(day, None, "given")]
        texts = [
            replace(of_sentences("a", [words.format("last and always"), *own]), published=out[0]),
            replace(of_sentences("b", [words.format("and always will"), *other]), published=out[1]),
        ]
        (alignment,) = collate(story(*texts), CollationSettings()).alignments
        found[day] = [flag.kind for link in alignment.links for run in link.runs for flag in run.flags]
    assert found == {"2026-09-08": [FlagKind.QUOTATION_ALTERED], "2026-09-09": []}


def test_a_toll_of_another_hour_is_a_note() -> None:
    words = (
        "Floods tore through the valley of Velm at dawn, killing {} people, officials of the district said."
    )
    grave = {}
    for hour in ("T09:10", "T10:00", "T18:30"):
        texts = [
            replace(
                of_sentences(name, [words.format(toll)]), published=Found(f"2026-05-03{out}", None, "given")
            )
            for name, toll, out in (("a", "eight", "T09:10"), ("b", "14", hour))
        ]
        (alignment,) = collate(story(*texts), CollationSettings()).alignments
        grave[hour] = [flag.grave for link in alignment.links for run in link.runs for flag in run.flags]
    assert grave == {"T09:10": [True], "T10:00": [True], "T18:30": [False]}
