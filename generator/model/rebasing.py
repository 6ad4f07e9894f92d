"""The same collation, read against another of its variants.

    base A              base B                 the passage is the same, and so is its id
    1   A1  B1  –       1   B1  A1  –
    2   A2  B2  C1      2a  B3  –   C2         #p2a: what B has and A lacks is B's own passage now
    2a  –   B3  C2      2   B2  A2  C1         B tells it later
    3   A3  –   C3      3   –   A3  C3         A and C have it, after what they have of 2

A passage is a set of sentences that correspond, found once. To read it against another variant
changes neither what is in it nor what it is called: only the order of the rows, and which words the
others are held against. So nothing is compared anew, and an address such as `#p4` keeps its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from generator.model.article import SentenceRole
from generator.model.collation import (
    Alignment,
    Collation,
    Flag,
    Link,
    Passage,
    Reading,
    Run,
    RunKind,
    Tier,
    Variant,
)
from generator.model.spans import ArticleId

__all__ = ["rebased", "turned"]

_HEADLINES = "0"
"""The id of the passage that the headlines share."""


def rebased(collation: Collation, base: ArticleId) -> Collation:
    """The collation with the variant `base` as its base; letters and ids of passages stay.

    A reading has a link where the variant is aligned with the new base; in a story too large for
    every pair that is the old base alone. A reading in a row that the new base lacks may have one
    too: then the new base tells it joined with the words of another row, and the link says where.
    Conflicts ask all variants alike and stay. Raises `ValueError` for an article that is no variant.
    """
    if base == collation.base.id:
        return collation
    variants = tuple(sorted(collation.variants, key=lambda v: (v.id != base, *_letter_order(v))))
    if variants[0].id != base:
        raise ValueError(f"{base} is no variant of this story")
    place = {variant.id: at for at, variant in enumerate(variants)}
    alignments = tuple(
        turned(each) if place[each.b] < place[each.a] else each for each in collation.alignments
    )
    to_base = {each.b: each for each in alignments if each.a == base}
    return Collation(
        variants=variants,
        alignments=alignments,
        passages=_Rows(collation, variants, to_base).in_order(),
        shares=tuple(
            share
            for variant in variants[1:]
            if variant.id in to_base
            for share in to_base[variant.id].shares
            if share.article == variant.id
        ),
        conflicts=collation.conflicts,
    )


def _letter_order(variant: Variant) -> tuple[int, str, int]:
    """Z before AA, and C9 before C10."""
    wording = variant.letter.rstrip("0123456789")
    return len(wording), wording, int(variant.letter.removeprefix(wording) or 0)


def turned(alignment: Alignment) -> Alignment:
    """The alignment from the other side: what was added is cut, and the runs follow the other text."""
    links = sorted(map(_turned_link, alignment.links), key=lambda link: (link.b, link.a))
    return Alignment(alignment.b, alignment.a, tuple(links), alignment.shares[::-1])


def _turned_link(link: Link) -> Link:
    runs = sorted(map(_turned_run, link.runs), key=lambda run: run.b)
    return replace(link, a=link.b, b=link.a, runs=tuple(runs))


_TURNED = {RunKind.ADDED: RunKind.CUT, RunKind.CUT: RunKind.ADDED}


def _turned_run(run: Run) -> Run:
    if not run.reason and not run.flags:
        return Run(_TURNED.get(run.kind, run.kind), run.b, run.a)
    flags = tuple(Flag(flag.kind, flag.grave, _turned_reason(flag.reason)) for flag in run.flags)
    return Run(_TURNED.get(run.kind, run.kind), run.b, run.a, _turned_reason(run.reason), flags)


_AGAINST = "” against “"
_ONLY = ("only in the first: ", "only in the second: ")


def _turned_reason(reason: str) -> str:
    """A reason names the words of `a` before those of `b`: “x” against “y”."""
    for here, there in (_ONLY, _ONLY[::-1]):
        if reason.startswith(here):
            return there + reason.removeprefix(here)
    if reason.count(_AGAINST) != 1:
        return reason
    one, other = reason.split(_AGAINST)
    before, quote, words = one.partition("“")
    others, end, after = other.rpartition("”")
    return f"{before}{quote}{others}{_AGAINST}{words}{end}{after}"


class _Rows:
    """The passages as they are read against the first of `variants`. Lives within one call of `rebased`."""

    def __init__(
        self, collation: Collation, variants: tuple[Variant, ...], to_base: Mapping[ArticleId, Alignment]
    ) -> None:
        self._variants = variants
        self._passages = collation.passages
        self._number = {variant.id: at for at, variant in enumerate(variants)}
        self._links = {article: _by_sentence(alignment.links) for article, alignment in to_base.items()}
        self._row: dict[tuple[int, int], int] = {}
        """The passage of a sentence, both by number."""
        self._own: list[tuple[int, ...]] = []
        """The sentences of the new base in each passage."""
        for row, passage in enumerate(collation.passages):
            members = [(collation.base.id, passage.base)]
            members += [(reading.article, reading.sentences) for reading in passage.readings]
            places = [(self._number[article], at) for article, sentences in members for at in sentences]
            self._row.update((place, row) for place in places)
            self._own.append(tuple(sorted(at for number, at in places if number == 0)))

    def in_order(self) -> tuple[Passage, ...]:
        """Headlines, then each row of the base with what it lacks after it, in the order of `lay_out`."""
        readings = self._readings()
        members: list[list[tuple[int, int]]] = [[] for _ in self._passages]
        for place, row in sorted(self._row.items()):
            members[row].append(place)
        preceding = self._preceding(readings)

        def order(row: int) -> tuple[int, int, list[tuple[int, int]]]:
            own = self._own[row]
            if self._passages[row].id == _HEADLINES:
                return -2, 0, []
            return (own[0], 0, []) if own else (preceding[members[row][0]], 1, members[row])

        return tuple(
            Passage(
                self._passages[row].id,
                self._own[row],
                tuple(reading for _, reading in sorted(readings[row].items())),
            )
            for row in sorted(range(len(self._passages)), key=order)
        )

    def _readings(self) -> list[dict[tuple[int, tuple[int, ...]], Reading]]:
        """For each passage what the other variants have, by variant and by what their links join."""
        found: list[dict[tuple[int, tuple[int, ...]], Reading]] = [{} for _ in self._passages]
        for (number, at), row in sorted(self._row.items()):
            if number == 0:
                continue
            article = self._variants[number].id
            link = self._link(article, at, row)
            joined = (number, link.b if link else ())
            before = found[row].get(joined)
            told = (*before.sentences, at) if before else (at,)
            found[row][joined] = Reading(article, told, before.link if before else link)
        return found

    def _link(self, article: ArticleId, at: int, row: int) -> Link | None:
        """The best link into this passage, else a firm one to another sentence of the base's body."""
        links = self._links.get(article, {}).get(at, ())
        own = self._own[row]
        for within in ((link for link in links if link.a[0] in own), (k for k in links if k.a[-1] in own)):
            link = next(within, None)
            if link is not None:
                return link
        if own or self._passages[row].id == _HEADLINES:
            return None
        body = (k for k in links if k.tier is Tier.FIRM and not self._is_headline(k.a[0]))
        return next(body, None)

    def _is_headline(self, at: int) -> bool:
        return self._variants[0].article.sentences[at].role is SentenceRole.HEADLINE

    def _preceding(
        self, readings: list[dict[tuple[int, tuple[int, ...]], Reading]]
    ) -> dict[tuple[int, int], int]:
        """For each sentence the base sentence after which its row would stand; -1 is the headlines."""
        links = {
            (number, at): reading.link
            for row in readings
            for (number, _), reading in row.items()
            for at in reading.sentences
        }
        found: dict[tuple[int, int], int] = {}
        for number, variant in enumerate(self._variants[1:], start=1):
            steady = moved = -1
            for at in range(len(variant.article.sentences)):
                link, row = links.get((number, at)), self._row[number, at]
                lacking = not self._own[row]
                if link is not None and lacking:
                    found[number, at] = self._start(link.a[-1])
                    continue
                found[number, at] = moved if steady < 0 else steady
                if lacking or self._passages[row].id == _HEADLINES:
                    continue
                place = self._start(link.a[-1] if link is not None else self._own[row][-1])
                moved = place if link is not None and link.moved else moved
                steady = steady if link is not None and link.moved else place
        return found

    def _start(self, at: int) -> int:
        """The first base sentence of the row that has this one: rows stand by it."""
        return self._own[self._row[0, at]][0]


def _by_sentence(links: Iterable[Link]) -> dict[int, list[Link]]:
    """The links of each sentence of the variant, best first."""
    found: dict[int, list[Link]] = {}
    for link in links:
        for at in link.b:
            found.setdefault(at, []).append(link)
    for own in found.values():
        own.sort(key=lambda link: (link.tier is not Tier.FIRM, -link.probability, -link.similarity, link.a))
    return found
