"""The n-way table: a row for each passage of the base, and rows for what the base lacks.

    id   base A   B    C        rule
    0    A0       B0   C0       headlines
    1    A1       B1   C1 C2    C split the sentence
    2    A2       –    C3       B has it not
    2a   –        B2   C4       B and C have it, after what they have of 2; A has it not
    3    A3       B3   –        B3 merges A3 and A4: it stands in the row of the first, and its link
    4    A4       –    C5       covers both

Every sentence of every variant is in exactly one row:

1. Headlines go to row 0.
2. A sentence with a firm link to the body of the base goes to the row of that link's first base
   sentence. Of several links the likeliest counts, then the most similar, then the earliest.
3. The others are grouped by their firm ties with one another, the surest first; no group gets two
   sentences of a variant that are not neighbours.
4. Who is still alone takes its best possible link to the body of the base.
5. A group stands after the base passage that precedes it in its first variant (in letter order).
   What was moved tells no place while anything else does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.collation.sentences.features import Features
from generator.model.article import SentenceRole
from generator.model.collation import Alignment, Link, Passage, Reading, Tier, Variant
from generator.model.spans import ArticleId

__all__ = ["Tie", "lay_out", "ties_of"]

Place = tuple[int, int]
"""A variant's number in letter order, and a sentence of it."""
Row = tuple[bool, int]
"""(True, base sentence) for a passage of the base, (False, number) for a group of what it lacks."""
_HEADLINES: Row = (True, -1)


class Tie(Struct, frozen=True):
    """Two sentences of different variants that correspond firmly, neither of them the base's."""

    a: Place
    b: Place
    strength: float


def ties_of(variants: Sequence[Variant], alignments: Iterable[Alignment]) -> tuple[Tie, ...]:
    """The firm links between single sentences of other variants than the base."""
    number = {variant.id: at for at, variant in enumerate(variants)}
    return tuple(
        Tie((number[alignment.a], a), (number[alignment.b], b), link.probability)
        for alignment in alignments
        if number[alignment.a] and number[alignment.b]
        for link in alignment.links
        if link.tier == Tier.FIRM
        for a in link.a
        for b in link.b
    )


def lay_out(
    variants: Sequence[Variant],
    features: Sequence[Features],
    to_base: Mapping[ArticleId, Alignment],
    ties: Sequence[Tie],
) -> tuple[Passage, ...]:
    """The table. `features` are those of the variants; `to_base` their alignments, the base as `a`."""
    table = _Table(features)
    body = [at for at in range(features[0].sentences) if not table.is_headline((0, at))]
    links = [_links(to_base[variant.id]) for variant in variants[1:]]
    table.seat_headlines(links)
    table.seat_linked(links)
    for tie in sorted(ties, key=lambda tie: (-tie.strength, tie.a, tie.b)):
        table.group(tie)
    table.seat_alone(links)
    return table.rows(variants, body)


def _links(alignment: Alignment) -> dict[int, list[Link]]:
    """The links of each sentence of the variant, best first."""
    found: dict[int, list[Link]] = {}
    for link in alignment.links:
        for at in link.b:
            found.setdefault(at, []).append(link)
    for links in found.values():
        links.sort(key=lambda link: (link.tier != Tier.FIRM, -link.probability, -link.similarity, link.a))
    return found


class _Table:
    """Rows as they fill. Lives within one call of `lay_out`."""

    def __init__(self, features: Sequence[Features]) -> None:
        self._features = features
        self._row: dict[Place, Row] = {}
        self._members: dict[Row, list[Place]] = {}
        self._link: dict[Place, Link] = {}
        self._groups = 0
        for at in range(features[0].sentences):
            self._seat((0, at), _HEADLINES if self.is_headline((0, at)) else (True, at))

    def is_headline(self, place: Place) -> bool:
        number, at = place
        return self._features[number].article.sentences[at].role == SentenceRole.HEADLINE

    def _seat(self, place: Place, row: Row, link: Link | None = None) -> None:
        self._row[place] = row
        self._members.setdefault(row, []).append(place)
        if link is not None:
            self._link[place] = link

    def _new_group(self) -> Row:
        self._groups += 1
        return (False, self._groups)

    def seat_headlines(self, links: Sequence[Mapping[int, Sequence[Link]]]) -> None:
        """Rule 1."""
        for number, own in enumerate(links, start=1):
            for at in range(self._features[number].sentences):
                if self.is_headline((number, at)):
                    to_headline = (link for link in own.get(at, ()) if self.is_headline((0, link.a[0])))
                    self._seat((number, at), _HEADLINES, next(to_headline, None))

    def seat_linked(self, links: Sequence[Mapping[int, Sequence[Link]]]) -> None:
        """Rule 2."""
        for number, own in enumerate(links, start=1):
            for at in sorted(own):
                self._seat_by_link((number, at), own[at], Tier.FIRM)

    def _seat_by_link(self, place: Place, links: Sequence[Link], tier: Tier) -> None:
        """Takes the best link of this tier that leads to the body of the base."""
        to_body = (link for link in links if link.tier == tier and not self.is_headline((0, link.a[0])))
        link = next(to_body, None)
        if link is not None and place not in self._row:
            self._seat(place, (True, link.a[0]), link)

    def group(self, tie: Tie) -> None:
        """Rule 3, for one tie."""
        if any(self.is_headline(place) or self._row.get(place, (False, 0))[0] for place in (tie.a, tie.b)):
            return
        for place in (tie.a, tie.b):
            if place not in self._row:
                self._seat(place, self._new_group())
        one, other = self._row[tie.a], self._row[tie.b]
        together = sorted({*self._members[one], *self._members[other]})
        if one != other and all(a[0] != b[0] or b[1] - a[1] == 1 for a, b in pairwise(together)):
            for place in self._members.pop(other):
                self._seat(place, one)

    def seat_alone(self, links: Sequence[Mapping[int, Sequence[Link]]]) -> None:
        """Rule 4, and a row of its own for whoever is left."""
        for row in [row for row, members in self._members.items() if not row[0] and len(members) == 1]:
            del self._row[self._members.pop(row)[0]]
        for number, own in enumerate(links, start=1):
            for at in range(self._features[number].sentences):
                self._seat_by_link((number, at), own.get(at, ()), Tier.POSSIBLE)
                if (number, at) not in self._row:
                    self._seat((number, at), self._new_group())

    def rows(self, variants: Sequence[Variant], body: Sequence[int]) -> tuple[Passage, ...]:
        """Rule 5, and the passages in order."""
        after: dict[int, list[Row]] = {}
        preceding = self._preceding()
        for row in (row for row in self._members if not row[0]):
            self._members[row].sort()
            after.setdefault(preceding[self._members[row][0]], []).append(row)
        found = []
        for count, at in enumerate([-1, *body]):
            found.append(self._passage(str(count), (True, at), variants))
            extra = sorted(after.get(at, ()), key=lambda row: self._members[row])
            found += [
                self._passage(f"{count}{_letter(number)}", row, variants) for number, row in enumerate(extra)
            ]
        return tuple(passage for passage in found if passage.base or passage.readings)

    def _preceding(self) -> dict[Place, int]:
        """For each sentence the base sentence after which its group would stand, -1 for the headlines:
        that of the nearest linked sentence before it, a moved one only where there is no other."""
        found: dict[Place, int] = {}
        for number, features in enumerate(self._features):
            steady = moved = -1
            for at in range(features.sentences):
                found[number, at] = moved if steady < 0 else steady
                link = self._link.get((number, at))
                if link is not None and not self.is_headline((0, link.a[0])):
                    moved = link.a[-1] if link.moved else moved
                    steady = steady if link.moved else link.a[-1]
        return found

    def _passage(self, name: str, row: Row, variants: Sequence[Variant]) -> Passage:
        members = sorted(self._members.get(row, ()))
        told: dict[tuple[int, tuple[int, ...]], list[Place]] = {}
        for place in members:
            link = self._link.get(place)
            told.setdefault((place[0], link.b if link else ()), []).append(place)
        readings = [
            Reading(variants[places[0][0]].id, tuple(at for _, at in places), self._link.get(places[0]))
            for places in sorted(told.values())
            if places[0][0]
        ]
        return Passage(name, tuple(at for number, at in members if number == 0), tuple(readings))


def _letter(number: int) -> str:
    """a to z, then aa, ab …"""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("a") + rest) + name
    return name
