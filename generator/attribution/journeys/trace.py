"""One quotation across the variants of a story.

    A  “improve the bilateral relations full of distrust and misunderstanding, only with …”   verbatim
    B  “relations burdened with distrust and misunderstanding”                                altered
    C  “full of distrust”                                                                     trimmed
    D  “is hostile”                                                                           only here

A to C are one journey. The yardstick is the wording that most variants have, then that of a text which
says whose copy it is, then the longest, then the first in letter order: a claim that words inside the marks
were changed needs a wording to hold them against, and says nothing of who changed them. Equal wordings are
compared once, so the cost follows the number of different quotations and not of copies.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.attribution.journeys.apart import Apart, apart_in
from generator.attribution.quotations.bending import Likeness, Wording, bent, contained, position, wording_of
from generator.attribution.quotations.identity import same_speaker, two_people
from generator.attribution.quotations.speech import Spoken
from generator.model.article import SentenceRole
from generator.model.attribution import Quote, QuoteStatus
from generator.model.collation import Alignment, Relation, Tier, Variant
from generator.model.spans import ArticleId, Place, Span
from generator.settings import AttributionSettings, QuotationSettings
from generator.text.words import words_of

__all__ = ["trace"]


class _Said(Struct, frozen=True):
    """A quotation of a variant: `order` by letter and place, `wording` by number."""

    order: int
    variant: int
    spoken: Spoken
    wording: int
    sentence: int


class _Tie(Struct, frozen=True):
    """What quotation `a` is to quotation `b` of another variant."""

    a: int
    b: int
    likeness: Likeness


def trace(
    variants: tuple[Variant, ...],
    spoken: Mapping[ArticleId, tuple[Spoken, ...]],
    alignments: tuple[Alignment, ...],
    settings: AttributionSettings,
    credited: Container[ArticleId] = frozenset(),
) -> tuple[Quote, ...]:
    """Every quotation of every variant with what became of it, in letter order, then by place. `credited` are
    texts that say whose copy they are.

    Does not depend on the order of `alignments`, nor on that of `spoken`. Words that another variant
    has without quotation marks leave a quotation *only here*, with that place as its counterpart.
    """
    said, wordings = _collect(variants, spoken)
    linked = _linked(variants, alignments)
    apart = apart_in(variants, alignments)
    ties = _ties(said, wordings, linked, apart, settings.quotations)
    journeys = _journeys(len(said), ties)
    says = [variant.id in credited for variant in variants]
    verdicts = _verdicts(said, wordings, ties, _distance(said, variants, linked), says)
    plain = _Plain(variants)
    quotes = []
    for one in said:
        status, other = verdicts[one.order]
        article = variants[one.variant].id
        counterpart = None if other is None else _place(said[other], variants)
        reason = _REASONS[status]
        if status is QuoteStatus.ONLY_HERE:
            counterpart = plain.find(wordings[one.wording], one.variant, settings.quotations)
            reason = reason if counterpart is None else "another text has these words without quotation marks"
        quotes.append(
            Quote(
                article,
                one.spoken.span,
                one.spoken.speaker,
                one.spoken.speaker_span,
                status,
                journeys[one.order],
                counterpart,
                f"{one.spoken.reason}; {reason}",
            )
        )
    return tuple(quotes)


_REASONS = {
    QuoteStatus.VERBATIM: "the wording that other texts have too, or made theirs of",
    QuoteStatus.TRIMMED: "another text has these words inside a longer quotation",
    QuoteStatus.ALTERED: "another text has other words inside the quotation marks",
    QuoteStatus.ONLY_HERE: "no other text has this quotation",
}


def _place(said: _Said, variants: tuple[Variant, ...]) -> Place:
    return Place(variants[said.variant].id, said.spoken.span)


def _collect(
    variants: tuple[Variant, ...], spoken: Mapping[ArticleId, tuple[Spoken, ...]]
) -> tuple[list[_Said], list[Wording]]:
    numbers: dict[tuple[str, ...], int] = {}
    wordings: list[Wording] = []
    said: list[_Said] = []
    for at, variant in enumerate(variants):
        article = variant.article
        starts = [sentence.span.start for sentence in article.sentences]
        for one in sorted(spoken.get(variant.id, ()), key=lambda one: one.span):
            wording = wording_of(one.span.of(article.text), article.language)
            number = numbers.setdefault(wording.words, len(wordings))
            if number == len(wordings):
                wordings.append(wording)
            sentence = bisect_right(starts, one.span.start) - 1
            said.append(_Said(len(said), at, one, number, sentence))
    return said, wordings


_Linked = Mapping[tuple[int, int, int, int], bool]
"""Sentences that correspond, (variant, sentence, variant, sentence) both ways, and whether surely in words
that are near enough to be one report's."""


def _linked(variants: tuple[Variant, ...], alignments: Iterable[Alignment]) -> _Linked:
    numbers = {variant.id: at for at, variant in enumerate(variants)}
    pairs: dict[tuple[int, int, int, int], bool] = {}
    for alignment in alignments:
        if alignment.a not in numbers or alignment.b not in numbers:
            continue
        left, right = numbers[alignment.a], numbers[alignment.b]
        for link in alignment.links:
            near = link.tier is Tier.FIRM and link.relation is not Relation.RETOLD
            for i in link.a:
                for j in link.b:
                    for pair in ((left, i, right, j), (right, j, left, i)):
                        pairs[pair] = near or pairs.get(pair, False)
    return pairs


def _ties(
    said: Sequence[_Said],
    wordings: Sequence[Wording],
    linked: _Linked,
    apart: Apart,
    settings: QuotationSettings,
) -> list[_Tie]:
    by_wording: dict[int, list[_Said]] = defaultdict(list)
    for one in said:
        by_wording[one.wording].append(one)
    ties: list[_Tie] = []
    used = [len(by_wording[number]) for number in range(len(wordings))]
    for left, right in _candidates(wordings, used):
        likeness = _likeness(wordings[left], wordings[right], settings)
        if likeness is None:
            continue
        ties.extend(
            _Tie(a.order, b.order, likeness)
            for a, b in _pairs(by_wording[left], by_wording[right])
            if a.variant != b.variant and _believed(a, b, likeness, wordings, linked, apart, settings)
        )
    return ties


_WITNESSES = 8
"""Occurrences of a wording that every occurrence of another is held against: the rest are copies."""


def _pairs(left: Sequence[_Said], right: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    for a in left:
        yield from ((a, b) for b in right[:_WITNESSES])
    for a in left[:_WITNESSES]:
        yield from ((a, b) for b in right[_WITNESSES:])


_FAMILY = 64
"""Wordings with a word in common up to which all are compared with all …"""
_YARDSTICKS = 8
"""… and above, each with so many that most texts have. A bent quotation is held against the wording of
most texts, so what is lost is the likeness of two that were each bent another way."""


def _candidates(wordings: Sequence[Wording], used: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of wordings with a content word in common; each with itself."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        for key in sorted(wording.content):
            by_key[key].append(number)
    pairs = {(number, number) for number in range(len(wordings))}
    for numbers in by_key.values():
        if len(numbers) <= _FAMILY:
            pairs.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])
        else:
            most = sorted(numbers, key=lambda at: (-used[at], -len(wordings[at].words), at))[:_YARDSTICKS]
            pairs.update((min(a, b), max(a, b)) for a in most for b in numbers)
    return sorted(pairs)


def _likeness(a: Wording, b: Wording, settings: QuotationSettings) -> Likeness | None:
    if a.words == b.words:
        return Likeness.EQUAL
    # A part has all its content in the whole, and what was bent keeps some.
    if len(a.content & b.content) < min(settings.shared_content, len(a.content), len(b.content)):
        return None
    if contained(a, b) or contained(b, a):
        return Likeness.PART
    return Likeness.BENT if bent(a, b, settings) else None


def _believed(
    a: _Said,
    b: _Said,
    likeness: Likeness,
    wordings: Sequence[Wording],
    linked: _Linked,
    apart: Apart,
    settings: QuotationSettings,
) -> bool:
    """Short wordings are said by many: they need the same speaker or sentences that correspond. So does one
    that differs from another, and the sentences must not tell the thing anew. Nobody says just the same
    again on another day, so such a one is another utterance (`apart`)."""
    shorter = min(len(wordings[a.wording].words), len(wordings[b.wording].words))
    content = len(wordings[a.wording].content & wordings[b.wording].content)
    same = same_speaker(a.spoken.speaker, b.spoken.speaker)
    near = linked.get((a.variant, a.sentence, b.variant, b.sentence))
    if likeness is Likeness.BENT:
        if apart(a.variant, a.spoken.span, b.variant, b.spoken.span):
            return False
        return same is True or (bool(near) and not two_people(a.spoken.speaker, b.spoken.speaker))
    if near is not None:
        return True
    if likeness is Likeness.EQUAL:
        return same is True or shorter >= settings.same_without_speaker or (same is None and shorter >= 3)
    return same is True or (shorter >= settings.shortest_trimmed and content >= 2)


def _journeys(count: int, ties: Sequence[_Tie]) -> list[int]:
    """Families by union of ties, numbered from 1 as they first appear."""
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for tie in ties:
        left, right = root(tie.a), root(tie.b)
        parent[max(left, right)] = min(left, right)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(at), len(numbers) + 1) for at in range(count)]


_Distance = Callable[[int, int], tuple[bool, bool, bool, int]]


def _distance(said: Sequence[_Said], variants: tuple[Variant, ...], linked: _Linked) -> _Distance:
    """Which of several equal quotations is the one to show: in a sentence that corresponds, by the same
    speaker, not in a headline, the first in letter order."""

    def distance(one: int, other: int) -> tuple[bool, bool, bool, int]:
        a, b = said[one], said[other]
        roles = variants[b.variant].article.sentences
        headline = 0 <= b.sentence < len(roles) and roles[b.sentence].role is SentenceRole.HEADLINE
        return (
            (a.variant, a.sentence, b.variant, b.sentence) not in linked,
            same_speaker(a.spoken.speaker, b.spoken.speaker) is not True,
            headline,
            other,
        )

    return distance


def _verdicts(
    said: Sequence[_Said],
    wordings: Sequence[Wording],
    ties: Sequence[_Tie],
    distance: _Distance,
    credited: Sequence[bool],
) -> list[tuple[QuoteStatus, int | None]]:
    """For each quotation its status and the quotation that it is held against."""
    met: dict[int, dict[Likeness, list[int]]] = defaultdict(lambda: defaultdict(list))
    for tie in ties:
        met[tie.a][tie.likeness].append(tie.b)
        met[tie.b][tie.likeness].append(tie.a)
    variants_of: dict[int, set[int]] = defaultdict(set)
    for one in said:
        variants_of[one.wording].add(one.variant)
    vouched = {one.wording for one in said if credited[one.variant]}

    def weight(at: int) -> tuple[int, bool, int, int]:
        """How good a yardstick: in how many variants, whether in one that says whose it is, its length."""
        one = said[at]
        words = len(wordings[one.wording].words)
        return len(variants_of[one.wording]), one.wording in vouched, words, -at

    pieces: dict[int, list[_Said]] = defaultdict(list)
    for one in said:
        pieces[one.variant].append(one)
    return [
        _verdict(one, said, pieces[one.variant], wordings, met[one.order], weight, distance) for one in said
    ]


def _verdict(
    one: _Said,
    said: Sequence[_Said],
    beside: Sequence[_Said],
    wordings: Sequence[Wording],
    met: Mapping[Likeness, Sequence[int]],
    weight: Callable[[int], tuple[int, bool, int, int]],
    distance: _Distance,
) -> tuple[QuoteStatus, int | None]:
    """The gravest that is true: altered, verbatim, trimmed, only here."""
    bent_from = [at for at in met.get(Likeness.BENT, ()) if weight(at) > weight(one.order)]
    if bent_from:
        return QuoteStatus.ALTERED, max(bent_from, key=weight)
    equal = met.get(Likeness.EQUAL, ())
    if equal:
        return QuoteStatus.VERBATIM, min(equal, key=lambda at: distance(one.order, at))
    length = len(wordings[one.wording].words)
    longer = [at for at in met.get(Likeness.PART, ()) if len(wordings[said[at].wording].words) > length]
    cut_from = [at for at in longer if not _whole_in_pieces(said[at], beside, wordings)]
    if cut_from:
        return QuoteStatus.TRIMMED, max(cut_from, key=weight)
    others = [at for ats in met.values() for at in ats]
    return (QuoteStatus.VERBATIM, min(others)) if others else (QuoteStatus.ONLY_HERE, None)


def _whole_in_pieces(whole: _Said, beside: Sequence[_Said], wordings: Sequence[Wording]) -> bool:
    """“It is over,” she said. “Go home.” has all of “It is over. Go home.”: nothing was trimmed."""
    words = wordings[whole.wording].words
    missing = set(range(len(words)))
    for one in beside:
        piece = wordings[one.wording].words
        at = position(piece, words) if piece else None
        if at is not None:
            missing -= set(range(at, at + len(piece)))
    return len(missing) <= 1


_Told = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]
"""The words of a text, and where each begins and ends."""


class _Plain:
    """The words of each variant, to find a quotation that stands there without its marks."""

    def __init__(self, variants: tuple[Variant, ...]) -> None:
        self._variants = variants
        self._words: dict[int, _Told] = {}
        self._lines: dict[int, str] = {}

    def find(self, wording: Wording, own: int, settings: QuotationSettings) -> Place | None:
        """The first place of another variant that has all the words in order."""
        if len(wording.words) < settings.shortest_trimmed or len(wording.content) < 2:
            return None
        line = f" {' '.join(wording.words)} "
        for at, variant in enumerate(self._variants):
            if at == own or line not in self._line(at):
                continue
            words, starts, ends = self._of(at)
            found = position(wording.words, words)
            if found is not None:
                return Place(variant.id, Span(starts[found], ends[found + len(wording.words) - 1]))
        return None

    def _line(self, at: int) -> str:
        if at not in self._lines:
            self._lines[at] = f" {' '.join(self._of(at)[0])} "
        return self._lines[at]

    def _of(self, at: int) -> _Told:
        if at not in self._words:
            article = self._variants[at].article
            told = [(one.span.start, words_of(one.span.of(article.text))) for one in article.sentences]
            self._words[at] = (
                tuple([word for _, own in told for word in own.words]),
                tuple([begin + start for begin, own in told for start in own.starts]),
                tuple([begin + end for begin, own in told for end in own.ends]),
            )
        return self._words[at]
