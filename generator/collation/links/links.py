"""Links as a page can show them: a match with its direction, its runs, its reason, and whether it moved.

    B 12 ← A 4   reworded   moved   shares “unspecified channel”, Ann Lee

*Moved* is what leaves the heaviest chain of matches that runs forward in both texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from generator.collation.links.runs import rewrite
from generator.collation.sentences.features import Features, span_of
from generator.collation.sentences.matches import Match, in_headline
from generator.collation.sentences.reasons import tie
from generator.collation.sentences.shares import shares
from generator.collation.sentences.similarity import Index
from generator.collation.words.chain import heaviest_chain
from generator.model.collation import Alignment, Flag, FlagKind, Link, Relation, Run, Tier
from generator.settings import CollationSettings
from generator.text.language import tables
from generator.text.occasions import hours_apart, of_other_days, said_apart

__all__ = ["link", "moves"]


def link(story: Index, a: int, b: int, matches: Sequence[Match], settings: CollationSettings) -> Alignment:
    """The alignment of articles `a` and `b`: links ordered by their place in `b`, then in `a`."""
    left, right = story.articles[a], story.articles[b]
    ordered = sorted(matches, key=lambda match: (match.b, match.a))
    places = [(span_of(left, match.a), span_of(right, match.b)) for match in ordered]
    links = [
        Link(
            a=match.a,
            b=match.b,
            relation=match.relation,
            tier=match.tier,
            similarity=match.similarity,
            probability=match.probability,
            moved=moved,
            reason=_reason(story, left, right, match),
            runs=_marked(match, rewrite(left.article, in_a, right.article, in_b, settings)),
            hand=match.hand,
        )
        for match, moved, (in_a, in_b) in zip(ordered, moves(left, right, ordered), places, strict=True)
    ]
    common = shares(left, right, links)
    if all(share.absent > 1 - settings.flags.figure_common for share in common):
        links = [_of_its_own(one) for one in links]
        apart = of_other_days(left.article, right.article)
    else:
        apart = False
    links = [_said_once(one, left, right, apart) for one in links]
    if hours_apart(left.article, right.article):
        links = [_counted_anew(one, left.article.language) for one in links]
    return Alignment(left.article.id, right.article.id, tuple(links), common)


_FIGURES = frozenset({FlagKind.FIGURE_CHANGED, FlagKind.DATE_CHANGED})


def _of_its_own(link: Link) -> Link:
    """A link of two texts that each tell mostly what the other has not: another figure there may be that of
    another day or another count, so it is no more than a note."""
    if not any(flag.kind in _FIGURES for run in link.runs for flag in run.flags):
        return link
    return replace(link, runs=tuple(replace(run, flags=tuple(map(_quiet, run.flags))) for run in link.runs))


def _said_once(link: Link, left: Features, right: Features, apart: bool) -> Link:
    """Without the mark of a bent quotation where it was said on two days: what people like to say they say
    again. So it is with two texts of their own of two days, `apart`."""
    if not any(flag.kind is FlagKind.QUOTATION_ALTERED for run in link.runs for flag in run.flags):
        return link
    here, there = span_of(left, link.a)[0], span_of(right, link.b)[0]
    if not apart and not said_apart(left.article, here, right.article, there):
        return link
    runs = (
        replace(run, flags=tuple(each for each in run.flags if each.kind is not FlagKind.QUOTATION_ALTERED))
        for run in link.runs
    )
    return replace(link, runs=tuple(runs))


def _counted_anew(link: Link, language: str) -> Link:
    """A link of two texts hours apart: another number of the dead is a later count, no more than a note."""
    counting = tables(language).counting
    counted = counting.get("people", frozenset()) | counting.get("fates", frozenset())

    def quiet(flag: Flag) -> Flag:
        toll = flag.kind is FlagKind.FIGURE_CHANGED and not counted.isdisjoint(
            re.findall(r"\w+", flag.reason.lower())
        )
        return replace(flag, grave=False) if toll else flag

    if not any(flag.kind is FlagKind.FIGURE_CHANGED for run in link.runs for flag in run.flags):
        return link
    return replace(link, runs=tuple(replace(run, flags=tuple(map(quiet, run.flags))) for run in link.runs))


def _quiet(flag: Flag) -> Flag:
    return replace(flag, grave=False) if flag.kind in _FIGURES else flag


def _marked(match: Match, runs: Sequence[Run]) -> tuple[Run, ...]:
    """A possible link is no evidence: nothing in it is flagged."""
    if match.tier is Tier.FIRM:
        return tuple(runs)
    return tuple(replace(run, flags=()) if run.flags else run for run in runs)


def moves(left: Features, right: Features, matches: Sequence[Match]) -> list[bool]:
    """For each match whether it leaves the heaviest chain that runs forward in both texts.

    A match of a headline with a body sentence is never a move, nor is one whose sentences are all
    on the chain with others: it only says the same thing once more.
    """
    inside = [n for n, m in enumerate(matches) if in_headline(left, m.a) == in_headline(right, m.b)]
    steps = [(matches[n].a[0], matches[n].b[0], _weight(left, right, matches[n])) for n in inside]
    chain = {inside[step] for step in heaviest_chain(steps)}
    chain_a = {at for n in chain for at in matches[n].a}
    chain_b = {at for n in chain for at in matches[n].b}
    off = set(inside) - chain
    return [
        n in off and not (chain_a.issuperset(match.a) and chain_b.issuperset(match.b))
        for n, match in enumerate(matches)
    ]


def _weight(left: Features, right: Features, match: Match) -> float:
    """Words that a match keeps in their place; a possible one weighs little beside a firm one."""
    words = min(sum(map(left.count, match.a)), sum(map(right.count, match.b)))
    return words * (0.1 + match.similarity) * (1.0 if match.tier == Tier.FIRM else 0.1)


def _reason(story: Index, left: Features, right: Features, match: Match) -> str:
    if match.relation == Relation.VERBATIM:
        return "the same words"
    return tie(story, left, match.a, right, match.b)
