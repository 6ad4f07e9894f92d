"""Whose words came first: for the words of each text the earliest source in its lineage that has them.

    AP report (absent) ─┬─ A  The mayor quit on Friday after a week of protest.
                        └─ B  On Friday the mayor quit, after days of protest.
                                       └───────┘ ┌─────┘  AP report: A and B both took from it, and share them
    B ── C                 the mayor quit …       AP report as well: carried along B

Words are carried along the runs of the collation from a source to what was taken from it, as WikiWho carries
them from revision to revision (Flöck & Acosta 2014), through derivations that are shown or likely and no
others. Two texts that took from one source outside the corpus had their common words from there, as far as
anybody can tell. Names and small words alone prove nothing: a run needs `carried_words` ordinary words.
Every word that is not listed is the text's own, as far as the corpus shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.attribution.journeys.journeys import depths
from generator.attribution.lineage.absent import is_absent
from generator.attribution.lineage.steps import TOOK
from generator.model.article import Article
from generator.model.attribution import Confidence, Derivation, Provenance, SourceId
from generator.model.collation import Alignment, Link, Run, RunKind, Tier, Variant
from generator.model.spans import ArticleId, Span
from generator.settings import LineageSettings
from generator.text.keys import fold
from generator.text.language import tables
from generator.text.tokens import Token, TokenKind, tokenize
from generator.text.words import words_of

__all__ = ["provenance_of"]

_SAME = (RunKind.KEPT, RunKind.TYPOGRAPHY, RunKind.SPELLING)
_Pairs = list[tuple[Token, Token]]
"""Words of a source and of what was taken from it, one to one."""
_Origin = tuple[SourceId, ArticleId]
"""The source that has a word first, and the text that shows it."""


def provenance_of(
    variants: Sequence[Variant],
    alignments: Sequence[Alignment],
    derivations: Sequence[Derivation],
    settings: LineageSettings,
) -> tuple[Provenance, ...]:
    """The words that each text has from others, in letter order, then by source and text that shows it."""
    articles = {variant.id: variant.article for variant in variants}
    aligned = {(each.a, each.b): each for each in alignments}
    taken = [one for one in derivations if one.kind in TOOK and one.confidence is not Confidence.UNPROVEN]
    depth = depths(tuple(articles), taken)
    takers: dict[ArticleId, tuple[SourceId, ...]] = {}
    for one in taken:
        takers[one.derived] = (*takers.get(one.derived, ()), one.source)
    partners: dict[ArticleId, list[ArticleId]] = {article: [] for article in articles}
    for a, b in aligned:
        partners[a].append(b)
        partners[b].append(a)
    known: dict[ArticleId, dict[int, tuple[Token, _Origin]]] = {}
    for article in sorted(articles, key=lambda each: depth[each]):  # of one depth in letter order
        found: dict[int, tuple[Token, _Origin]] = {}
        for source, witness in _sources(article, partners[article], takers):
            for ours, theirs in _carried(articles, aligned, witness, article, settings):
                earlier = known.get(witness, {}).get(ours.start)
                origin = earlier[1] if source == SourceId(witness) and earlier else (source, witness)
                found.setdefault(theirs.start, (theirs, origin))
        known[article] = found
    return tuple(each for article in articles for each in _told(articles[article], known[article]))


def _sources(
    article: ArticleId, partners: Sequence[ArticleId], takers: Mapping[ArticleId, tuple[SourceId, ...]]
) -> Iterator[tuple[SourceId, ArticleId]]:
    """Each source of a text with the text that shows its words: itself, or who took from it too.

    `partners` are the texts that it is compared with, `takers` the sources of each text.
    """
    mine = takers.get(article, ())
    direct = [other for other in partners if SourceId(other) in mine]
    yield from ((SourceId(other), other) for other in direct)
    for source in mine:
        if is_absent(source):
            yield from ((source, other) for other in partners if source in takers.get(other, ()))


def _carried(
    articles: Mapping[ArticleId, Article],
    aligned: Mapping[tuple[ArticleId, ArticleId], Alignment],
    source: ArticleId,
    derived: ArticleId,
    settings: LineageSettings,
) -> Iterator[tuple[Token, Token]]:
    """The words that two linked texts have in common, in runs that prove something."""
    forward = (source, derived) in aligned
    alignment = aligned.get((source, derived)) or aligned.get((derived, source))
    for link in alignment.links if alignment else ():
        if link.tier is Tier.FIRM:
            for pairs in _stretches(articles, link, source, derived, forward):
                if _proves(articles[derived], pairs, settings):
                    yield from pairs


def _stretches(
    articles: Mapping[ArticleId, Article], link: Link, source: ArticleId, derived: ArticleId, forward: bool
) -> Iterator[_Pairs]:
    """Runs of the same words; neighbours are one, and what was moved is one of its own."""
    pairs: _Pairs = []
    for run in link.runs:
        if run.kind in _SAME:
            pairs += _paired(articles, run, source, derived, forward)
            continue
        yield pairs
        pairs = []
        if run.kind is RunKind.MOVED:
            yield _paired(articles, run, source, derived, forward)
    yield pairs


def _paired(
    articles: Mapping[ArticleId, Article], run: Run, source: ArticleId, derived: ArticleId, forward: bool
) -> _Pairs:
    ours, theirs = (run.a, run.b) if forward else (run.b, run.a)
    left = _words(articles[source].text, ours)
    right = _words(articles[derived].text, theirs)
    return list(zip(left, right, strict=True)) if len(left) == len(right) else []


def _words(text: str, span: Span) -> list[Token]:
    return [token for token in tokenize(text, span) if token.kind is not TokenKind.MARK]


def _proves(article: Article, pairs: _Pairs, settings: LineageSettings) -> bool:
    """Whether a run has ordinary words enough, one of them with meaning."""
    small = tables(article.language).function_words
    words = [theirs.of(article.text) for _, theirs in pairs]
    ordinary = [word for word in words if word[:1].islower()]
    return len(ordinary) >= settings.carried_words and any(fold(word) not in small for word in ordinary)


def _told(article: Article, found: Mapping[int, tuple[Token, _Origin]]) -> Iterator[Provenance]:
    """The words of one text by whose they were, neighbours as one span."""
    spans: dict[_Origin, list[Span]] = {}
    last: _Origin | None = None
    for sentence in article.sentences:
        begin, words = sentence.span.start, words_of(sentence.span.of(article.text))
        for start, end in zip(words.starts, words.ends, strict=True):
            origin = found[begin + start][1] if begin + start in found else None
            if origin is not None:
                own = spans.setdefault(origin, [])
                if origin == last:
                    own[-1] = Span(own[-1].start, begin + end)
                else:
                    own.append(Span(begin + start, begin + end))
            last = origin
        last = None
    for (source, witness), own in spans.items():
        yield Provenance(article.id, source, witness, tuple(own))
