"""The runs of words that lead from one wording to another.

    a  The mayor said           she would  “never resign.”
    b  The mayor stated on Friday she would never resign.
       kept      reworded       kept      cut(“) kept     cut(”)

Laws, which tests hold and the first of which `rewrite` checks itself: going through the runs in
order, the characters of `a` where a run is kept or moved and those of `b` where it is not are `b`'s
sentences, character for character; every character of `a`'s sentences is in exactly one run; a
sentence against itself is one kept run.

White space goes with kept words where both sides have the same, else with the change beside it;
what neither takes is a run of its own ("spacing"). A run never reaches across the end of a
sentence, nor silently across a quotation mark: an unshared mark is a run of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.collation.flags.flags import flags
from generator.collation.flags.quiet import nothing_to_ask
from generator.collation.words.alignment import align_forms
from generator.collation.words.changes import runs_between, runs_of
from generator.collation.words.comparison import compared
from generator.collation.words.sides import side
from generator.collation.words.wordings import wording
from generator.model.article import Article
from generator.model.collation import Flag, Run, RunKind
from generator.model.spans import Span
from generator.settings import CollationSettings

__all__ = ["readability", "readable", "replay", "rewrite"]

_TAKEN_OVER = frozenset({RunKind.KEPT, RunKind.MOVED})


def replay(a_text: str, b_text: str, runs: Sequence[Run]) -> str:
    """The words of `b`, from `a` where a run was kept or moved."""
    return "".join(run.a.of(a_text) if run.kind in _TAKEN_OVER else run.b.of(b_text) for run in runs)


def rewrite(
    a: Article,
    a_spans: tuple[Span, ...],
    b: Article,
    b_spans: tuple[Span, ...],
    settings: CollationSettings,
) -> tuple[Run, ...]:
    """The runs that lead from `a_spans` of `a` to `b_spans` of `b`, in the order of `b`.

    Spans of one side are in order and do not overlap; what stands between them is left alone.
    """
    if [span.of(a.text) for span in a_spans] == [span.of(b.text) for span in b_spans]:
        return tuple(Run(RunKind.KEPT, *pair) for pair in zip(a_spans, b_spans, strict=True))
    lines = [
        [wording(span.of(one.text), one.language) for span in spans]
        for one, spans in ((a, a_spans), (b, b_spans))
    ]
    if len(a_spans) == len(b_spans) == 1 and lines[0][0].forms and lines[1][0].forms:
        runs = _placed(runs_of(lines[0][0], lines[1][0], settings.words), a_spans[0].start, b_spans[0].start)
    else:
        left, right = side(a, a_spans), side(b, b_spans)
        runs = runs_between(left, right, align_forms(left.forms, right.forms, settings.words), settings.words)
    if replay(a.text, b.text, runs) != "".join([span.of(b.text) for span in b_spans]):
        raise AssertionError(f"the runs of {a.id} {a_spans} do not rebuild {b.id} {b_spans}")
    if nothing_to_ask(a, a_spans, b, b_spans, lines):
        return runs
    left, right = side(a, a_spans), side(b, b_spans)
    links = align_forms(left.forms, right.forms, settings.words)
    return _flagged(runs, flags(compared(left, right, links, settings.flags)))


def _placed(runs: Sequence[Run], a: int, b: int) -> tuple[Run, ...]:
    """The runs of two sentences where they stand: their starts in either article."""
    return tuple(
        [
            Run(
                run.kind,
                Span(a + run.a.start, a + run.a.end),
                Span(b + run.b.start, b + run.b.end),
                run.reason,
            )
            for run in runs
        ]
    )


def readability(runs: Sequence[Run]) -> float:
    """How well the changes read when they are shown in place: 1 is unchanged, below 0 is confetti.

    The share of kept characters, minus what each change costs the reader: half a word in the mean
    length of both sides. Moved words are not kept: the eye does not find them.
    """
    length = sum(len(run.a) + len(run.b) for run in runs)
    kept = sum(len(run.a) + len(run.b) for run in runs if run.kind in _QUIET)
    changes = sum(
        run.kind not in _QUIET and before in _QUIET
        for before, run in zip((RunKind.KEPT, *(run.kind for run in runs)), runs, strict=False)
    )
    return (kept - changes * _CHARACTERS_A_WORD) / length if length else 1.0


_QUIET = frozenset({RunKind.KEPT, RunKind.TYPOGRAPHY})
_CHARACTERS_A_WORD = 6
"""Of English news, with the space after it."""


def readable(runs: Sequence[Run], settings: CollationSettings) -> bool:
    """Whether to mark what changed. Otherwise the place is retold: mark what was kept."""
    return readability(runs) >= settings.confetti_floor


def _flagged(runs: tuple[Run, ...], found: Sequence[tuple[Span, Span, Flag]]) -> tuple[Run, ...]:
    """The runs, each flag on the first changed run that it speaks of."""
    flagged = list(runs)
    for a, b, flag in found:
        touched = [at for at, run in enumerate(runs) if run.a.overlaps(a) or run.b.overlaps(b)]
        changed = [at for at in touched if runs[at].kind is not RunKind.KEPT]
        for at in (changed or touched)[:1]:
            flagged[at] = replace(flagged[at], flags=(*flagged[at].flags, flag))
    return tuple(flagged)
