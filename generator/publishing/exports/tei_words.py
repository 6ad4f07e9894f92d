"""Near copies and rewordings in one entry of the apparatus, word by word where they differ.

    A  There will be no talks.    There will be
    B  There will be new talks.   <app><lem wit="#A #C">no</lem><rdg wit="#B" type="reworded">new</rdg></app>
    C  There will be no talk.     <app><lem wit="#A #B">talks</lem><rdg wit="#C" …>talk</rdg></app>.

Changes of several witnesses may overlap, and entries may not. So the base is cut where no witness has a
change: changes that touch are one stretch, and of each stretch every witness gives all its words. A
witness whose sentences were joined, moved or retold, or whose words stand in another order, has no such
cuts in common with the others and keeps a reading of the whole passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.model.article import Article
from generator.model.collation import Passage, Reading, Relation, RunKind, Tier
from generator.model.spans import ArticleId, Span

__all__ = ["Stretch", "close_to_base", "stretches"]

_CLOSE = (Relation.VERBATIM, Relation.EDITED, Relation.REWORDED)
"""With rewordings a lemma of the seeds has 10 words at the mean, 19 without; the file grows by 3 %."""


class Stretch(Struct, frozen=True):
    """Words of the base, and how each witness has them: where all agree, in the one way."""

    base: str
    others: tuple[tuple[str, str, tuple[ArticleId, ...]], ...]
    """What other witnesses have instead, what kind of change it is, and who."""


def close_to_base(passage: Passage, reading: Reading, base: Article, other: Article) -> bool:
    """Whether a reading can be told word by word beside others: sentences for sentences, in one order."""
    link = reading.link
    if link is None or link.moved or link.tier is not Tier.FIRM or link.relation not in _CLOSE:
        return False
    if tuple(link.a) != tuple(passage.base) or tuple(link.b) != tuple(reading.sentences) or not link.runs:
        return False
    if any(run.kind is RunKind.MOVED for run in link.runs):
        return False
    in_order = all(a.a.end <= b.a.start and a.b.end <= b.b.start for a, b in pairwise(link.runs))
    sides = (
        (base, passage.base, [run.a for run in link.runs]),
        (other, reading.sentences, [r.b for r in link.runs]),
    )
    return in_order and all(_covered(*side) for side in sides)


def _covered(article: Article, sentences: Sequence[int], runs: Sequence[Span]) -> bool:
    """Whether nothing but white space lies between the runs of these sentences."""
    at, end = article.sentences[sentences[0]].span.start, article.sentences[sentences[-1]].span.end
    for run in (*runs, Span(end, end)):
        if article.text[at : run.start].strip():
            return False
        at = run.end
    return True


def stretches(
    passage: Passage, base: Article, witnesses: Sequence[tuple[Reading, Article]]
) -> Iterator[Stretch]:
    """The base's passage from its start to its end, cut where a witness changes."""
    places = {reading.article: _Places(reading, article, base) for reading, article in witnesses}
    start = base.sentences[passage.base[0]].span.start
    end = base.sentences[passage.base[-1]].span.end
    at = start
    for cut in _merged([change for each in places.values() for change in each.changes]):
        if at < cut.start:
            yield Stretch(_plain(base.text[at : cut.start]), ())
        yield _changed(cut, base, places)
        at = cut.end
    if at < end:
        yield Stretch(_plain(base.text[at:end]), ())


def _merged(changes: Sequence[Span]) -> Iterator[Span]:
    """Changes that overlap or touch, as one."""
    start = end = -1
    for change in sorted(changes):
        if start >= 0 and change.start <= end:
            end = max(end, change.end)
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = change.start, change.end
    if start >= 0:
        yield Span(start, end)


def _changed(cut: Span, base: Article, places: dict[ArticleId, _Places]) -> Stretch:
    told: dict[tuple[str, str], list[ArticleId]] = {}
    own = _plain(cut.of(base.text))
    for article, its in places.items():
        words = its.words(cut)
        if words != own:
            told.setdefault((words, its.kind(cut)), []).append(article)
    return Stretch(own, tuple((words, kind, tuple(who)) for (words, kind), who in told.items()))


class _Places:
    """Where a witness has what the base has, run by run; changed ones apart from those that are the same."""

    def __init__(self, reading: Reading, article: Article, base: Article) -> None:
        self._text = article.text
        runs = reading.link.runs if reading.link else ()
        self._runs = [(run, run.a.of(base.text) == run.b.of(article.text)) for run in runs]
        self.changes = tuple(run.a for run, kept in self._runs if not kept)

    def words(self, cut: Span) -> str:
        """What the witness has for a stretch of the base that begins and ends in no change of its own."""
        pieces: list[str] = []
        last = -1
        for run, kept in self._runs:
            if kept:
                start, end = max(run.a.start, cut.start), min(run.a.end, cut.end)
                if start >= end:
                    continue
                here = Span(run.b.start + start - run.a.start, run.b.start + end - run.a.start)
            elif _meets(run.a, cut):
                here = run.b
            else:
                continue
            pieces += [" "] * (0 <= last < here.start) + [here.of(self._text)]
            last = here.end
        return _plain("".join(pieces))

    def kind(self, cut: Span) -> str:
        kinds = {run.kind.value for run, kept in self._runs if not kept and _meets(run.a, cut)}
        return kinds.pop() if len(kinds) == 1 else "reworded"


def _meets(run: Span, cut: Span) -> bool:
    return cut.start <= run.start and run.end <= cut.end


def _plain(words: str) -> str:
    """With single spaces; one at an end stays, since words follow there."""
    inner = " ".join(words.split())
    if not inner:
        return " " * bool(words)
    return f"{' ' * words[0].isspace()}{inner}{' ' * words[-1].isspace()}"
