"""The words of an article as HTML, with the two pencils on them.

    A  The mayor said she would never resign.
    B  The mayor claimed on Friday that she would never resign.

    changes   The mayor <del class="sub">said</del><ins>claimed on Friday that</ins> she would …
    kept      <mark>The mayor</mark> claimed on Friday that <mark>she would never resign</mark>.
    flagged   …<span class="hot"><ins>claimed</ins></span><sup class="nr">…1</sup> on Friday …

The words of strangers are escaped by `printer`, once. An element holds a run of words and
never a single one of many, so a page stays light. Without its `<del>` elements and note numbers a
fragment is the article's text, character for character: a test holds it to that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from generator.model.collation import Run, RunKind
from generator.model.spans import Span
from generator.publishing.elements.visible import Html, printer
from generator.text.keys import fold
from generator.text.language import Language
from generator.text.tokens import TokenKind, tokenize

__all__ = [
    "SAME",
    "Hot",
    "changes",
    "kept",
    "kept_share",
    "numbers",
    "plain",
    "raised",
    "stretches",
    "without_space",
]


class Hot(Struct, frozen=True, order=True):
    """Words at issue. `note` is the number of the note that says why; 0 sets the words in a heavier
    weight only, -1 marks them without a number."""

    span: Span
    note: int


_NOTHING = ""


class _Piece(Struct, frozen=True):
    """A stretch of the shown text with its tag, and what is struck out before it."""

    start: int
    end: int
    tag: str = ""
    struck: str = _NOTHING


_GAP = '<span class="el"> … </span>'
_OPEN = {
    "": "",
    "ins": "<ins>",
    "a": '<ins class="a">',
    "mv": '<span class="mv">',
    "mark": "<mark>",
}
_CLOSE = {
    "": "",
    "ins": "</ins>",
    "a": "</ins>",
    "mv": "</span>",
    "mark": "</mark>",
}
_TAGS = {
    RunKind.SPELLING: "ins",
    RunKind.REWORDED: "ins",
    RunKind.ADDED: "a",
    RunKind.MOVED: "mv",
}


def stretches(spans: Sequence[Span], text: str) -> Sequence[Span]:
    """Neighbouring spans with nothing but space between them, joined."""
    if len(spans) == 1:
        return spans
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def plain(text: str, spans: Sequence[Span], hots: Iterable[Hot] = (), *, added: bool = False) -> Html:
    """The words of `spans` as they stand, with their notes; `added` marks them all as new."""
    tag = "a" if added else ""
    marked = sorted(hots)
    parts = stretches(spans, text)
    return _joint(_print(text, [_Piece(part.start, part.end, tag)], part, marked) for part in parts)


def changes(a: str, b: str, spans: Sequence[Span], runs: Sequence[Run], hots: Iterable[Hot] = ()) -> Html:
    """The words of `spans` of `b`, with what replaced, joined, left or moved since `a`. The runs are in the
    order of `b`, as links have them."""
    parts = stretches(spans, b)
    marked = sorted(hots)
    pieces: list[list[_Piece]] = [[] for _ in parts]
    for run in _changed(runs, a):
        struck = _struck(run, a, b)
        first, last = run.b.start, run.b.end
        if first == last:
            if struck:
                pieces[_nearest(parts, first)].append(_cut_at(first, struck, parts))
            continue
        for place, part in enumerate(parts):
            start, end = without_space(b, max(part.start, first), min(part.end, last))
            if start < end:
                pieces[place].append(_Piece(start, end, _TAGS.get(run.kind, ""), struck))
                struck = _NOTHING
    return _joint(_print(b, row, part, marked) for row, part in zip(pieces, parts, strict=True))


def _joint(parts: Iterable[str]) -> Html:
    return Html(_GAP.join(parts))


SAME = (RunKind.KEPT, RunKind.TYPOGRAPHY)
"""Kinds of runs in which not a word differs."""


def _changed(runs: Iterable[Run], a: str) -> list[Run]:
    """The runs that need a mark; words cut one after the other are cut once."""
    found: list[Run] = []
    for run in runs:
        if run.kind in SAME:
            continue
        last = found[-1] if found else None
        if (
            last is not None
            and last.kind is run.kind is RunKind.CUT
            and last.b == run.b
            and last.a.end <= run.a.start
            and not a[last.a.end : run.a.start].strip()
        ):
            found[-1] = Run(RunKind.CUT, Span(last.a.start, run.a.end), run.b)
        else:
            found.append(run)
    return found


def without_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without the space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def kept(
    b: str, spans: Sequence[Span], runs: Sequence[Run], language: Language, hots: Iterable[Hot] = ()
) -> Html:
    """The words of `spans` of `b`, with a wash on what `a` has too.

    A run counts only with a content word in it: "of the" is shared by all English.
    """
    shown = [
        run.b
        for run in sorted(runs, key=lambda run: run.b)
        if run.kind in _SHARED and _has_content(b, run.b, language)
    ]
    marked = sorted(hots)
    rows = []
    for part in stretches(spans, b):
        row = []
        for span in shown:
            start, end = max(part.start, span.start), min(part.end, span.end)
            start, end = _trimmed(b, start, end) if start < end else (start, start)
            if start < end:
                row.append(_Piece(start, end, "mark"))
        rows.append(_print(b, row, part, marked))
    return _joint(rows)


_SHARED = (RunKind.KEPT, RunKind.TYPOGRAPHY, RunKind.MOVED)


def kept_share(a: str, b: str, runs: Sequence[Run]) -> float:
    """How well a diff of these runs reads: the share of kept words less half the hunks per word.

    1 where nothing changed, 0 or less where inline marks would be confetti.
    """
    same = changed = hunks = 0
    for run in runs:
        words = len(run.b.of(b).split())
        if run.kind is RunKind.KEPT:
            same += words
            continue
        words = max(len(run.a.of(a).split()), words)
        if run.kind is RunKind.TYPOGRAPHY:
            same += words
        else:
            changed += words
            hunks += 1
    total = same + changed
    return (same - hunks / 2) / total if total else 1.0


def _struck(run: Run, a: str, b: str) -> str:
    """What stood there before, in a `<del>`; empty for runs that drop no word."""
    if run.kind is RunKind.ADDED or run.kind is RunKind.MOVED:
        return _NOTHING
    start, end = without_space(a, run.a.start, run.a.end)
    if start == end:
        return _NOTHING
    words = printer(a)(start, end)
    if run.kind is not RunKind.CUT:
        return f'<del class="sub">{words}</del>'
    before, after = b[max(run.b.start - 1, 0) : run.b.start], b[run.b.start : run.b.start + 1]
    left = _SPACE if before and before.isalnum() and a[start].isalnum() else ""
    right = _SPACE if after and after.isalnum() and a[end - 1] != "-" else ""
    return f"<del>{left}{words}{right}</del>"


_SPACE = '<span class="sp"> </span>'


def _cut_at(place: int, struck: str, parts: Sequence[Span]) -> _Piece:
    part = parts[_nearest(parts, place)]
    at = min(max(place, part.start), part.end)
    return _Piece(at, at, "", struck)


def _nearest(parts: Sequence[Span], place: int) -> int:
    """The part that a place is in, or else the one before it."""
    return max(bisect_right([part.start for part in parts], place) - 1, 0)


def _has_content(text: str, span: Span, language: Language) -> bool:
    return any(
        token.kind is not TokenKind.MARK
        and (word := fold(token.of(text))) not in language.function_words
        and len(word) > 1
        for token in tokenize(text, span)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the space and the marks at the ends of a run."""
    while start < end and not (text[start].isalnum() or text[start] in '“‘"$€£'):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in '”’"%'):
        end -= 1
    return start, end


def _print(text: str, pieces: Sequence[_Piece], part: Span, hots: Sequence[Hot]) -> str:
    """One stretch: pieces in order, plain text between them, notes around the words at issue."""
    if not hots:
        return _unnoted(text, pieces, part)
    tight = (Hot(_tight(text, hot.span, part), hot.note) for hot in hots)
    here = tuple(hot for hot in tight if hot.span.end >= part.start and hot.span.start <= part.end)
    edges = sorted({edge for hot in here for edge in (hot.span.start, hot.span.end)})
    words = printer(text)
    out: list[str] = []
    for inside, group in groupby(_atoms(pieces, part, edges, here), key=lambda atom: _around(atom, here)):
        end = part.start
        if inside:
            out.append('<span class="hot">' if any(hot.note for hot in inside) else '<span class="pt">')
        for atom in group:
            out.append(atom.struck)
            if atom.start < atom.end:
                out += (_OPEN[atom.tag], words(atom.start, atom.end), _CLOSE[atom.tag])
            end = atom.end
        if inside:
            out.append("</span>")
            out += numbers(hot for hot in inside if min(hot.span.end, part.end) == end)
    return "".join(out)


def _unnoted(text: str, pieces: Sequence[_Piece], part: Span) -> str:
    """The same where nothing is at issue, which is nearly everywhere."""
    words = printer(text)
    out: list[str] = []
    at = part.start
    for piece in pieces:
        start, end = piece.start, piece.end
        if start < at:  # no words are printed twice, whatever the runs
            continue
        out += (words(at, start), piece.struck, _OPEN[piece.tag], words(start, end), _CLOSE[piece.tag])
        at = end
    out.append(words(at, part.end))
    return "".join(out)


def _tight(text: str, span: Span, part: Span) -> Span:
    """Without the space at its ends, so that a number stands at its word and not before the next."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        while start > part.start and start <= len(text) and text[start - 1].isspace():
            start -= 1
        end = start
    return Span(start, end)


def _around(atom: _Piece, hots: Sequence[Hot]) -> tuple[Hot, ...]:
    """The notes that an atom belongs to. Words that were cut have a place and no length."""
    if atom.start == atom.end:
        at = atom.start
        return tuple(
            hot
            for hot in hots
            if hot.span.start < at < hot.span.end or (not len(hot.span) and hot.span.start == at)
        )
    return tuple(hot for hot in hots if hot.span.start <= atom.start and atom.end <= hot.span.end)


def _atoms(pieces: Sequence[_Piece], part: Span, edges: Sequence[int], hots: Sequence[Hot]) -> list[_Piece]:
    """The stretch cut at every edge of a piece and of words at issue, in order.

    A note on words that are gone gets an empty atom at their place, where no piece has one.
    """
    atoms: list[_Piece] = []
    at = part.start
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        if at < piece.start:
            atoms += _split(_Piece(at, piece.start), edges)
            at = piece.start
        if at == piece.start:
            atoms += _split(piece, edges)
            at = piece.end
    if at < part.end:
        atoms += _split(_Piece(at, part.end), edges)
    gone = {hot.span.start for hot in hots if not len(hot.span)}
    gone -= {piece.start for piece in pieces if piece.start == piece.end}
    atoms += [_Piece(place, place) for place in gone if part.start <= place <= part.end]
    return sorted(atoms, key=lambda atom: (atom.start, atom.end))


def _split(piece: _Piece, edges: Sequence[int]) -> Iterator[_Piece]:
    start, struck = piece.start, piece.struck
    for edge in edges:
        if start < edge < piece.end:
            yield _Piece(start, edge, piece.tag, struck)
            start, struck = edge, _NOTHING
    yield _Piece(start, piece.end, piece.tag, struck)


def numbers(hots: Iterable[Hot]) -> list[str]:
    """Raised note numbers, each once."""
    return [raised(note) for note in sorted({hot.note for hot in hots if hot.note > 0})]


def raised(note: int) -> str:
    """The number of a note beside the words that it is about."""
    return f'<sup class="nr"><span class="vh">note </span>{note}</sup>'
