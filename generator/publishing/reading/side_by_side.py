"""Two texts of a story side by side, sentence by sentence, whatever moved.

    H   Mayor resigns                       H   Mayor quits           Edited · 50% of the words kept
    1   The mayor said she would …          2   On Friday she …       Reworded, moved
    2   A vote is due in May.                   Not in B.
        Not in A.                           1   What we know so far.

A row is what links join: one sentence with one, a split, a merge, and sentences that share a link. Rows
follow the first text; what only the second has stands where it stands there. Both sides carry marks, so a
reader can see what changed or, in a retelling, what was kept; nothing here says who had it first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from generator.model.article import Article
from generator.model.collation import Alignment, Link, Relation, Run, RunKind, Tier
from generator.model.spans import ArticleId
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.visible import Html
from generator.publishing.elements.wording import capital, sentence
from generator.publishing.reading.side_marks import Side, marked
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["CompareNote", "CompareRow", "CompareView", "Dash", "compare_view"]


class CompareNote(Struct, frozen=True):
    """What to check in a row. Quiet ones have no number."""

    number: int
    label: str
    text: str
    language: str = ""
    """Of the text, where it is not the site's."""


class Half(Struct, frozen=True):
    """What one text has in a row: its sentences' numbers, and their marked words."""

    numbers: str
    anchor: str
    words: Html


class CompareRow(Struct, frozen=True):
    """A row; a half is None where that text has nothing. `more` follows folded: sentences of one text."""

    a: Half | None
    b: Half | None
    label: str
    kept: str
    moved: bool
    notes: tuple[CompareNote, ...]
    more: tuple[Half, ...] = ()


class Dash(Struct, frozen=True):
    """A sentence in the drawing of the order: how high, and whether it has a counterpart or a flag."""

    y: float
    kind: str


class CompareView(Struct, frozen=True):
    """A page of two texts."""

    letters: tuple[str, str]
    articles: tuple[ArticleId, ArticleId]
    rows: tuple[CompareRow, ...]
    dashes: tuple[tuple[Dash, ...], tuple[Dash, ...]]
    lines: tuple[tuple[str, str], ...]
    """SVG path and class of each line of the drawing."""
    height: int
    back: int
    """Sentences of the first that come back in the second."""
    total: int
    moved: int
    kept: int
    """Of the words that correspond, how many in a hundred are the same; nothing for no words."""
    retold: bool
    """Whether what was kept says more than what changed."""


Drawn = dict[tuple[str, str], tuple[Html, Html]]
"""The marked words of both sides, by the words."""


class _Group(Struct):
    """Sentences of both texts that links join, directly or by one another."""

    a: list[int]
    b: list[int]
    links: list[Link]

    @property
    def runs(self) -> Sequence[Run]:
        """Of all its links, nearly always one."""
        if len(self.links) == 1:
            return self.links[0].runs
        return [run for link in self.links for run in link.runs]


def compare_view(lookup: Lookup, alignment: Alignment, least_kept: float, say: Catalogue) -> CompareView:
    """The view of an alignment; rows in the order of its first text."""
    a, b = lookup.article(alignment.a), lookup.article(alignment.b)
    groups = _groups(alignment.links, a, b)
    same = all_words = moved = 0
    rows: list[tuple[tuple[int, int, int], CompareRow]] = []
    numbers: dict[str, int] = {}
    after: dict[int, int] = {}
    joined_a: dict[int, str] = {}
    joined_b: dict[int, str] = {}
    for group in groups:
        kept, words = _kept(group, b)
        same, all_words = same + kept, all_words + words
        moved += group.links[0].moved
        after.update(dict.fromkeys(group.b, group.a[0]))
        row = _row(group, a, b, kept, words, numbers, say, lookup.sides)
        rows.append(((group.a[0], 0, 0), row))
        kind = "r" if any(note.number for note in row.notes) else ""
        joined_a.update(dict.fromkeys(group.a, kind))
        joined_b.update(dict.fromkeys(group.b, kind))
    rows += [
        ((at, 0, 0), _lone(_alone(a, at, "A", Side.CUT), None, say))
        for at in range(len(a.sentences))
        if at not in joined_a
    ]
    last = -1
    for at in range(len(b.sentences)):
        last = after.get(at, last)
        if at not in after:
            rows.append(((last, 1, at), _lone(None, _alone(b, at, "B", Side.ADDED), say)))
    ordered = [row for _, row in sorted(rows, key=lambda each: each[0])]
    return CompareView(
        letters=(lookup.letter(a.id), lookup.letter(b.id)),
        articles=(a.id, b.id),
        rows=tuple(_folded(ordered)),
        dashes=(_dashes(joined_a, len(a.sentences)), _dashes(joined_b, len(b.sentences))),
        lines=tuple(_lines(groups, len(a.sentences), len(b.sentences))),
        height=_HEIGHT,
        back=len(joined_a),
        total=len(a.sentences),
        moved=moved,
        kept=round(100 * same / all_words) if all_words else 0,
        retold=bool(all_words) and same / all_words < least_kept,
    )


def _groups(links: Iterable[Link], a: Article, b: Article) -> list[_Group]:
    """Links that share a sentence, together. One that is only possible, or joins a headline with the body,
    counts only where nothing else has its sentences."""
    owner_a: dict[int, _Group] = {}
    owner_b: dict[int, _Group] = {}
    found: list[_Group] = []

    def weak(link: Link) -> bool:
        crosses = a.sentences[link.a[0]].role is not b.sentences[link.b[0]].role
        return crosses or link.tier is not Tier.FIRM

    for link in sorted(links, key=lambda link: (weak(link), -link.probability, link.a, link.b)):
        met = [owner_a[at] for at in link.a if at in owner_a]
        met += [owner_b[at] for at in link.b if at in owner_b]
        if met and weak(link):
            continue
        group = _Group([], [], [])
        for other in {id(each): each for each in met}.values():
            group.a += other.a
            group.b += other.b
            group.links += other.links
            found.remove(other)
        group.a = sorted({*group.a, *link.a})
        group.b = sorted({*group.b, *link.b})
        group.links.append(link)
        owner_a.update(dict.fromkeys(group.a, group))
        owner_b.update(dict.fromkeys(group.b, group))
        found.append(group)
    return found


def _row(
    group: _Group,
    a: Article,
    b: Article,
    kept: int,
    words: int,
    numbers: dict[str, int],
    say: Catalogue,
    drawn: Drawn,
) -> CompareRow:
    notes, hot = [], []
    runs = group.runs
    for run, flag in ((each, flag) for each in runs for flag in each.flags):
        text = sentence(say.told(flag.reason))
        number = numbers.setdefault(text, len(numbers) + 1) if flag.grave else 0
        note = CompareNote(number, say(f"flag.{flag.kind.value}"), text, say.tongue_of(flag.reason))
        if note not in notes:
            notes.append(note)
        if number:
            hot.append((run, number))
    first = group.links[0]
    share = say("compare.kept", percent=round(100 * kept / words)) if words else ""
    words_a, words_b = _words(group, a, b, hot, drawn)
    return CompareRow(
        a=_half(a, group.a, "A", words_a),
        b=_half(b, group.b, "B", words_b),
        label=_label(group, say),
        kept="" if first.relation is Relation.VERBATIM else share,
        moved=first.moved,
        notes=tuple(notes),
    )


def _words(
    group: _Group, a: Article, b: Article, hot: Sequence[tuple[Run, int]], drawn: Drawn
) -> tuple[Html, Html]:
    """The marked words of both sides. `drawn` are those of other pages, where no words are at issue."""
    spans_a, spans_b = ([text.sentences[at].span for at in own] for text, own in ((a, group.a), (b, group.b)))
    key = (a.text[spans_a[0].start : spans_a[-1].end], b.text[spans_b[0].start : spans_b[-1].end])
    is_known = len(group.links) == 1 and not hot
    known = drawn.get(key) if is_known else None
    if known is None:
        known = (
            marked(a.text, spans_a, group.runs, Side.CUT, [(run.a, number) for run, number in hot]),
            marked(b.text, spans_b, group.runs, Side.ADDED, [(run.b, number) for run, number in hot]),
        )
    if is_known:
        drawn[key] = known
    return known


def _label(group: _Group, say: Catalogue) -> str:
    first = group.links[0]
    words = say(f"how.{first.relation.value}")
    if first.tier is Tier.POSSIBLE:
        words = say("compare.perhaps", relation=words)
    if len(group.a) > 1 and len(group.b) == 1:
        words += say("compare.joined", len(group.a))
    elif len(group.b) > 1 and len(group.a) == 1:
        words += say("compare.split", len(group.b))
    return capital(words) + (say("compare.moved") if first.moved else "")


def _lone(a: Half | None, b: Half | None, say: Catalogue) -> CompareRow:
    label = say("compare.only_b") if a is None else ""
    return CompareRow(a, b, label, "", False, ())


def _half(
    article: Article,
    sentences: Sequence[int],
    letter: str,
    words: Html,
) -> Half:
    return Half(", ".join(_numbers(article, sentences)), f"{letter.lower()}{sentences[0]}", words)


def _alone(article: Article, at: int, letter: str, side: Side) -> Half:
    return _half(article, [at], letter, marked(article.text, [article.sentences[at].span], (), side))


def _numbers(article: Article, sentences: Sequence[int]) -> Iterator[str]:
    """`7–8`, or `0` for a headline, as a story counts its passages."""
    if len(sentences) == 1:
        yield _number(article, sentences[0])
        return
    for _, run in groupby(enumerate(sentences), key=lambda each: each[1] - each[0]):
        told = [_number(article, at) for _, at in run]
        yield "–".join(dict.fromkeys((told[0], told[-1])))


def _number(article: Article, at: int) -> str:
    head = bool(article.sentences) and article.sentences[0].paragraph < 0
    return str(at if head else at + 1)


def _kept(group: _Group, b: Article) -> tuple[int, int]:
    """Words of the second text in a group that the first has too, and all of its words there."""
    spans: dict[int, int] = {}
    for run in group.runs:
        if run.kind in _SHARED:
            start, end = run.b.start, run.b.end
            spans[start] = max(spans.get(start, 0), end)
    same = sum([len(b.text[start:end].split()) for start, end in spans.items()])
    words = sum([len(b.words_of(at).split()) for at in group.b])
    return min(same, words), words


_SHARED = (RunKind.KEPT, RunKind.TYPOGRAPHY, RunKind.MOVED)
_OPEN_ONES = 1
_FEWEST_FOLDED = 3


def _folded(rows: Sequence[CompareRow]) -> Iterator[CompareRow]:
    """Runs of sentences that one text has alone: the first stays, the others are folded under it."""
    for side, group in groupby(rows, key=lambda row: "b" if row.a is None else "a" if row.b is None else ""):
        run = tuple(group)
        if not side or len(run) < _FEWEST_FOLDED:
            yield from run
            continue
        more = tuple(half for row in run[_OPEN_ONES:] if (half := row.b if side == "b" else row.a))
        first = run[0]
        yield CompareRow(first.a, first.b, first.label, first.kept, first.moved, first.notes, more)


_HEIGHT = 504
_TOP = 24


@lru_cache(maxsize=4096)
def _height(at: int, total: int) -> float:
    return round(_TOP + (at + 0.5) * (_HEIGHT - _TOP) / max(total, 24), 1)


def _dashes(joined: Mapping[int, str], total: int) -> tuple[Dash, ...]:
    """A dash for each sentence of a text. `joined`: which have a counterpart, and its kind."""
    return tuple([Dash(_height(at, total) - 3, joined.get(at, "z")) for at in range(total)])


def _lines(groups: Sequence[_Group], total_a: int, total_b: int) -> Iterator[tuple[str, str]]:
    for group in sorted(groups, key=lambda group: (group.links[0].moved, group.a)):
        for link in group.links:
            kind = "l mvd" if link.moved else "l kin" if link.relation is Relation.RETOLD else "l"
            y, z = _height(link.a[0], total_a), _height(link.b[0], total_b)
            yield f"M34 {y}C92 {y} 92 {z} 150 {z}", kind
