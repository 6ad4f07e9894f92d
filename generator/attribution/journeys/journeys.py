"""A quotation's way through a story: every form, in the order of lineage, and what changed inside it.

    A  “exercise of our sovereign right”     the form that the others are held against
    B  “exercise of our sovereign right”     verbatim
    C  “exercise of sovereign rights”        altered: our cut, right → rights

The order is that of lineage, a text after those that it took from, then that of letters; texts of no
lineage come last: where nobody knows who was first, the order claims nothing. Words are paired by their
longest common sequence, since the order of words is part of a quotation; typography and capitals are no
change. *Attributed differently* takes two speakers that are named in the sentence of the quotation, and at
least `same_without_speaker` words: a pronoun is for the reader to resolve.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import LCSseq

from generator.attribution.lineage.steps import TOOK
from generator.attribution.quotations.identity import two_people
from generator.model.article import Article
from generator.model.attribution import Confidence, Derivation, Journey, Quote, QuoteStatus, Stop
from generator.model.collation import Run, RunKind, Variant
from generator.model.spans import ArticleId, Place, Span
from generator.settings import QuotationSettings
from generator.text.keys import fold
from generator.text.tokens import Token, TokenKind, tokenize

__all__ = ["depths", "journeys_of", "runs_between"]


def journeys_of(
    variants: Sequence[Variant],
    quotes: Sequence[Quote],
    derivations: Sequence[Derivation],
    settings: QuotationSettings,
) -> tuple[Journey, ...]:
    """The quotations that several texts have, in the order in which the first of them is met."""
    articles = {variant.id: variant.article for variant in variants}
    order = {variant.id: place for place, variant in enumerate(variants)}
    depth = depths(tuple(articles), derivations)
    apart = set(articles) - {
        each for one in derivations if _is_step(one) for each in (one.source, one.derived)
    }
    together: dict[int, list[int]] = {}
    for at, quote in enumerate(quotes):
        together.setdefault(quote.journey, []).append(at)
    taken: set[str] = set()
    found = []
    for number, members in together.items():
        if len({quotes[at].article for at in members}) < 2:
            continue
        members.sort(
            key=lambda at: (
                quotes[at].article in apart,
                depth[quotes[at].article],
                order[quotes[at].article],
                quotes[at].span,
            )
        )
        fullest = _fullest(quotes, members)
        stops = tuple(_stop(at, fullest, quotes, articles, settings) for at in members)
        name = _name(quotes[fullest].span.of(articles[quotes[fullest].article].text), taken)
        found.append(Journey(name, number, fullest, stops))
    return tuple(found)


def depths(articles: Sequence[ArticleId], derivations: Sequence[Derivation]) -> Mapping[ArticleId, int]:
    """How many steps of lineage lead to each article, by the longest way; what is unproven is no step."""
    sources: dict[str, list[str]] = {}
    for one in derivations:
        if _is_step(one):
            sources.setdefault(one.derived, []).append(one.source)
    known: dict[str, int] = {}
    waiting: list[str] = list(reversed(articles))
    while waiting:  # no circle: `Steps` refuses them
        here = waiting[-1]
        before = [source for source in sources.get(here, ()) if source not in known]
        if before:
            waiting += before
            continue
        known[here] = 1 + max((known[source] for source in sources.get(here, ())), default=-1)
        waiting.pop()
    return {article: known[article] for article in articles}


def _is_step(derivation: Derivation) -> bool:
    return derivation.kind in TOOK and derivation.confidence is not Confidence.UNPROVEN


def _fullest(quotes: Sequence[Quote], members: Sequence[int]) -> int:
    """What the others are held against: the wording that was not altered and has most of it."""
    whole = [at for at in members if quotes[at].status is QuoteStatus.VERBATIM] or list(members)
    return max(whole, key=lambda at: (len(quotes[at].span), -members.index(at)))


def _stop(
    at: int,
    fullest: int,
    quotes: Sequence[Quote],
    articles: Mapping[ArticleId, Article],
    settings: QuotationSettings,
) -> Stop:
    quote, against = quotes[at], quotes[fullest]
    changed = at != fullest and quote.status in (QuoteStatus.ALTERED, QuoteStatus.TRIMMED)
    if changed:
        against = next((q for q in quotes if Place(q.article, q.span) == quote.counterpart), against)
    here, there = articles[quote.article], articles[against.article]
    runs = tuple(runs_between(there.text, against.span, here.text, quote.span)) if changed else ()
    return Stop(
        at,
        quotes.index(against) if changed else fullest,
        runs,
        _other_speaker(quote, quotes[fullest], articles, settings),
    )


def _words(text: str, span: Span) -> list[Token]:
    return [token for token in tokenize(text, span) if token.kind is not TokenKind.MARK]


def runs_between(a_text: str, a: Span, b_text: str, b: Span) -> Iterator[Run]:
    """What was kept, cut, added and put in place of other words, from the words of `a` to those of `b`."""
    left, right = _words(a_text, a), _words(b_text, b)
    folded = [fold(token.of(a_text)) for token in left], [fold(token.of(b_text)) for token in right]
    start, end = _window(*folded)
    if start:
        yield Run(RunKind.CUT, _span(left[:start], left, 0, a), _span((), right, 0, b))
    yield from _within(left[:end], start, right, folded, (a, b))
    if end < len(left):
        yield Run(RunKind.CUT, _span(left[end:], left, end, a), Span(b.end, b.end))


def _window(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """The shortest part of the longer wording that has all that they share, and as many words around it as
    the other has words of its own there; the rest was cut."""
    most = LCSseq.similarity(left, right)
    start = bisect_left(
        range(len(left)), True, key=lambda at: LCSseq.similarity(left[at + 1 :], right) < most
    )
    end = bisect_left(range(len(left)), True, key=lambda at: LCSseq.similarity(left[start:at], right) == most)
    blocks = [block for block in LCSseq.editops(left[start:end], right).as_matching_blocks() if block.size]
    if not blocks:
        return 0, len(left)
    own_before, own_after = blocks[0].b, len(right) - blocks[-1].b - blocks[-1].size
    return max(0, start - own_before), min(len(left), end + own_after)


def _within(
    left: Sequence[Token],
    start: int,
    right: Sequence[Token],
    folded: tuple[list[str], list[str]],
    whole: tuple[Span, Span],
) -> Iterator[Run]:
    a, b = whole
    i, j = start, 0
    for block in LCSseq.editops(folded[0][start : len(left)], folded[1]).as_matching_blocks():
        gone, new = left[i : start + block.a], right[j : block.b]
        if gone or new:
            kind = RunKind.REWORDED if gone and new else RunKind.ADDED if new else RunKind.CUT
            yield Run(kind, _span(gone, left, i, a), _span(new, right, j, b))
        if block.size:
            i, j = start + block.a + block.size, block.b + block.size
            kept = left[i - block.size : i], right[block.b : j]
            yield Run(RunKind.KEPT, _span(kept[0], left, i, a), _span(kept[1], right, j, b))


def _span(tokens: Sequence[Token], every: Sequence[Token], at: int, whole: Span) -> Span:
    """Where words stand, or the place where they would."""
    if tokens:
        return Span(tokens[0].start, tokens[-1].end)
    place = every[at].start if at < len(every) else whole.end
    return Span(place, place)


def _other_speaker(
    quote: Quote, against: Quote, articles: Mapping[ArticleId, Article], settings: QuotationSettings
) -> bool:
    if len(quote.span.of(articles[quote.article].text).split()) < settings.same_without_speaker:
        return False
    named = all(_is_named(one, articles[one.article]) for one in (quote, against))
    return named and two_people(quote.speaker, against.speaker)


def _is_named(quote: Quote, article: Article) -> bool:
    """Whether the speaker is named in the sentence of the quotation, by a name."""
    span = quote.speaker_span
    if span is None or not quote.speaker or not span.of(article.text)[:1].isupper():
        return False
    if len(span.of(article.text).split()) < 2:
        return False
    return any(each.span.covers(span) and each.span.overlaps(quote.span) for each in article.sentences)


_NAME_WORDS = 5


def _name(words: str, taken: set[str]) -> str:
    """The quotation's permanent name in addresses: its first words, numbered where two begin alike."""
    plain = re.findall(r"[a-z0-9]+", words.lower().replace("’", "").replace("'", ""))[:_NAME_WORDS]
    name = first = "-".join(word[:20] for word in plain) or "quotation"
    number = 1
    while name in taken:
        number += 1
        name = f"{first}-{number}"
    taken.add(name)
    return name
