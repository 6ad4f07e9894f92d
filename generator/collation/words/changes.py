"""How one wording became another, run by run, without a look at what the changes mean.

    a  The mayor said on Monday that she would never resign.
    b  The mayor said that she would never, ever resign.
                  ╰┬─────────╯          ╰┬────╯
    read closely   4 words beside it      …     what both begin and end with is one kept run each

Most sentences of a copy differ in a word or two, so only the words beside what differs are looked at;
and what became of a sentence is worked out once, wherever the two stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from generator.collation.words.alignment import Links, align_forms
from generator.collation.words.forms import Form, FormKind
from generator.collation.words.hunks import Hunk, hunks, moved_phrases
from generator.collation.words.pieces import Fixed, Piece, cut_up, kept_pieces, share_out_space
from generator.collation.words.sides import Side, part
from generator.collation.words.spellings import other_forms, same_thing
from generator.collation.words.wordings import Wording
from generator.model.collation import Run, RunKind
from generator.model.spans import Span
from generator.settings import WordSettings

__all__ = ["runs_between", "runs_of"]

_TAKEN_OVER = frozenset({RunKind.KEPT, RunKind.MOVED})


# Copies of a sentence meet the same sentence again, wherever both stand.
@lru_cache(maxsize=1 << 12)
def runs_of(left: Wording, right: Wording, settings: WordSettings) -> tuple[Run, ...]:
    """The runs that lead from one sentence to another; places are counted from their starts."""
    links = align_forms(left.forms, right.forms, settings)
    beside = _beside_the_change(left, right, links, settings)
    return beside or runs_between(
        part(left, 0, len(left.forms)), part(right, 0, len(right.forms)), links, settings
    )


def runs_between(left: Side, right: Side, links: Links, settings: WordSettings) -> tuple[Run, ...]:
    """The runs that lead from one side to the other."""
    same = other_forms(left.forms, right.forms, links, left.language)
    changes = hunks(left.forms, right.forms, links, settings, same)
    moved = moved_phrases(left.forms, right.forms, links, changes, settings)
    fixed = _fixed(left, right, same, moved)
    pieces = share_out_space(cut_up(left, right, links, changes, fixed, settings), left, right)
    return _runs(pieces, left, right)


_SIGHT = 4
"""Equal words beside a change that are looked at with it: a phrase of years reaches over three of them."""


def _beside_the_change(
    left: Wording, right: Wording, links: Links, settings: WordSettings
) -> tuple[Run, ...]:
    """The runs of two sentences that begin and end alike, from the few words around what differs.

    Nothing where that would not be all: the change must leave the words at both ends of those as they are.
    """
    head, tail = _equal_ends(left.cells, right.cells)
    start, end = max(head - _SIGHT, 0), max(tail - _SIGHT, 0)
    end_a, end_b = len(left.forms) - end, len(right.forms) - end
    if start + end < _SIGHT or start >= min(end_a, end_b) or left.language != right.language:
        return ()
    near = tuple([(i - start, j - start) for i, j in links if start <= i < end_a and start <= j < end_b])
    a, b = part(left, start, end_a), part(right, start, end_b)
    runs = list(runs_between(a, b, near, settings))
    if start:
        first = runs[0]
        if first.kind is not RunKind.KEPT or (first.a.start, first.b.start) != (a.starts[0], b.starts[0]):
            return ()
        runs[0] = Run(RunKind.KEPT, Span(0, first.a.end), Span(0, first.b.end))
    if end:
        last = runs[-1]
        if last.kind is not RunKind.KEPT or (last.a.end, last.b.end) != (a.ends[-1], b.ends[-1]):
            return ()
        whole_a, whole_b = len(left.sentence), len(right.sentence)
        runs[-1] = Run(RunKind.KEPT, Span(last.a.start, whole_a), Span(last.b.start, whole_b))
    return tuple(runs)


def _equal_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """How many cells both begin with, and how many both end with."""
    head, most = 0, min(len(a), len(b))
    while head < most and a[head] == b[head]:
        head += 1
    tail, most = 0, most - head
    while tail < most and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return head, tail


def _fixed(
    left: Side, right: Side, same: Sequence[tuple[int, int, int, int]], moved: Sequence[Hunk]
) -> Fixed:
    """Phrases whose counterpart is known. What moved is the same to the character, or typography."""
    spelled = [Hunk(*phrase) for phrase in same]
    fixed = [(phrase, RunKind.SPELLING) for phrase in spelled if _whole(left, right, phrase)]
    told = tuple(phrase for phrase, _ in fixed)
    for phrase in moved:
        # "2000 and 2002" as it is in "between 2000 and 2002" is one spelling, and has not moved.
        if _whole(left, right, phrase) and not any(_share_words(phrase, one) for one in told):
            fixed += [
                (piece.words, RunKind.MOVED if piece.kind is RunKind.KEPT else RunKind.TYPOGRAPHY)
                for piece in kept_pieces(left, right, phrase.a_start, phrase.a_end, phrase.b_start)
            ]
    return fixed


def _share_words(one: Hunk, other: Hunk) -> bool:
    return (one.a_start < other.a_end and other.a_start < one.a_end) or (
        one.b_start < other.b_end and other.b_start < one.b_end
    )


def _whole(left: Side, right: Side, phrase: Hunk) -> bool:
    """Whether a phrase lies inside one sentence of either side."""
    return not any(left.first[phrase.a_start + 1 : phrase.a_end]) and not any(
        right.first[phrase.b_start + 1 : phrase.b_end]
    )


def _runs(pieces: Sequence[Piece], left: Side, right: Side) -> tuple[Run, ...]:
    """The pieces as runs: kind and reason said, neighbours of one quiet kind joined."""
    runs: list[Run] = []
    at_a = left.spans[0].start if left.spans else 0
    at_b = right.spans[0].start if right.spans else 0
    for piece in pieces:
        a = Span(*piece.a) if piece.a else Span(at_a, at_a)
        b = Span(*piece.b) if piece.b else Span(at_b, at_b)
        kind, reason = _kind(piece, left, right)
        at_b = b.end
        if not piece.fixed:
            at_a = a.end
        joins = runs and runs[-1].kind == kind == RunKind.TYPOGRAPHY
        if joins and runs[-1].a.end == a.start and runs[-1].b.end == b.start:
            reason = ", ".join(dict.fromkeys((*runs[-1].reason.split(", "), reason)))
            runs[-1] = Run(kind, Span(runs[-1].a.start, a.end), Span(runs[-1].b.start, b.end), reason)
        else:
            runs.append(Run(kind, a, b, reason))
    return tuple(runs)


def _kind(piece: Piece, left: Side, right: Side) -> tuple[RunKind, str]:
    """What became of a piece, and why it is called that."""
    if piece.kind in _TAKEN_OVER:
        return piece.kind, "" if piece.kind is RunKind.KEPT else "the same words in another place"
    words = piece.words
    a, b = left.forms[words.a_start : words.a_end], right.forms[words.b_start : words.b_end]
    if [word.text for word in (*a, *b)] == ['"']:
        return (RunKind.CUT if a else RunKind.ADDED), "a quotation mark"
    for kind, rule in _KINDS:
        reason = rule(a, b, left.language)
        if reason:
            return kind, reason
    here = _quoted(left.words(words.a_start, words.a_end))
    there = _quoted(right.words(words.b_start, words.b_end))
    if a and b:
        return RunKind.REWORDED, f"{here} against {there}"
    if a:
        return RunKind.CUT, f"only in the first: {here}"
    return RunKind.ADDED, f"only in the second: {there}"


_LONGEST_QUOTED = 60


def _quoted(words: str) -> str:
    short = words if len(words) <= _LONGEST_QUOTED else words[: _LONGEST_QUOTED - 1].rsplit(" ", 1)[0] + " …"
    return f"“{short}”"


Words = Sequence[Form]


def _spacing(a: Words, b: Words, _language: str) -> str:
    return "" if a or b else "spacing"


def _style(a: Words, b: Words, _language: str) -> str:
    """The same words in capitals, or with marks of another style."""
    if not a or [w.text for w in a] != [w.text for w in b]:
        return ""
    pairs = [(one, other) for one, other in zip(a, b, strict=True) if one.word != other.word]
    return ", ".join(dict.fromkeys(_STYLES.get(one.text, "capitals") for one, _ in pairs)) or "capitals"


_STYLES = {'"': "quotation marks", "'": "quotation marks", "-": "dash", "...": "ellipsis", "'s": "apostrophe"}


def _punctuation(a: Words, b: Words, _language: str) -> str:
    """The same words between other marks."""
    plain_a = [w.text for w in a if w.kind is not FormKind.MARK]
    plain_b = [w.text for w in b if w.kind is not FormKind.MARK]
    return "punctuation" if plain_a == plain_b else ""


_KINDS: tuple[tuple[RunKind, Callable[[Words, Words, str], str]], ...] = (
    (RunKind.TYPOGRAPHY, _spacing),
    (RunKind.TYPOGRAPHY, _style),
    (RunKind.TYPOGRAPHY, _punctuation),
    (RunKind.SPELLING, same_thing),
)
