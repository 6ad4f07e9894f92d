"""Changes of wording that a reviewer should see: the flags that collation hung on linked words.

    A  may still be alive      B  were still alive        certainty changed, B against A
    A  said                    B  claimed                 attribution changed, quiet

A change of a figure or of certainty is a change only between texts of one origin; between reports of
their own it is a disagreement, and the conflicts tell of it. Quotations are common property, so
those are compared between all texts. Of two texts the one whose origin is less sure is at issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.attribution.lineage.case import Case
from generator.attribution.lineage.matters import Matter, lettered, phrase
from generator.attribution.lineage.steps import TOOK
from generator.attribution.wording.kinship import CLOSE
from generator.model.article import SentenceRole
from generator.model.attribution import (
    Confidence,
    Derivation,
)
from generator.model.collation import Alignment, Collation, Flag, FlagKind, Link, Run, Tier
from generator.model.spans import ArticleId, Place, Span
from generator.text.keys import fold
from generator.text.occasions import hours_apart
from generator.text.tokens import TokenKind, tokenize

__all__ = ["Standing", "change", "flagged_words", "folded", "one_way", "standing_of", "told"]


class Standing(Struct, frozen=True, eq=False):
    """What each article took over: how surely, as what kind, and from which source."""

    rank: Mapping[ArticleId, int]
    """0 of its own, 1 shown, 2 likely, 3 unproven: of two texts the higher one is at issue."""
    taken: Mapping[ArticleId, Derivation]
    close: frozenset[frozenset[ArticleId]]
    """Pairs that share their wording, whoever had it first."""

    def related(self, one: ArticleId, other: ArticleId) -> bool:
        """Whether two texts go back to one report, as far as anyone can tell."""
        return bool(self._roots(one) & self._roots(other)) or frozenset((one, other)) in self.close

    def changed(self, old: ArticleId, new: ArticleId) -> bool:
        """Whether the words of `old` can be said to have become those of `new`."""
        return bool(self._roots(old) & self._roots(new)) and self.rank[old] < self.rank[new]

    def _roots(self, article: ArticleId) -> frozenset[str]:
        taken = self.taken.get(article)
        return frozenset((article, taken.source)) if taken is not None else frozenset((article,))


_RANK = {Confidence.SHOWN: 1, Confidence.LIKELY: 2, Confidence.UNPROVEN: 3}


def standing_of(case: Case, derivations: tuple[Derivation, ...]) -> Standing:
    """Where every article of a story stands."""
    taken: dict[ArticleId, Derivation] = {}
    for derivation in derivations:
        if derivation.kind in TOOK:
            taken.setdefault(derivation.derived, derivation)
    rank = {one: _RANK[taken[one].confidence] if one in taken else 0 for one in case.order}
    close = frozenset(frozenset((kin.a, kin.b)) for kin in case.kinships if kin.kind in CLOSE)
    return Standing(rank, taken, close)


def flagged_words(case: Case, collation: Collation, standing: Standing) -> Iterator[Matter]:
    """The flags that collation hung on words of firmly linked sentences."""
    for alignment in collation.alignments:
        for link in alignment.links:
            if link.tier is not Tier.FIRM:
                continue
            for run in link.runs:
                for flag in run.flags:
                    told = flag
                    if flag.kind is FlagKind.QUOTATION_ALTERED:
                        journeys = _journeys(case, *_flagged_places(case, alignment, link, run, flag))
                        if journeys[0] & journeys[1]:
                            continue  # what became of it, its journey tells, and tells it once
                        # Two quotations that are no journey may be two people's: no more than a note.
                        told = replace(flag, grave=flag.grave and not all(journeys))
                    elif not standing.related(alignment.a, alignment.b) or _another_count(
                        case, standing, alignment, flag
                    ):
                        continue
                    yield _flagged(case, standing, alignment, link, run, told)


def one_way(case: Case, standing: Standing, matters: Sequence[Matter]) -> tuple[Matter, ...]:
    """One matter for a change that is told both ways: A has six hours, B has two, C has six.

    Held against A the two of B is at issue, held against B the six of C. The words that fewer texts have are.
    """
    told: dict[tuple[FlagKind, tuple[str, ...]], Matter] = {one.kind_and_change: one for one in matters}
    found: list[Matter] = []
    for matter in matters:
        turned = told.get((matter.kind, matter.change[::-1]))
        if turned is None or turned is matter or len(matter.change) != 2:
            found.append(matter)
        elif matter is told[min(matter.kind_and_change, turned.kind_and_change)]:
            found.append(_held_by_fewer(case, standing, matter, turned))
    return tuple(found)


def _held_by_fewer(case: Case, standing: Standing, one: Matter, turned: Matter) -> Matter:
    """Two matters of which each has at issue what the other has it held against."""
    sides = [_by_article((*one.at, *turned.against)), _by_article((*turned.at, *one.against))]
    new, old = sorted(sides, key=len) if len(sides[0]) != len(sides[1]) else sides

    def nearest(pair: tuple[Place, Place]) -> tuple[bool, int, int]:
        at, against = pair
        order = (case.order[at.article], case.order[against.article])
        return (not standing.changed(against.article, at.article), *order)

    at, against = min(((a, b) for a in new for b in old), key=nearest)
    grave = one.grave or turned.grave
    found = change(case, standing, one.kind, grave, at, against)
    return replace(
        found,
        at=(at, *(place for place in new if place != at)),
        against=(against, *(place for place in old if place != against)),
        note=one.note or turned.note,
    )


def _by_article(places: Sequence[Place]) -> list[Place]:
    """The first place of each article."""
    found: dict[ArticleId, Place] = {}
    for place in places:
        found.setdefault(place.article, place)
    return list(found.values())


def _another_count(case: Case, standing: Standing, alignment: Alignment, flag: Flag) -> bool:
    """Whether two versions of a report count the dead at two hours, and neither was taken from the other.

    Collation has made such a mark a note.
    """
    if flag.kind is not FlagKind.FIGURE_CHANGED or flag.grave:
        return False
    a, b = case.article(alignment.a), case.article(alignment.b)
    taken = standing.changed(a.id, b.id) or standing.changed(b.id, a.id)
    return not taken and hours_apart(a, b)


def _journeys(case: Case, *places: Place) -> list[set[int]]:
    """For each place, the journeys of the quotations that it lies in."""
    return [
        {quote.journey for quote in case.quotes.get(place.article, ()) if quote.span.overlaps(place.span)}
        for place in places
    ]


def _flagged(
    case: Case, standing: Standing, alignment: Alignment, link: Link, run: Run, flag: Flag
) -> Matter:
    """A flag, with the text at issue told apart from the one it is held against."""
    a, b = _flagged_places(case, alignment, link, run, flag)
    at, against = (a, b) if standing.rank[a.article] > standing.rank[b.article] else (b, a)
    note = _NOTE.search(flag.reason)
    found = change(case, standing, flag.kind, flag.grave, at, against)
    return replace(found, note=note[1]) if note else found


_NOTE = re.compile(r"”: ([^“”]{1,120})$")
_NAMED_WORDS = re.compile(r"“([^”\n]{1,300})”")


def _flagged_places(
    case: Case, alignment: Alignment, link: Link, run: Run, flag: Flag
) -> tuple[Place, Place]:
    """The words that a flag's reason names, where they stand in the linked sentences, else its run.

    A run ends where the wording does; the reason names the phrase that a reader has to see.
    """
    named = _NAMED_WORDS.findall(flag.reason)
    if len(named) == 2:
        for first, second in (named, named[::-1]):
            a = _find(case, alignment.a, link.a, first, run.a)
            b = _find(case, alignment.b, link.b, second, run.b)
            if a is not None and b is not None:
                return a, b
    return Place(alignment.a, run.a), Place(alignment.b, run.b)


def _find(case: Case, article: ArticleId, sentences: tuple[int, ...], words: str, near: Span) -> Place | None:
    """Where words stand in some sentences of an article, nearest to a run."""
    one = case.article(article)
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    spans = [one.sentences[index].span for index in sentences]
    found = [
        Span(match.start(), match.end())
        for span in spans
        for match in pattern.finditer(one.text, span.start, span.end)
    ]
    best = min(found, key=lambda span: (abs(span.start - near.start), span), default=None)
    return None if best is None else Place(article, best)


def change(
    case: Case,
    standing: Standing,
    kind: FlagKind,
    grave: bool,
    at: Place,
    against: Place,
    text: str = "",
) -> Matter:
    """A changed wording as a matter, with a headline that has both and a sentence that says where."""
    new, old = (_words(case, place) for place in (at, against))
    most = case.settings.findings.longest_words
    inside = " inside the quotation marks" if kind is FlagKind.QUOTATION_ALTERED else ""
    letter, other = case.letter(at.article), case.letter(against.article)
    if not new or not old:
        title = _one_sided(new, old, most) + inside
    elif standing.changed(against.article, at.article):
        title = f"{phrase(old, most)} became {phrase(new, most)}{inside}"
    else:
        title = f"{other} has {phrase(old, most)}, {letter} has {phrase(new, most)}{inside}"
    return Matter(kind, grave, (folded(old), folded(new)), title, text, (at,), (against,), _scope(case, at))


def told(case: Case, matter: Matter) -> str:
    """Where either wording stands, of all texts that have it: a matter's text when nothing else is said."""
    if matter.text:
        return matter.text
    at, against = matter.at[0], matter.against[0]
    new, old = (_words(case, place) for place in (at, against))
    letters, others = _having(case, new, matter.at), _having(case, old, matter.against)
    if not new or not old:
        return f"{lettered(others)} and {lettered(letters)} differ here."
    most = case.settings.findings.longest_words
    where = "Where"
    if all(_in_headline(case, place) for place in (at, against)):
        where = "In the headline, where"
        letters, others = [case.letter(at.article)], [case.letter(against.article)]
    have, has = ("have" if len(each) > 1 else "has" for each in (others, letters))
    note = f": {matter.note}" if matter.note else ""
    wordings = f"{have} {phrase(old, most)}, {lettered(letters)} {has} {phrase(new, most)}"
    return f"{where} {lettered(others)} {wordings}{note}."


def _having(case: Case, words: str, places: tuple[Place, ...]) -> list[str]:
    """The letters of the places that have just these words, in the order of letters."""
    same = {place.article for place in places if folded(_words(case, place)) == folded(words)}
    return [case.letter(article) for article in sorted(same, key=case.order.__getitem__)]


def _in_headline(case: Case, place: Place) -> bool:
    index = case.sentence_at(place.article, place.span.start)
    if index is None:
        return False
    return case.article(place.article).sentences[index].role is SentenceRole.HEADLINE


def _scope(case: Case, at: Place) -> Place:
    """The quotation that a place lies in, or the place itself: within it, two matters are one."""
    for quote in case.quotes.get(at.article, ()):
        if quote.span.start <= at.span.start and at.span.end <= quote.span.end:
            return Place(at.article, quote.span)
    return at


def _words(case: Case, place: Place) -> str:
    return " ".join(place.span.of(case.article(place.article).text).split())


def folded(words: str) -> str:
    """Words without case and marks: what makes two changes one."""
    return " ".join(fold(t.of(words)) for t in tokenize(words) if t.kind is not TokenKind.MARK)


def _one_sided(new: str, old: str, most: int) -> str:
    """The headline of words that one side lacks altogether."""
    if old:
        return f"{phrase(old, most)} is missing"
    return f"{phrase(new, most)} was added" if new else "the wording differs"
