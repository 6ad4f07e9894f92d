"""A text as it was published, cut into what a page can set line by line.

    World News ⏎⏎              cut       "a section label above the headline"
    Mayor resigns ⏎            line      headline
    PORT ELLIS (AP) — The …    line      sentences s1 s2, the credit "(AP)", the words at issue ¹
    By Ann Lee ⏎               line      metadata "a byline"

A line is a paragraph: it ends where the text has a line end, unless that stands inside a sentence or
between two sentences of one paragraph, as in mail that was wrapped by hand. A zone that ends within
a line is marked there. The words of all lines and cuts, one after the other, are the text itself,
character for character, line ends included; a test holds every text to that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from generator.model.article import Article, Sentence, SentenceRole, Zone, ZoneKind
from generator.model.spans import Span
from generator.publishing.elements.addresses import sentence_anchor
from generator.publishing.elements.marks import Hot, numbers
from generator.publishing.elements.visible import Html, printer

__all__ = ["Block", "Marker", "blocks", "words_in"]

_BREAK = re.compile(r"\n\s*")


class Block(Struct, frozen=True):
    """A line, or neighbouring lines that were taken out for one reason."""

    span: Span
    kind: ZoneKind
    """Of the whole; body where a line has several."""
    role: SentenceRole
    zones: tuple[Zone, ...]
    sentences: tuple[int, ...]
    """Those that begin here."""
    lines: tuple[Span, ...]

    @property
    def reason(self) -> str:
        """Why the first zone was taken for what it is."""
        return self.zones[0].reason


def blocks(article: Article) -> tuple[Block, ...]:
    """The text in order, in blocks that part it without gap or overlap."""
    found: list[Block] = []
    starts = [sentence.span.start for sentence in article.sentences]
    for line, zones in _lines(article):
        inside = range(bisect_left(starts, line.start), bisect_left(starts, line.end))
        block = _block(article, line, zones, tuple(inside))
        last = found[-1] if found else None
        if last and block.kind is last.kind is ZoneKind.REMOVED and block.reason == last.reason:
            joined = Span(last.span.start, line.end)
            found[-1] = Block(joined, block.kind, block.role, last.zones, (), (*last.lines, line))
        else:
            found.append(block)
    return tuple(found)


def _block(article: Article, line: Span, zones: tuple[Zone, ...], sentences: tuple[int, ...]) -> Block:
    said = [zone for zone in zones if _meet(line, zone.span).of(article.text).strip()] or list(zones)
    kinds = {zone.kind for zone in said}
    kind = said[0].kind if len(kinds) == 1 else ZoneKind.BODY
    role = article.sentences[sentences[0]].role if sentences else SentenceRole.BODY
    return Block(line, kind, role, tuple(said), sentences, (line,))


def _lines(article: Article) -> Iterator[tuple[Span, tuple[Zone, ...]]]:
    """Each line with the zones in it. Space belongs to the line before it; at the start, to the first."""
    start = 0
    leading = len(article.text) - len(article.text.lstrip())
    ends = [end for end in _ends(article) if end > leading]
    if not ends or ends[-1] < len(article.text):
        ends.append(len(article.text))
    zone_starts = [zone.span.start for zone in article.zones]
    for end in ends:
        line = Span(start, end)
        first = bisect_right(zone_starts, start) - 1
        zones = article.zones[max(first, 0) : bisect_left(zone_starts, end)]
        yield line, tuple(zone for zone in zones if zone.span.overlaps(line))
        start = end


def _ends(article: Article) -> Iterator[int]:
    starts = [sentence.span.start for sentence in article.sentences]
    for found in _BREAK.finditer(article.text):
        after = bisect_right(starts, found.start())
        before = article.sentences[after - 1] if after else None
        following = article.sentences[after] if after < len(starts) else None
        if before and found.start() < before.span.end:
            continue
        if before and following and _one_paragraph(before, following, found.end()):
            continue
        yield found.end()


def _one_paragraph(before: Sentence, after: Sentence, start: int) -> bool:
    """Whether a line break lies between two sentences of one paragraph, with no other zone between."""
    return (
        before.role is after.role is SentenceRole.BODY
        and before.paragraph == after.paragraph
        and after.span.start == start
    )


def _meet(a: Span, b: Span) -> Span:
    start = max(a.start, b.start)
    return Span(start, max(start, min(a.end, b.end)))


class _Atom(Struct, frozen=True):
    """Words with the same marks from first to last."""

    span: Span
    zone: ZoneKind
    sentence: int | None
    credit: bool
    hots: tuple[Hot, ...]
    first: str
    """The letter of the text that shows whose words they were first, or nothing."""


class Marker:
    """Sets the words of one article: a place for each sentence, a rule on credits, words at issue."""

    def __init__(
        self,
        article: Article,
        named: Iterable[Span] = (),
        hots: Iterable[Hot] = (),
        carried: Iterable[tuple[Span, str]] = (),
    ) -> None:
        """`carried`: words that are another text's first, with its letter; none overlap."""
        self._article = article
        self._print = printer(article.text)
        self._carried = sorted(carried)
        self._carried_ends = [span.end for span, _ in self._carried]
        self._credits = sorted(named)
        self._hots = sorted(hots)
        self._gone = [hot for hot in self._hots if not len(hot.span)]
        self._starts = [sentence.span.start for sentence in article.sentences]
        self._placed: set[int] = set()

    def words(self, block: Block, line: Span) -> Html:
        """The words of a line of a block. Call once for each line, in order: a sentence's id is unique."""
        atoms = list(self._atoms(block, line))
        is_marked = bool(self._gone) or any(atom.credit or atom.hots or atom.first for atom in atoms)
        out: list[str] = []
        for (zone, sentence), group in groupby(atoms, key=lambda atom: (atom.zone, atom.sentence)):
            opened, closed = self._around(block, zone, sentence)
            out.append(opened)
            words = self._marked if is_marked else self._unmarked
            out += words(group, line)
            out.append(closed)
        if line.end == len(self._article.text):
            out += numbers(self._points(line.end))
        return Html("".join(out))

    def _sentence(self, here: Span) -> int | None:
        """The sentence that the words are of. Looked up: a line may hold thousands."""
        number = bisect_right(self._starts, here.start) - 1
        return number if number >= 0 and self._article.sentences[number].span.covers(here) else None

    def _around(self, block: Block, zone: ZoneKind, sentence: int | None) -> tuple[str, str]:
        if zone is not block.kind and block.kind is ZoneKind.BODY and zone in _INLINE:
            return f'<span class="{_INLINE[zone]}">', "</span>"
        if sentence is None or sentence in self._placed:
            return "", ""
        self._placed.add(sentence)
        return f'<span id="{sentence_anchor(sentence)}">', "</span>"

    def _marked(self, atoms: Iterable[_Atom], line: Span) -> Iterator[str]:
        for credit, by_credit in groupby(atoms, key=lambda atom: atom.credit):
            yield '<span class="credit">' if credit else ""
            for hots, by_hots in groupby(by_credit, key=lambda atom: atom.hots):
                yield '<span class="hot">' if hots else ""
                end = line.start
                for first, by_first in groupby(by_hots, key=lambda atom: atom.first):
                    yield f'<span class="pv"><sup>{first}</sup>' if first else ""
                    for atom in by_first:
                        yield from numbers(self._points(atom.span.start))
                        yield self._print(atom.span.start, atom.span.end)
                        end = atom.span.end
                    yield "</span>" if first else ""
                yield "</span>" if hots else ""
                yield from numbers(hot for hot in hots if min(hot.span.end, line.end) == end)
            yield "</span>" if credit else ""

    def _unmarked(self, atoms: Iterable[_Atom], _line: Span) -> Iterator[str]:
        return (self._print(atom.span.start, atom.span.end) for atom in atoms)

    def _points(self, place: int) -> Iterator[Hot]:
        """Notes on words that are gone."""
        return (hot for hot in self._gone if hot.span.start == place)

    def _atoms(self, block: Block, line: Span) -> Iterator[_Atom]:
        hots = [hot for hot in self._hots if hot.span.start <= line.end and line.start <= hot.span.end]
        named = [span for span in self._credits if span.overlaps(line)]
        first = max(bisect_right(self._starts, line.start) - 1, 0)
        numbers = range(first, bisect_left(self._starts, line.end))
        sentences = [self._article.sentences[number].span for number in numbers]
        zones = [zone for zone in block.zones if zone.span.overlaps(line)]
        carried = self._carried[bisect_right(self._carried_ends, line.start) :]
        carried = carried[: bisect_left(carried, line.end, key=lambda each: each[0].start)]
        edges = {line.start, line.end}
        marked = [*(hot.span for hot in hots), *named, *sentences, *(z.span for z in zones)]
        marked += (span for span, _ in carried)
        for span in marked:
            edges.update(edge for edge in (span.start, span.end) if line.start < edge < line.end)
        for start, end in pairwise(sorted(edges)):
            here = Span(start, end)
            yield _Atom(
                here,
                next((zone.kind for zone in zones if zone.span.covers(here)), block.kind),
                self._sentence(here),
                any(span.covers(here) for span in named) if named else False,
                tuple(hot for hot in hots if len(hot.span) and hot.span.covers(here)) if hots else (),
                next((letter for span, letter in carried if span.covers(here)), "") if carried else "",
            )


_INLINE = {ZoneKind.METADATA: "md", ZoneKind.REMOVED: "off"}


def words_in(text: str, spans: Sequence[Span]) -> int:
    return sum(len(span.of(text).split()) for span in spans)
