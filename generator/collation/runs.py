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

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from generator.collation.comparison import compared
from generator.collation.flags import flags
from generator.collation.forms import Form, FormKind
from generator.collation.hunks import Hunk, hunks, moved_phrases
from generator.collation.pieces import Fixed, Piece, cut_up, kept_pieces, share_out_space
from generator.collation.quiet import nothing_to_ask
from generator.collation.sides import Side, part, side
from generator.collation.spellings import other_forms, same_thing
from generator.collation.wordings import wording
from generator.collation.words import Links, align_forms
from generator.model.article import Article
from generator.model.collation import Flag, Run, RunKind
from generator.model.spans import Span
from generator.settings import CollationSettings, WordSettings

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
    forms = _forms(a, a_spans), _forms(b, b_spans)
    links = align_forms(*forms, settings.words)
    runs: tuple[Run, ...] = ()
    if len(a_spans) == len(b_spans) == 1:
        runs = _beside_the_change(a, a_spans[0], b, b_spans[0], links, settings.words)
    runs = runs or _between(side(a, a_spans), side(b, b_spans), links, settings.words)
    if replay(a.text, b.text, runs) != "".join([span.of(b.text) for span in b_spans]):
        raise AssertionError(f"the runs of {a.id} {a_spans} do not rebuild {b.id} {b_spans}")
    if nothing_to_ask(a, a_spans, b, b_spans, forms):
        return runs
    return _flagged(runs, flags(compared(side(a, a_spans), side(b, b_spans), links, settings.flags)))


def _forms(article: Article, spans: Sequence[Span]) -> tuple[Form, ...]:
    lines = [wording(span.of(article.text), article.language).forms for span in spans]
    return lines[0] if len(lines) == 1 else tuple([form for line in lines for form in line])


def _between(left: Side, right: Side, links: Links, settings: WordSettings) -> tuple[Run, ...]:
    same = other_forms(left.forms, right.forms, links, left.language)
    changes = hunks(left.forms, right.forms, links, settings, same)
    moved = moved_phrases(left.forms, right.forms, links, changes, settings)
    fixed = _fixed(left, right, same, moved)
    pieces = share_out_space(cut_up(left, right, links, changes, fixed, settings), left, right)
    return _runs(pieces, left, right)


_SIGHT = 4
"""Equal words beside a change that are looked at with it: a phrase of years reaches over three of them."""


def _beside_the_change(
    a: Article, a_span: Span, b: Article, b_span: Span, links: Links, settings: WordSettings
) -> tuple[Run, ...]:
    """The runs of two sentences that begin and end alike, from the few words around what differs.

    Nothing where that would not be all: the change must leave the words at both ends of those as they are.
    """
    left, right = wording(a_span.of(a.text), a.language), wording(b_span.of(b.text), b.language)
    head, tail = _equal_ends(left.cells, right.cells)
    start, end = max(head - _SIGHT, 0), max(tail - _SIGHT, 0)
    end_a, end_b = len(left.forms) - end, len(right.forms) - end
    if start + end < _SIGHT or start >= min(end_a, end_b) or left.language != right.language:
        return ()
    near = tuple([(i - start, j - start) for i, j in links if start <= i < end_a and start <= j < end_b])
    one, other = part(a, a_span, start, end_a), part(b, b_span, start, end_b)
    runs = list(_between(one, other, near, settings))
    inner_a, inner_b = one.spans[0], other.spans[0]
    if start:
        first = runs[0]
        if first.kind is not RunKind.KEPT or (first.a.start, first.b.start) != (inner_a.start, inner_b.start):
            return ()
        runs[0] = Run(RunKind.KEPT, Span(a_span.start, first.a.end), Span(b_span.start, first.b.end))
    if end:
        last = runs[-1]
        if last.kind is not RunKind.KEPT or (last.a.end, last.b.end) != (inner_a.end, inner_b.end):
            return ()
        runs[-1] = Run(RunKind.KEPT, Span(last.a.start, a_span.end), Span(last.b.start, b_span.end))
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


def _flagged(runs: tuple[Run, ...], found: Sequence[tuple[Span, Span, Flag]]) -> tuple[Run, ...]:
    """The runs, each flag on the first changed run that it speaks of."""
    flagged = list(runs)
    for a, b, flag in found:
        touched = [at for at, run in enumerate(runs) if run.a.overlaps(a) or run.b.overlaps(b)]
        changed = [at for at in touched if runs[at].kind is not RunKind.KEPT]
        for at in (changed or touched)[:1]:
            flagged[at] = replace(flagged[at], flags=(*flagged[at].flags, flag))
    return tuple(flagged)
